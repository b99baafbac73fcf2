"""Reading and writing files: all of a directory, text as UTF-8; unchanged files are left alone."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from click import ClickException


def contents(directory: Path) -> Iterator[Path]:
    """The files below a directory, sorted, without what systems and editors leave beside them.

    Left out are hidden files and folders (`.DS_Store`, `.x.yml.swp`) and copies that an editor
    keeps (`x.yml~`, `#x.yml#`, `~$x.yml`).
    """
    for path in sorted(_below(directory)):
        if path.is_file():
            yield path


def links(directory: Path) -> Iterator[Path]:
    """The symbolic links below a directory, sorted, without links that editors make."""
    for path in sorted(_below(directory)):
        if path.is_symlink():
            yield path


def refuse_filled(directory: Path) -> None:
    """Raise ClickException unless a directory is empty or holds only what git keeps there."""
    inside = directory.iterdir() if directory.exists() else ()
    if any(path.name != ".git" for path in inside):
        raise ClickException(f"{directory} is not empty; name a directory that is not there yet")


def _below(folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Path]:
    """All files below a folder, through symbolic links too, except the excluded ones.

    A link to a folder that it lies in is not followed.
    """
    real = folder.resolve() if folder.is_dir() else None
    if real is None or real in above:
        return
    for path in folder.iterdir():
        is_left = path.name.startswith((".", "#", "~$")) or path.name.endswith("~")
        if not is_left:
            yield path
            yield from _below(path, (*above, real))


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write all of some files, or none of them if one cannot be written.

    Each is first written beside the old one, so that a full disk spoils nothing.

    Raises:
        OSError: A file cannot be written; its `filename` is that of the file.
    """
    waiting: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, content in contents.items():
            there = path.resolve()  # a symbolic link stays one
            waiting[there] = there.with_name(f".{there.name}.{os.getpid()}")
            _write_beside(there, waiting[there], content)
        for path, new in waiting.items():
            before[path] = path.read_bytes() if path.exists() else None
            new.replace(path)
    except OSError as error:
        _restore(before)
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        for new in waiting.values():
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


def _write_beside(path: Path, new: Path, content: bytes) -> None:
    """Write new content beside a file; raise OSError if the file itself may not be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.open("ab").close()
    new.write_bytes(content)
    if path.exists():
        shutil.copymode(path, new)


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def outdated(contents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Those of some files that are not there as they would be written."""
    changed = {}
    for path, content in contents.items():
        if not path.exists() or path.read_bytes() != content:
            changed[path] = content
    return changed


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and its directories, unless it has this content."""
    replace_files(outdated({path: content}))
