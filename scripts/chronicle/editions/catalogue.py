"""The two editions of a history, what their files are called, and which have been made."""

from __future__ import annotations

from pathlib import Path

from chronicle.book import Book
from chronicle.record.text import slug

# Where editions are made, below the root of the project; the site has them at `addresses.EDITIONS`.
HOME = Path(".build") / "editions"
# The book, which is read, and the complete record, in which one looks things up: what the name of a
# file of each has after the version.
READING, COMPLETE = "", "-complete"
FORMATS = (".pdf", ".epub")


def stem(book: Book, edition: str = READING) -> str:
    """The files' name in this version: the site's name in plain letters, and the version."""
    words = (slug(book.site.name), book.version or "unversioned")
    return "-".join(filter(None, words)) + edition


def files(book: Book, root: Path) -> list[tuple[str, int]]:
    """The editions of the current version below the root of the project: name, size in bytes."""
    stems = (stem(book, edition) for edition in (READING, COMPLETE))
    paths = [root / HOME / f"{name}{ending}" for name in stems for ending in FORMATS]
    return [(path.name, path.stat().st_size) for path in paths if path.exists()]
