"""A version to keep: the site as it is read from disk, and what it was made from, with checksums.

The folder is a bag (BagIt 1.0, RFC 8493): what is kept lies below `data/`, and a manifest has the
SHA-256 of every file, by which anybody can tell years later whether all of it is still there.
"""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from chronicle.files import write_file
from chronicle.release import from_disk

# What lies in a project and is made anew, or is no part of it.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".build", "site", "dist", "archive", "__pycache__", "*.egg-info",
    ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", "node_modules",
)  # fmt: skip
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write(bag: Path, site: Path, project: Path, info: Mapping[str, str]) -> int:
    """Write a bag with a built site and the project that it was made from.

    Arguments:
        bag: The folder to write, which must not be there yet.
        site: The built site.
        project: The folder of the project.
        info: What `bag-info.txt` says of it.

    Returns:
        How many files are kept.

    Raises:
        FileExistsError: The folder is there.
    """
    kept = bag / "data"
    shutil.copytree(site, kept / "site")
    from_disk.make_readable(kept / "site")
    shutil.copytree(project, kept / "source", ignore=LEFT_OUT)
    files = sorted(path for path in kept.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    said = {**info, "Payload-Oxum": f"{size}.{len(files)}"}
    lines = [f"{name}: {value}" for name, value in said.items()]
    write_file(bag / "bagit.txt", DECLARATION.encode())
    write_file(bag / "bag-info.txt", ("\n".join(lines) + "\n").encode())
    write_file(bag / "manifest-sha256.txt", _manifest(bag, files).encode())
    tags = [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    write_file(bag / "tagmanifest-sha256.txt", _manifest(bag, tags).encode())
    return len(files)


def _manifest(bag: Path, files: Iterable[Path]) -> str:
    """The checksum and the path of each file, a line each."""
    lines = []
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(bag).as_posix()}\n")
    return "".join(lines)
