"""The files of a project while something in it moves: read once, and changed by position."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chronicle.book import Book
from chronicle.corpus import loading
from chronicle.corpus.problems import Problem
from chronicle.corpus.reader import Path_
from chronicle.corpus.references import Reference
from chronicle.files import contents
from chronicle.record import introspection
from chronicle.record.models import Change, Record, Withdrawn
from chronicle.upkeep import DATA, DOCS, RefusalError
from chronicle.upkeep.drafts import Draft
from chronicle.upkeep.typed import DataFile

# Where a project tests its own record, if it does.
TESTS = "tests/record"


def work_key(work: str) -> re.Pattern[str]:
    """The id of a work as a citation has it."""
    return re.compile(rf"(?<=(?<!\w)@){work}(?![\w-])")


def droppable(owner: Record, reference: Reference) -> Path_:
    """The path to what can be left out so that a record names another no more; empty for nothing.

    It is an item of a list, or a field that need not be there; what cites stays.
    """
    *before, last = reference.path
    if last == "work":
        return ()
    if isinstance(last, int):
        return reference.path
    if before and isinstance(before[-1], int):
        return tuple(before)
    needed = introspection.fields(type(owner)).get(str(last))
    return () if before or needed is None or needed.is_required() else reference.path


class ProjectFiles:
    """The files of a project that change, each read when it is first needed."""

    def __init__(self, book: Book, root: Path) -> None:
        self.book, self.root = book, root
        self.data: dict[str, DataFile] = {}
        self.pages: dict[str, str | None] = {}
        self.drops: defaultdict[str, set[Path_]] = defaultdict(set)

    def put(self, record: Record, path: Path_, value: str) -> None:
        """Write another id where a path leads in a record."""
        file, node = self._at(record)
        file.put(node, path, value)

    def drop(self, record: Record, path: Path_) -> None:
        """Leave out an item of a list or a field."""
        self.drops[record.id].add(path)

    def replace(self, record: Record, reference: Reference, new: str) -> None:
        """Name another record, or none where it is that record or is named beside it already."""
        *before, last = reference.path
        beside: Any = self.book.corpus.entries[record.id].values
        for step in before:
            beside = beside[step]
        if record.id == new or (isinstance(last, int) and new in beside):
            self.drop(record, droppable(record, reference) or reference.path)
        else:
            self.put(record, reference.path, new)

    def formerly(
        self, record: Record, formers: Sequence[Mapping[str, Any]], instead: int | None = None
    ) -> None:
        """Enter ids that a record had before, in the place of one that it has again, if any."""
        file, node = self._at(record)
        if formers:
            file.add_formerly(node, formers, instead)
        elif instead is not None:
            self.drop(record, ("formerly", instead))

    def remove(self, record: Record) -> None:
        """Take a record out of its file."""
        self.drops.pop(record.id, None)
        file, node = self._at(record)
        file.remove(node)

    def append(self, name: str, records: Iterable[Mapping[str, Any]]) -> None:
        """Add records to a data file, which need not be there yet."""
        for record in records:
            self._file(f"{DATA}/{name}").append(record)

    def rewrite_pages(self, rewritten: Callable[[str], str], folder: str = DOCS) -> None:
        """Change every page written by hand, or those in a folder."""
        names = {path.relative_to(self.root).as_posix() for path in contents(self.root / DOCS)}
        for name in sorted(names | set(self.pages)):
            if name.endswith(".md") and name.startswith(folder):
                self.rewrite(name, rewritten)

    def rewrite(self, name: str, rewritten: Callable[[str], str]) -> None:
        """Change a file that is no data file, if it is there and was not moved."""
        path = self.root / name
        there = path.read_bytes().decode() if path.exists() else None
        before = self.pages.get(name, there)
        if before is not None and (after := rewritten(before)) != before:
            self.pages[name] = after

    def citing(self, work: str) -> Iterator[Problem]:
        """Every line of a page that cites a work."""
        for path in contents(self.root / DOCS):
            text = path.read_text(encoding="utf-8") if path.suffix == ".md" else ""
            for match in work_key(work).finditer(text):
                name = path.relative_to(self.root).as_posix()
                yield Problem.at(
                    name, text, match.start(), f"cites “{work}”; cite something else first"
                )

    def folder(self, record: Record) -> Path | None:
        """The folder of pages written by hand that belong to a record, from the root."""
        page, _, anchor = self.book.addresses.get(record.id, "#").partition("#")
        home = Path(DOCS) / page
        return home if page and not anchor and (self.root / home).is_dir() else None

    def tests_naming(self, identifier: str) -> Iterator[str]:
        """A note for each line by which the tests of this very record name a record."""
        name_alone = re.compile(rf"(?<![\w-]){identifier}(?![\w-])")
        for path in contents(self.root / TESTS):
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if name_alone.search(line):
                    name = path.relative_to(self.root).as_posix()
                    yield f"{name}:{number} names “{identifier}” too; change it by hand"

    def refuse_pages(self, record: Record) -> None:
        """Raise RefusalError where pages written by hand belong to a record that is to go."""
        if home := self.folder(record):
            raise RefusalError(f"{home} has pages about “{record.id}”; move or remove them first")

    def move(self, old: Path, new: Path) -> None:
        """Move a page, or the pages of a folder, and name them by their new addresses."""
        before, after = (f"{one.relative_to(DOCS).with_suffix('')}/" for one in (old, new))
        is_page = old.suffix == ".md"
        for path in [self.root / old] if is_page else contents(self.root / old):
            name = path.relative_to(self.root).as_posix()
            text = self.pages.get(name) or path.read_bytes().decode()
            self.pages[name] = None
            self.pages[(new / path.relative_to(self.root / old)).as_posix()] = text
        link = re.compile(rf"(\]\([^)\s:]*){before[:-1]}(?=/|\.md)")
        self.rewrite_pages(lambda text: link.sub(rf"\g<1>{after[:-1]}", text))
        settings = f"{DATA}/{loading.SETTINGS}"
        self.rewrite(settings, lambda text: text.replace(before, after))
        for record in self.book.corpus.records.values():
            for field, value in _pages_named(record):
                if value.startswith(before):
                    self.put(record, field, after + value.removeprefix(before))

    def draft(self, notes: tuple[str, ...]) -> Draft:
        """The project as it is to be."""
        for identifier, paths in self.drops.items():
            file, node = self._at(self.book.corpus[identifier])
            file.drop(node, paths)
        data: dict[str, str | None] = {name: file.changed for name, file in self.data.items()}
        return Draft(self.root, dict(sorted((data | self.pages).items())), notes)

    def _at(self, record: Record) -> tuple[DataFile, Any]:
        entry = self.book.corpus.entries[record.id]
        file = self._file(entry.file)
        return file, file.record(entry.marks[()])

    def _file(self, name: str) -> DataFile:
        if name not in self.data:
            self.data[name] = DataFile.at(self.root / name, Withdrawn)
        return self.data[name]


def _pages_named(record: Record) -> Iterator[tuple[Path_, str]]:
    """The addresses of pages written by hand that a record names, and where."""
    if isinstance(record, Change):
        yield from ((("pages", index), page) for index, page in enumerate(record.pages))
    if isinstance(record, Withdrawn) and record.page:
        yield ("page",), record.page
