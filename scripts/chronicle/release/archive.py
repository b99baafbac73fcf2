"""A version to keep: the built site, and what it was made from, with checksums.

The folder is a bag (BagIt 1.0, RFC 8493): what is kept lies below `data/`, and a manifest has the
SHA-256 of every file, by which anybody can see years later whether all of it is still there.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from click import ClickException

from chronicle.files import write_file

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
UNTRACKED = "an archive keeps the sources that git tracks; write git init and git add . before"


def write(bag: Path, site: Path, project: Path, info: Mapping[str, str]) -> int:
    """Write a bag with a built site and the sources of the project that it was made from.

    Arguments:
        bag: The folder to write, which must not be there yet.
        site: The built site.
        project: The folder of the project.
        info: What `bag-info.txt` says of it.

    Returns:
        How many files are kept.

    Raises:
        ClickException: Git tracks nothing of the project.
        OSError: The bag cannot be written; nothing of it is left.
    """
    sources = _sources(project)
    bag.mkdir(parents=True)
    try:
        return _fill(bag, site, project, sources, info)
    except OSError:
        shutil.rmtree(bag, ignore_errors=True)
        raise


def _fill(bag: Path, site: Path, project: Path, sources: list[str], info: Mapping[str, str]) -> int:
    kept = bag / "data"
    shutil.copytree(site, kept / "site")
    for name in sources:
        write_file(kept / "source" / name, (project / name).read_bytes())
    files = sorted(path for path in kept.rglob("*") if path.is_file())
    manifest = ""
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        manifest += f"{digest}  {path.relative_to(bag).as_posix()}\n"
    said = ""
    for name, value in info.items():
        said += f"{name}: {value}\n"
    write_file(bag / "bagit.txt", DECLARATION.encode())
    write_file(bag / "bag-info.txt", said.encode())
    write_file(bag / "manifest-sha256.txt", manifest.encode())
    return len(files)


def _sources(project: Path) -> list[str]:
    """The files of a project that git tracks, by their paths inside it."""
    asked = ["git", "ls-files", "-z"]
    told = subprocess.run(asked, cwd=project, capture_output=True, check=False, encoding="utf-8")
    names = [name for name in told.stdout.split("\0") if (project / name).is_file()]
    if not names:
        raise ClickException(f"{told.stderr}{UNTRACKED}")
    return names
