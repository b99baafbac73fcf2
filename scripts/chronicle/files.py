"""Reading and writing files: those of a directory, text as UTF-8, unchanged ones left alone."""

from collections.abc import Iterator
from pathlib import Path


def contents(directory: Path) -> Iterator[Path]:
    """The files below a directory, sorted, without what systems and editors leave beside them.

    Left out are hidden files and folders (`.DS_Store`, `.x.yml.swp`) and copies that an editor
    keeps (`x.yml~`, `#x.yml#`, `~$x.yml`).
    """
    for path in sorted(directory.rglob("*")):
        if path.is_file() and not _is_left_out(path.relative_to(directory)):
            yield path


def broken_links(directory: Path) -> Iterator[Path]:
    """The symbolic links below a directory that lead to nothing, sorted; not those of editors."""
    for path in sorted(directory.rglob("*")):
        is_broken = path.is_symlink() and not path.exists()
        if is_broken and not _is_left_out(path.relative_to(directory)):
            yield path


def _is_left_out(inside: Path) -> bool:
    """Whether a path is of what systems and editors leave beside the files of a directory."""
    return any(name.startswith((".", "#", "~$")) or name[-1] == "~" for name in inside.parts)


def write_file(path: Path, content: bytes) -> bool:
    """Write a file, and its directories, unless it has this content; returns whether it did."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
