"""The histories whose exports are read back: the invented history and the real record."""

from dataclasses import replace

import pytest

from chronicle.history import History
from support import SITE


@pytest.fixture(scope="session")
def real_history(record: History) -> History:
    """The real record, at the address of the invented site."""
    return replace(record, site=SITE)


@pytest.fixture(
    scope="session",
    params=["history", pytest.param("real_history", marks=pytest.mark.record)],
    ids=["invented", "real"],
)
def any_history(request: pytest.FixtureRequest) -> History:
    """Each history in turn."""
    found: History = request.getfixturevalue(request.param)
    return found
