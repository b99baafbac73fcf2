"""The books whose exports are read back: the invented history and the real record."""

from dataclasses import replace

import pytest

from chronicle.book import Book
from support import SITE


@pytest.fixture(scope="session")
def real_book(record: Book) -> Book:
    """The real record, at the address of the invented site."""
    return replace(record, site=SITE)


@pytest.fixture(
    scope="session",
    params=["book", pytest.param("real_book", marks=pytest.mark.record)],
    ids=["invented", "real"],
)
def history(request: pytest.FixtureRequest) -> Book:
    """Each history in turn."""
    found: Book = request.getfixturevalue(request.param)
    return found
