"""The book of the sample history, typeset once for all tests in this directory."""

from pathlib import Path

import pytest

from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder, epub, pdf
from chronicle.editions.book_templates import Book
from chronicle.history import History
from support import SAMPLE, create_shared_directory

DOCS = SAMPLE / "docs"


@pytest.fixture(scope="session")
def book(history: History) -> Book:
    return book_builder.compose_book(history, REQUIRED_EXTENSIONS)


@pytest.fixture(scope="session")
def pdf_path(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF, created once for all processes."""
    file = "book.pdf"
    directory = create_shared_directory(
        tmp_path_factory, "printed", lambda made: pdf.write_pdf(book, DOCS, made / file)
    )
    return directory / file


@pytest.fixture(scope="session")
def epub_path(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("epub") / "book.epub"
    epub.write_epub(book, DOCS, path)
    return path
