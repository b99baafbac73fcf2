"""The whole book for reading away from the site: one PDF for print, one EPUB for readers of electronic books.

They are made on demand by `python -m chronicle editions`, not at a build of the site; what has been made of the current
version is offered by the site. WeasyPrint, which needs Pango on the machine, is only loaded when an edition is made.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from chronicle.pages.page import Book

# Where editions are made, below the root of the project, and where the site offers them.
HOME, ADDRESS = Path(".build") / "editions", "data/editions/"
SUFFIXES = (".pdf", ".epub")


def stem(book: Book) -> str:
    """The name of the files of the current version: the site's name in plain letters, and the version."""
    plain = unicodedata.normalize("NFKD", book.site.name).encode("ascii", "replace").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.lower()).split()
    return "-".join([*words, book.edition.version if book.edition else "unversioned"])


def found(book: Book, root: Path) -> list[tuple[str, int]]:
    """The editions of the current version that have been made below the root of the project: name and size in bytes of each."""
    paths = [root / HOME / f"{stem(book)}{suffix}" for suffix in SUFFIXES]
    return [(path.name, path.stat().st_size) for path in paths if path.exists()]


def make(book: Book, docs: Path, settings: Path, directory: Path) -> list[Path]:
    """Make both editions in a directory. Returns their paths.

    Two makings of one version are alike to the byte on one machine; its fonts are used. `settings` is the `mkdocs.yml` whose
    Markdown extensions pages written by hand are meant for. Raises OSError where WeasyPrint does not find Pango.
    """
    from chronicle.editions import epub, pdf, whole  # one loads WeasyPrint

    directory.mkdir(parents=True, exist_ok=True)
    paths = [directory / f"{stem(book)}{suffix}" for suffix in SUFFIXES]
    volume = whole.assemble(book, docs, settings)
    pdf.write(volume, paths[0])
    epub.write(volume, paths[1])
    return paths
