"""The books whose exports are read back: the invented history and the real record."""

import pytest

from chronicle import build
from chronicle.book import Book
from support import ROOT, SITE


@pytest.fixture(scope="session")
def real_book(built: object) -> Book:
    """The real record, at the address of the invented site; the site that was built has left the citations formatted."""
    return build.load(ROOT / "data", ROOT / "docs", SITE, ROOT / ".cache")


@pytest.fixture(
    scope="session",
    params=["book", pytest.param("real_book", marks=pytest.mark.record)],
    ids=["invented", "real"],
)
def history(request: pytest.FixtureRequest) -> Book:
    """Each history in turn."""
    found: Book = request.getfixturevalue(request.param)
    return found
