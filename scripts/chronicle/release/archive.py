"""A version to keep: the built site, and what it was made from, with checksums.

The folder is a bag (BagIt 1.0, RFC 8493): what is kept lies below `data/`, and a manifest has the
SHA-256 of every file, by which anybody can tell years later whether all of it is still there. Where
the project is a repository of git, all its former versions are kept in a bundle, which git clones.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from chronicle.files import write_file

# What lies in a project and is made anew, or is no part of it.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".build", "site", "dist", "archive", "__pycache__", "*.egg-info",
    ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", "node_modules",
)  # fmt: skip
LICENCE = "LICENSE"
BUNDLE = "repository.bundle"
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
    shutil.copytree(project, kept / "source", ignore=LEFT_OUT)
    bundle(project, kept / BUNDLE)
    files = sorted(path for path in kept.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    said = {**info, "Payload-Oxum": f"{size}.{len(files)}"}
    lines = [f"{name}: {value}" for name, value in said.items()]
    write_file(bag / "bagit.txt", DECLARATION.encode())
    write_file(bag / "bag-info.txt", ("\n".join(lines) + "\n").encode())
    write_file(bag / "manifest-sha256.txt", _manifest(bag, files).encode())
    tags = [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    if (project / LICENCE).is_file():
        shutil.copy(project / LICENCE, bag)
        tags.insert(0, bag / LICENCE)
    write_file(bag / "tagmanifest-sha256.txt", _manifest(bag, tags).encode())
    return len(files)


def bundle(project: Path, file: Path) -> bool:
    """Write the history of a project as a bundle of git; return whether there is one.

    There is none where the project is no whole checkout of its own: no repository, a folder of
    another, or a copy without its past.
    """
    if not shutil.which("git"):
        return False
    asked = _git(project, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    told = asked.stdout.splitlines()
    is_whole = asked.returncode == 0 and told[-1:] == ["false"]
    if not is_whole or Path(told[0]).resolve() != project.resolve():
        return False
    branch = _git(project, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()
    named = ["HEAD", branch] if branch else ["HEAD"]
    return _git(project, "bundle", "create", "--quiet", str(file), *named, "--tags").returncode == 0


def _git(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(project), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _manifest(bag: Path, files: Iterable[Path]) -> str:
    """The checksum and the path of each file, a line each."""
    lines = []
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(bag).as_posix()}\n")
    return "".join(lines)
