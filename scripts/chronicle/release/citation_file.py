"""`CITATION.cff` beside the settings, by which repositories and archives know a project."""

from pathlib import Path

from chronicle.exports import package
from chronicle.files import replace_files
from chronicle.history import History

NAME = "CITATION.cff"
# How it begins where it is ours; without that line it is somebody's own, and stays.
OURS = b"# Written by chronicle publish; without this line the file is yours, and stays.\n"


def write(history: History, folder: Path) -> str:
    """Write the file of the last version into the folder of a project; return what to tell."""
    path = folder / NAME
    if not _is_ours(path):
        return f"{NAME} stays: it does not begin with our line; removed, it is written anew"
    if not is_outdated(history, folder):
        return ""
    replace_files({path: _content(history)})
    return f"{NAME} written"


def is_outdated(history: History, folder: Path) -> bool:
    """Whether `write` would write it."""
    path = folder / NAME
    if not _is_ours(path):
        return False
    return not path.exists() or path.read_bytes() != _content(history)


def _is_ours(path: Path) -> bool:
    return not path.exists() or path.read_bytes().startswith(OURS)


def _content(history: History) -> bytes:
    return OURS + package.citation(history, addressed=False).encode()
