"""The whole book for reading away from the site: one PDF for print, one EPUB for readers of electronic books.

They are made on demand by `python -m chronicle editions`, not at a build of the site; what has been made of the current
version is offered by the site. WeasyPrint, which needs Pango on the machine, is only loaded when an edition is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chronicle.book import Book
from chronicle.editions.names import SUFFIXES, stem
from chronicle.pages.page import Page


def make(book: Book, pages: Iterable[Page], docs: Path, settings: Path, directory: Path) -> list[Path]:
    """Make both editions in a directory. Returns their paths.

    Two makings of one version are alike to the byte on one machine; its fonts are used. `settings` is the `mkdocs.yml` whose
    Markdown extensions pages written by hand are meant for. Raises OSError where WeasyPrint does not find Pango.
    """
    from chronicle.editions import epub, pdf, whole  # one loads WeasyPrint

    directory.mkdir(parents=True, exist_ok=True)
    paths = [directory / f"{stem(book)}{suffix}" for suffix in SUFFIXES]
    volume = whole.assemble(book, pages, docs, settings)
    pdf.write(volume, paths[0])
    epub.write(volume, paths[1])
    return paths
