"""A version to keep: the built site, and what it was made from, with checksums.

The folder is a bag (BagIt 1.0, RFC 8493): what is kept lies below `data/`, and a manifest has the
SHA-256 of every file, by which anybody can tell years later whether all of it is still there. Where
the project is a repository of git, all its former versions are kept in a bundle, which git clones.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chronicle.files import write_file

# Folders that are made anew, or are no part of a project: by their names, or by a file in them,
# which marks an environment of Python, a cache, a bag, and a site that MkDocs built.
MADE = {".git", ".cache", ".build", "dist", "__pycache__", ".hypothesis", "node_modules"}
MARKS = ("pyvenv.cfg", "CACHEDIR.TAG", "bagit.txt", "sitemap.xml.gz")
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
        OSError: The bag cannot be written; nothing of it is left.
    """
    sources = _sources(project)  # before any of the bag is there
    bag.mkdir(parents=True)
    try:
        return _fill(bag, site, project, sources, info)
    except OSError:
        shutil.rmtree(bag, ignore_errors=True)
        raise


def _fill(
    bag: Path, site: Path, project: Path, sources: Iterable[Path], info: Mapping[str, str]
) -> int:
    kept = bag / "data"
    built = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    _copy(built, site, kept / "site")
    _copy(sources, project, kept / "source")
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


def _copy(paths: Iterable[Path], folder: Path, target: Path) -> None:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / path, target / path)


def _sources(project: Path) -> list[Path]:
    """The files of a project that somebody wrote, by their paths inside it.

    With git these are the files that it tracks; without, all files that no program made.
    """
    tracked = _git(project, "ls-files", "-z").stdout.split("\0")
    written = [*map(Path, filter(None, tracked))] or [*_below(project)]
    return sorted({path for path in written if (project / path).is_file()})


def _below(project: Path) -> Iterator[Path]:
    """The files of a project that no program made; folders that one made are passed over."""
    for folder, folders, names in os.walk(project):
        folders[:] = [name for name in folders if not _is_made(Path(folder, name))]
        yield from (Path(folder, name).relative_to(project) for name in names)


def _is_made(folder: Path) -> bool:
    """Whether a program made everything in a folder."""
    is_named = folder.name in MADE or folder.suffix == ".egg-info"
    return is_named or any((folder / mark).exists() for mark in MARKS)


def bundle(project: Path, file: Path) -> bool:
    """Write the history of a project as a bundle of git; return whether there is one.

    There is none where the project is no whole checkout of its own: no repository, a folder of
    another, or a copy without its past.
    """
    asked = _git(project, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    told = asked.stdout.splitlines()
    is_whole = asked.returncode == 0 and told[-1:] == ["false"]
    if not is_whole or Path(told[0]).resolve() != project.resolve():
        return False
    branch = _git(project, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()
    named = ["HEAD", branch] if branch else ["HEAD"]
    return _git(project, "bundle", "create", "--quiet", str(file), *named, "--tags").returncode == 0


def _git(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What git answers; a failure where there is no git."""
    command = ["git", "-C", str(project), *arguments]
    if not shutil.which("git"):
        return subprocess.CompletedProcess(command, 1, "", "")
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False
    )


def _manifest(bag: Path, files: Iterable[Path]) -> str:
    """The checksum and the path of each file, a line each."""
    lines = []
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(bag).as_posix()}\n")
    return "".join(lines)
