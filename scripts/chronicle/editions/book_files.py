"""The file names of the book, and the files that have been generated."""

from pathlib import Path

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.values import slugify

# The output directory, next to the record; on the site it is `addresses.EDITIONS`.
EDITIONS_DIRECTORY = Path(".build") / "editions"
# The cover image of the book, in `docs`; bookshops accept only raster images.
COVER = "cover.png"


def file_stem(history: History) -> str:
    """Return the base name of the files: a slug of the site's name, and the version."""
    return "-".join(filter(None, (slugify(history.site.name), history.version or "unversioned")))


def book_identifier(history: History) -> str:
    """Return the identifier of this version of the book: the URL of its files, without suffix."""
    return f"{history.site.url}{addresses.EDITIONS}{file_stem(history)}"


def book_files(history: History, root: Path) -> list[tuple[str, int]]:
    """Return the files of the current version in a directory: name and size in bytes."""
    paths = [
        root / EDITIONS_DIRECTORY / f"{file_stem(history)}{ending}" for ending in (".pdf", ".epub")
    ]
    return [(path.name, path.stat().st_size) for path in paths if path.exists()]
