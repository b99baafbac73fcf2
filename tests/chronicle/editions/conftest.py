"""The invented history as a book, set once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.editions.whole import Volume, assemble
from support import ANOTHER, ROOT, missing


@pytest.fixture(scope="session")
def volume(book: Book) -> Volume:
    """The book before it is set."""
    return assemble(book, build.pages(book), ANOTHER / "docs", ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def printed(volume: Volume, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF; where the machine has no Pango it cannot be made."""
    try:
        from chronicle.editions import pdf
    except OSError as error:
        missing(f"Pango, which WeasyPrint needs ({error}),")
    path = tmp_path_factory.mktemp("printed") / "book.pdf"
    pdf.write(volume, path)
    return path


@pytest.fixture(scope="session")
def electronic(volume: Volume, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB."""
    from chronicle.editions import epub

    path = tmp_path_factory.mktemp("electronic") / "book.epub"
    epub.write(volume, path)
    return path
