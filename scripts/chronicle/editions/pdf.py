"""The book as a PDF, typeset by Typst: tagged, with bookmarks, links and page numbers."""

import tempfile
from pathlib import Path

import typst

from chronicle.editions.book_templates import Book
from chronicle.editions.pandoc import PACKAGE, run_pandoc, version_timestamp


def write_pdf(book: Book, docs: Path, path: Path) -> None:
    """Typeset the book, with its images in `docs`, and write it to a file.

    Raises typst.TypstError if it would not be accessible: without a font for a character, or an
    alternative text of an image.
    """
    with tempfile.TemporaryDirectory() as directory:
        run_pandoc(
            book,
            docs,
            book.front_matter,
            directory,
            "--to=typst",
            f"--template={PACKAGE / 'book.typ'}",
            "--extract-media=.",
            "--output=book.typ",
        )
        # PDF for universal accessibility (ISO 14289-1): tags, language, title.
        typst.compile(
            Path(directory, "book.typ"),
            output=path,
            pdf_standards="ua-1",
            timestamp=version_timestamp(book),
        )
