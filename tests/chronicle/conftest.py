"""The histories whose exports are tested: the sample history and the real record."""

from dataclasses import replace

import pytest

from chronicle.history import History
from support import SITE


@pytest.fixture(scope="session")
def real_history(record: History) -> History:
    return replace(record, site=SITE)


@pytest.fixture(
    scope="session",
    params=["history", pytest.param("real_history", marks=pytest.mark.record)],
    ids=["invented", "real"],
)
def any_history(request: pytest.FixtureRequest) -> History:
    history: History = request.getfixturevalue(request.param)
    return history
