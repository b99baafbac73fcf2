"""What editions are called, and which have been made."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from chronicle.book import Book

# Where editions are made, below the root of the project, which the site offers at `addresses.EDITIONS`.
HOME = Path(".build") / "editions"
SUFFIXES = (".pdf", ".epub")


def stem(book: Book) -> str:
    """The name of the files of the current version: the site's name in plain letters, and the version."""
    plain = unicodedata.normalize("NFKD", book.site.name).encode("ascii", "replace").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.lower()).split()
    return "-".join([*words, book.edition.version if book.edition else "unversioned"])


def existing(book: Book, root: Path) -> list[tuple[str, int]]:
    """The editions of the current version that have been made below the root of the project: name and size in bytes of each."""
    paths = [root / HOME / f"{stem(book)}{suffix}" for suffix in SUFFIXES]
    return [(path.name, path.stat().st_size) for path in paths if path.exists()]
