"""The book as an EPUB 3, converted by pandoc from the same text as the PDF."""

import tempfile
from pathlib import Path

from chronicle.editions.book_templates import Book
from chronicle.editions.pandoc import COVER, PACKAGE, run_pandoc


def write_epub(book: Book, docs: Path, path: Path) -> None:
    """Write the book to an EPUB file, in which each part of the book is a document.

    The directory `docs` contains the images of the book and its cover, if it has one.

    Raises subprocess.CalledProcessError if pandoc fails or prints a warning.
    """
    cover = docs.resolve() / COVER
    with tempfile.TemporaryDirectory() as directory:
        run_pandoc(
            book,
            docs,
            f'<h1 id="imprint">This edition</h1>{book.imprint}',
            directory,
            "--to=epub3",
            *([f"--epub-cover-image={cover}"] if cover.exists() else ()),
            f"--css={PACKAGE / 'epub.css'}",
            # If the site is its own author, the title page names it once.
            *(() if book.history.site.author else ("--variable=author=",)),
            "--split-level=1",
            "--toc",
            "--toc-depth=2",
            f"--output={path.resolve()}",
        )
