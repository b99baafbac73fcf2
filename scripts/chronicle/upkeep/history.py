"""What has changed since a version was published, as far as git can say.

Where there is no git, or it does not know the version, nothing is said.
"""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronicle.book import Book
from chronicle.corpus import ledger, reader
from chronicle.corpus.problems import Problem
from chronicle.corpus.reader import Entry
from chronicle.record.amounts import counted
from chronicle.record.models import KINDS, Change, Withdrawn
from chronicle.record.models.editorial import version_order
from chronicle.record.models.fields import VERSION
from chronicle.upkeep import DATA, DOCS

LEDGER = f"{DATA}/permalinks.txt"
CHANGES = f"{DATA}/changes.yml"
# What became of records, in the order of sentences.
ADDED, CHANGED, MOVED, WITHDRAWN = "added", "changed", "renamed or merged", "withdrawn"
# The version of addresses that were published before any change was entered.
NONE = "unversioned"


@dataclass(frozen=True)
class Since:
    """What has changed since a version: ids of records, and pages.

    `groups` has the ids by what became of the records, in words, in the order of the files: those
    `renamed or merged` have another id, or others were merged into them, those `withdrawn` are the
    notes of what went. `pages` are the addresses of pages written by hand.
    """

    version: str
    groups: Mapping[str, list[str]]
    pages: tuple[str, ...]


def since(book: Book, root: Path) -> Since | None:
    """What has changed in a project since the last published version; None if nothing has."""
    if (published := _published(root)) is None:
        return None
    version, commit = published
    names = _changed_files(root, commit)
    before = _entries(root, commit, [name for name in names if _kind(name)])
    after = {name: entry for name, entry in book.corpus.entries.items() if entry.file in names}
    moved = {
        former.id: name
        for name in after
        for former in book.corpus[name].formerly
        if former.id in before and former.id not in after
    }
    typed = {name: _typed(entry.values, moved) for name, entry in before.items()}
    groups: dict[str, list[str]] = {group: [] for group in (ADDED, CHANGED, MOVED, WITHDRAWN)}
    for name, entry in after.items():
        record = book.corpus[name]
        if isinstance(record, Change) or typed.get(name) == _typed(entry.values, moved):
            continue
        if isinstance(record, Withdrawn) and record.page:  # a page that moved, counted below
            continue
        if isinstance(record, Withdrawn):
            group = WITHDRAWN
        elif name in moved.values():
            group = MOVED
        else:
            group = CHANGED if name in typed else ADDED
        groups[group].append(name)
    pages = _pages(book, names)
    return Since(version, groups, pages) if pages or any(groups.values()) else None


def problems(book: Book, root: Path) -> Iterator[Problem]:
    """Versions that were published and have no entry, and a ledger changed by hand."""
    entered = {change.version for change in book.corpus.of(Change)}
    for version in sorted(_versions(book.ledger) - entered):
        message = f"has no entry for {version}, under which addresses were published; bring it back"
        yield Problem(CHANGES, 0, 0, message)
    published = _published(root)
    if published is None:
        return
    before = ledger.parse(_git(root, "show", f"{published[1]}:./{LEDGER}") or "", LEDGER)
    if lost := sorted(line for line in before.items() if line not in book.ledger.items()):
        lines = f"{counted(len(lost), 'line')} of the version {published[0]}"
        message = f"lacks {lines}, first of /{lost[0][0]}; no line is ever removed: bring them back"
        yield Problem(LEDGER, 0, 0, message)
    for address, version in book.ledger.items():
        if address not in before and version in before.values():
            message = f"{version} was published without /{address}; remove the line; the next"
            yield Problem(LEDGER, 0, 0, f"{message} `make publish VERSION=…` enters it")


def _typed(value: Any, moved: Mapping[str, str]) -> Any:
    """What was typed, with the ids that records have now, and without those they had before."""
    if isinstance(value, Mapping):
        return {key: _typed(one, moved) for key, one in value.items() if key != "formerly"}
    if isinstance(value, tuple):
        return tuple(_typed(one, moved) for one in value)
    return moved.get(value, value) if isinstance(value, str) else value


def _kind(name: str) -> Any:
    """The kind of records in a data file; None for any other file."""
    home = name.removeprefix(f"{DATA}/").partition("/")[0]
    return KINDS.get(home) if name.startswith(f"{DATA}/") and name.endswith(".yml") else None


def _pages(book: Book, names: Iterable[str]) -> tuple[str, ...]:
    files = {page.file: address for address, page in book.handwritten.items()}
    return tuple(sorted(files[name] for name in names if files.get(name)))


def _published(root: Path) -> tuple[str, str] | None:
    """The last version that was published, and the first commit that has it in its ledger."""
    versions = _versions(ledger.read(root / LEDGER))
    if not versions:
        return None
    version = max(versions, key=version_order)
    log = _git(root, "log", "--reverse", "--format=%H", f"-S\t{version}\n", "--", LEDGER)
    return (version, log.split()[0]) if log else None


def _versions(lines: Mapping[str, str]) -> set[str]:
    """The versions in a ledger, without what was entered before there were any."""
    return {version for version in lines.values() if re.fullmatch(VERSION, version)}


def _changed_files(root: Path, commit: str) -> list[str]:
    """The files of records and pages that are not as they were, from the root of the project."""
    differing = _git(root, "diff", "-z", "--name-only", "--relative", commit, "--", DATA, DOCS)
    new = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", DATA, DOCS)
    return [name for name in f"{differing}\0{new}".split("\0") if name]


def _entries(root: Path, commit: str, names: Collection[str]) -> dict[str, Entry]:
    """The records that files had at a commit, as they were typed, by id."""
    entries: dict[str, Entry] = {}
    packed = _git_bytes(root, "archive", commit, DATA) if names else None
    if packed is None:
        return entries
    with tempfile.TemporaryDirectory() as directory:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            members = [one for one in archive.getmembers() if one.name in names]
            archive.extractall(directory, members, filter="data")
        for member in members:
            for entry in reader.read(Path(directory, member.name), member.name):
                if isinstance(entry, Entry) and isinstance(entry.values.get("id"), str):
                    entries[entry.values["id"]] = entry
    return entries


def _git(root: Path, *arguments: str) -> str | None:
    output = _git_bytes(root, *arguments)
    return None if output is None else output.decode("utf-8", "replace")


def _git_bytes(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where there is none, or it fails."""
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
