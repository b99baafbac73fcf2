"""A project as it is to be: files with their new text, checked before any of them is written."""

from __future__ import annotations

import datetime as dt
import difflib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chronicle import book as books
from chronicle import build
from chronicle.book import Book
from chronicle.corpus.problems import DataError
from chronicle.files import write_file
from chronicle.site import Site
from chronicle.upkeep import DATA, DOCS, history, promises


def check(root: Path, today: dt.date) -> Book:
    """The book of a project, without its citations. Raises DataError with all that is wrong."""
    data, docs = root / DATA, root / DOCS
    book = books.load(data, docs, Site("", "", ""))
    broken = [
        *build.dead_links(book, docs),
        *promises.problems(book, data, today),
        *history.problems(book, root),
    ]
    if broken:
        raise DataError(broken)
    return book


@dataclass(frozen=True)
class Draft:
    """What is to become of a project: the new text of each file, None for one that goes.

    Files are named by their paths from the root: data/events/1903.yml. `notes` say what else the
    person who asked for it should know.
    """

    root: Path
    files: dict[str, str | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def check(self, today: dt.date) -> Book:
        """The book as it would be. Raises DataError with all that would be wrong."""
        with tempfile.TemporaryDirectory() as directory:
            copy = Path(directory)
            for name in (DATA, DOCS):
                shutil.copytree(self.root / name, copy / name)
            self.write(copy)
            return check(copy, today)

    def write(self, copy: Path | None = None) -> None:
        """Write, and remove, what changes in the project, or in a copy of it."""
        for name, text in self.files.items():
            path = (copy or self.root) / name
            if text is not None:
                write_file(path, text.encode())
                continue
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()

    @property
    def undo(self) -> str:
        """The commands by which it is undone; before it is written."""
        new = [
            name for name, text in self.files.items() if text and not (self.root / name).exists()
        ]
        return " && ".join(["git checkout .", *(f"rm {name}" for name in new)])

    def changes(self) -> Iterator[str]:
        """What changes, a line for each file; before it is written."""
        for name, text in self.files.items():
            path = self.root / name
            before = path.read_bytes().decode().splitlines() if path.exists() else None
            if text is None:
                yield f"{name}: removed"
            elif before is None:
                yield f"{name}: new"
            elif lines := ", ".join(_changed_lines(before, text.splitlines())):
                yield f"{name}: {'line' if lines.isdecimal() else 'lines'} {lines}"


def _changed_lines(before: list[str], after: list[str]) -> Iterator[str]:
    """The numbers of lines that are new or changed, as spans, and how many are removed: 3, 7–9."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "delete":
            yield f"{last - first} removed before {start + 1}"
        elif tag != "equal":
            yield f"{start + 1}–{end}" if end > start + 1 else str(end)
