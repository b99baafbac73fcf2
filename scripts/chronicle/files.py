"""Reading and writing files: those of a directory, text as UTF-8, unchanged ones left alone."""

from collections.abc import Iterator
from pathlib import Path


def contents(directory: Path) -> Iterator[Path]:
    """The files below a directory, sorted, without what systems and editors leave beside them.

    Left out are hidden files and folders (`.DS_Store`, `.x.yml.swp`) and copies that an editor
    keeps (`x.yml~`, `#x.yml#`, `~$x.yml`).
    """
    for path in sorted(directory.rglob("*")):
        names = path.relative_to(directory).parts
        if path.is_file() and not any(
            name.startswith((".", "#", "~$")) or name[-1] == "~" for name in names
        ):
            yield path


def write_file(path: Path, content: bytes) -> bool:
    """Write a file, and its directories, unless it has this content; returns whether it did."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
