"""The invented history in both editions, each set once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.book import Book
from chronicle.editions import make
from chronicle.editions.catalogue import COMPLETE, READING
from chronicle.editions.volume import Volume
from support import ROOT, made_once, missing


@pytest.fixture(scope="session")
def reading(book: Book) -> Volume:
    """The book before it is set."""
    return make.volume(book, READING, ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def complete(book: Book) -> Volume:
    """The complete record before it is set."""
    return make.volume(book, COMPLETE, ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def printed(reading: Volume, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the book."""
    return _print(reading, tmp_path_factory, READING)


@pytest.fixture(scope="session")
def printed_complete(complete: Volume, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the complete record."""
    return _print(complete, tmp_path_factory, COMPLETE)


@pytest.fixture(scope="session", params=["reading", "complete"])
def electronic(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB of either."""
    from chronicle.editions import epub

    path = tmp_path_factory.mktemp("electronic") / f"{request.param}.epub"
    epub.write(request.getfixturevalue(request.param), path, tell=str)
    return path


def _print(volume: Volume, factory: pytest.TempPathFactory, edition: str) -> Path:
    """A PDF, made once for all processes; where the machine has no Pango it cannot be made."""
    try:
        from chronicle.editions import pdf
    except OSError as error:
        missing(f"Pango, which WeasyPrint needs ({error}),")
    file = "book.pdf"
    directory = made_once(
        factory, f"printed{edition}", lambda made: pdf.write(volume, made / file, tell=str)
    )
    return directory / file
