"""List the files of a directory, and write files atomically; unchanged files are not written."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from click import ClickException


def load_yaml(module_file: str, name: str) -> Any:
    """Return the content of a YAML file in the directory of a module, whose `__file__` is given."""
    return yaml.load(Path(module_file).with_name(name).read_bytes(), yaml.CSafeLoader)


def list_files(directory: Path, withheld: Collection[str] = ()) -> Iterator[Path]:
    """Yield the files in a directory tree, sorted, except those that systems and editors create.

    Hidden files and directories (`.DS_Store`, `.x.yml.swp`) and backup copies of editors (`x.yml~`,
    `#x.yml#`, `~$x.yml`) are omitted, and so are the `withheld` files, by relative path.
    """
    for path in sorted(_walk_directory(directory)):
        if path.is_file() and path.relative_to(directory).as_posix() not in withheld:
            yield path


def misdirected_links(directory: Path, root: Path) -> Iterator[Path]:
    """Yield the symbolic links in a directory tree that lead out of it and out of `root`.

    Links without a target, and hidden files and directories, are included. A directory that
    contains such a link is followed once.
    """
    inside = [Path(os.path.realpath(folder)) for folder in (directory, root)]
    walked: set[Path] = set()
    for folder, folders, files in os.walk(directory, followlinks=True):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            target = Path(os.path.realpath(path))
            is_outside = not any(map(target.is_relative_to, inside))
            if is_outside or not path.exists():
                yield path
            if name in folders and (is_outside or target in walked):
                folders.remove(name)
            walked.add(target)


@contextlib.contextmanager
def hold_lock(path: Path, message: str) -> Iterator[None]:
    """Hold the lock of a file; if another process holds it, print a message and wait.

    The system releases the lock of a process that ends, however it ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(message, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def replace_directory(path: Path, new: Path) -> None:
    """Move a new directory to a path; the directory at this path is removed last."""
    old = new.with_name(f"{new.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if os.path.lexists(path):
        shutil.move(path, old)
    shutil.move(new, path)
    shutil.rmtree(old, ignore_errors=True)


def require_empty_directory(directory: Path) -> None:
    """Raise ClickException unless a directory is missing, is empty, or contains only `.git`."""
    entries = directory.iterdir() if directory.exists() else ()
    if any(path.name != ".git" for path in entries):
        raise ClickException(f"{directory} is not empty; name a directory that does not exist yet")


def _walk_directory(folder: Path, parents: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Yield all paths in a directory tree, except the excluded ones, and follow symbolic links.

    A link to a directory that contains the link is not followed.
    """
    resolved = folder.resolve() if folder.is_dir() else None
    if resolved is None or resolved in parents:
        return
    for path in folder.iterdir():
        is_excluded = path.name.startswith((".", "#", "~$")) or path.name.endswith("~")
        if not is_excluded:
            yield path
            yield from _walk_directory(path, (*parents, resolved))


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write all of the files, or none of them if the disk is full.

    Each new file is first written next to the old one.

    Raises:
        OSError: A file cannot be written; `filename` is its path.
    """
    temporary_paths: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            target = path.resolve()  # replace the target of a symbolic link, not the link
            temporary_paths[target] = target.with_name(f".{target.name}.{os.getpid()}")
            _write_temporary_file(target, temporary_paths[target], content)
        for path, new in temporary_paths.items():
            new.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        for new in temporary_paths.values():
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


def _write_temporary_file(path: Path, new: Path, content: bytes) -> None:
    """Write new content next to a file; raise OSError if the file itself is not writable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.open("ab").close()
    new.write_bytes(content)
    if path.exists():
        shutil.copymode(path, new)


def changed_files(contents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return the files that are missing or have other content."""
    changed = {}
    for path, content in contents.items():
        if not path.exists() or path.read_bytes() != content:
            changed[path] = content
    return changed


def write_file(path: Path, content: bytes) -> None:
    """Write a file and create its directories, unless it already has this content."""
    replace_files(changed_files({path: content}))
