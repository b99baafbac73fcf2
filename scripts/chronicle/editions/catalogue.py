"""What the files of the book are called, and which have been made."""

from pathlib import Path

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.values import slug

# Where the book is made, seen from beside the record; the site has it at `addresses.EDITIONS`.
DIRECTORY = Path(".build") / "editions"
# The picture in `docs` that is the cover of the book; a shop takes one of dots alone.
COVER = "cover.png"


def stem(history: History) -> str:
    """The files' name in this version: the site's name in plain letters, and the version."""
    return "-".join(filter(None, (slug(history.site.name), history.version or "unversioned")))


def identifier(history: History) -> str:
    """What names this version of the book: the address of its files, without ending."""
    return f"{history.site.url}{addresses.EDITIONS}{stem(history)}"


def files(history: History, root: Path) -> list[tuple[str, int]]:
    """The files of the current version below a directory: name and size in bytes."""
    paths = [root / DIRECTORY / f"{stem(history)}{ending}" for ending in (".pdf", ".epub")]
    return [(path.name, path.stat().st_size) for path in paths if path.exists()]
