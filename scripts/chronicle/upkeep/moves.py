"""Records under another id, merged into another, or withdrawn: every file that names them follows.

Nothing is written here: a function returns a draft of the project. It reads files where the record
is named, and changes them by position, so that comments, order and folding stay as typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses, loading
from chronicle.corpus.messages import slug, with_article
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.corpus.reader import Entry, Path_
from chronicle.corpus.references import Reference, references
from chronicle.files import contents
from chronicle.record import introspection
from chronicle.record.models import Change, Claim, Record, Withdrawn, Work
from chronicle.record.models.fields import ID
from chronicle.upkeep import DATA, DOCS, RefusalError
from chronicle.upkeep.drafts import Draft
from chronicle.upkeep.promises import WITHDRAWN
from chronicle.upkeep.typed import DataFile

# Where a project tests its own record, if it does.
TESTS = "tests/record"
# A block of citations in Markdown, and a link to a record with its words.
CITATIONS = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
LINK = r"\[([^\[\]]*)\]\(id:{}\)"


def rename(book: Book, root: Path, old: str, new: str, why: str, today: dt.date) -> Draft:
    """The project with another id for a record.

    Every reference, link and citation follows, and what was published arrives. Raises RefusalError
    where there is no such record, or where the new id cannot be one.
    """
    if old not in book.corpus.records and new in book.corpus.records:
        message = f"nothing has the id “{old}”, but “{new}” is there; OLD is the id that it has now"
        raise RefusalError(f"{message}, NEW the one that it is to have")
    record = _record(book, old)
    if not re.fullmatch(ID, new):
        better = f"use small letters, digits and hyphens, such as {slug(new) or 'lock-keeper'}"
        raise RefusalError(f"“{new}” cannot be an id; {better}")
    if new in book.corpus.records:
        both = f"to make one of both, make merge OLD={old} INTO={new}"
        raise RefusalError(f"“{new}” is the id of a record already; choose another, or, {both}")
    if taken := [
        one.id for one in book.corpus.records.values() if new in one.ids and one is not record
    ]:
        raise RefusalError(f"“{new}” was the id of “{taken[0]}”, and leads there; choose another")
    files = _Files(book, root)
    for owner, reference in _naming(book, old):
        files.put(owner, reference.path, new)
    files.put(record, ("id",), new)
    formers = [_former(record, today, why)] if _was_published(book, old) else []
    before = [former.id for former in record.formerly]
    files.formerly(record, formers, before.index(new) if new in before else None)
    files.rewrite_pages(lambda text: _renamed(text, old, new, isinstance(record, Work)))
    if (home := files.folder(record)) is not None:
        files.move(home, home.with_name(new))
    unknown = [] if formers else [f"“{old}” was never published: no note is needed"]
    return files.draft((*unknown, *files.tests_naming(old)))


def merge(book: Book, root: Path, old: str, into: str, why: str, today: dt.date) -> Draft:
    """The project without a record, and with another named in its place.

    What the record said goes; its addresses arrive at the other. Raises RefusalError where the two
    are not two of a kind, or pages written by hand belong to the one that goes.
    """
    record, other = _record(book, old), _record(book, into)
    if record is other:
        raise RefusalError(f"“{old}” is named twice; name two records of one kind")
    if type(record) is not type(other):
        first, second = with_article(record.kind_), with_article(other.kind_)
        kinds = f"“{old}” is {first}, “{into}” {second}"
        raise RefusalError(f"{kinds}; name two records of one kind")
    files = _Files(book, root)
    files.refuse_pages(record)
    for owner, reference in _naming(book, old):
        if owner is not record:
            files.replace(owner, reference, into)
    entry = book.corpus.entries[old]
    earlier = entry.values.get("formerly", ())
    formers = [_former(record, today, why)] if _was_published(book, old) else []
    files.formerly(other, [*formers, *earlier])
    files.remove(record)
    files.rewrite_pages(lambda text: _renamed(text, old, into, isinstance(record, Work)))
    place = f"{entry.file}:{entry.marks[()][0]}"
    went = f"What “{old}” said stood at {place} and went; take over what “{into}” lacks"
    return files.draft((went, *files.tests_naming(old)))


def withdraw(
    book: Book, root: Path, identifier: str, why: str, today: dt.date, instead: str | None = None
) -> Draft:
    """The project without a record and the claims about it, and a note at what was published.

    Lists lose it, links become plain text. Raises DataError where it cannot be left out: where it
    is cited, or is all that a field has.
    """
    record = _record(book, identifier)
    if instead and _record(book, instead) is record:
        raise RefusalError(f"INSTEAD names “{instead}” itself; name another, or leave it out")
    claims = [one for one in book.corpus.linking(Claim, identifier, "about") if one is not record]
    removed = {one.id: one for one in (record, *claims)}
    notes = dict(_notes(book, removed, why, today))
    if instead and identifier in notes:
        notes[identifier]["instead"] = instead
    files, problems = _Files(book, root), []
    files.refuse_pages(record)
    for name in removed:
        for owner, reference in _naming(book, name):
            if owner.id in removed or (isinstance(owner, Change) and name in notes):
                continue
            if path := _droppable(owner, reference, book.corpus.entries[owner.id]):
                files.drop(owner, path)
            else:
                message = f"names “{name}”; name something else, or withdraw this first"
                problems.append(book.corpus.entries[owner.id].problem(reference.path, message))
        problems += files.citing(name) if isinstance(removed[name], Work) else ()
        files.rewrite_pages(partial(re.sub, LINK.format(name), r"\1"))
    if problems:
        raise DataError(problems)
    for one in removed.values():
        files.remove(one)
    files.append(WITHDRAWN, notes.values())
    with_it = [f"{one.id}, a claim about it, goes too" for one in claims]
    unknown = [] if notes else [f"“{identifier}” was never published: no note is needed"]
    tests = [note for name in removed for note in files.tests_naming(name)]
    return files.draft((*with_it, *unknown, *tests))


def _record(book: Book, identifier: str) -> Record:
    """The record of an id, if it is one that a person may move. Raises RefusalError if not."""
    if identifier not in book.corpus.records:
        for record in book.corpus.records.values():
            if identifier in record.ids:
                raise RefusalError(f"“{identifier}” is now “{record.id}”")
        close = nearest(identifier, book.corpus.records)
        raise RefusalError(f"nothing has the id “{identifier}”{close}")
    record = book.corpus[identifier]
    if isinstance(record, (Change, Withdrawn)):
        kind = "change" if isinstance(record, Change) else "note of what was withdrawn"
        raise RefusalError(f"“{identifier}” is a {kind}; change it by hand")
    return record


def _was_published(book: Book, identifier: str) -> bool:
    return any(addresses.identifier(address) == identifier for address in book.ledger)


def _former(record: Record, today: dt.date, why: str) -> dict[str, str]:
    label = str(record.label)
    return {"id": record.id, "date": str(today), "label": label, "why": why}


def _naming(book: Book, identifier: str) -> Iterator[tuple[Record, Reference]]:
    """Every record that names one, and where."""
    for source in dict.fromkeys(link.source for link in book.corpus.links_to.get(identifier, ())):
        owner = book.corpus[source]
        for reference in references(type(owner), book.corpus.entries[source].values):
            if reference.target == identifier:
                yield owner, reference


def _droppable(owner: Record, reference: Reference, entry: Entry) -> Path_:
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


def _notes(
    book: Book, removed: Mapping[str, Record], why: str, today: dt.date
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The note of each record that is removed; none where its page goes and covers it."""
    gone = {home for one in removed.values() for home in addresses.homes(one, book.corpus)}
    for record in removed.values():
        published = [one for one in book.ledger if addresses.identifier(one) in record.ids]
        if all(not gone.isdisjoint(addresses.parents(one)) for one in published):
            continue
        typed, here = book.corpus.entries[record.id].values, addresses.address(record, book.corpus)
        note: dict[str, Any] = {
            "id": record.id,
            "formerly": [dict(one) for one in typed.get("formerly", ())],
            "address": here if here in published else published[0],
            "date": str(today),
            "label": str(record.label),
            "why": why,
        }
        yield record.id, {field: value for field, value in note.items() if value}


def _renamed(text: str, old: str, new: str, is_work: bool) -> str:
    """A page written by hand with another id in its links, and where it names a work."""
    text = text.replace(f"](id:{old})", f"](id:{new})")
    if not is_work:
        return text
    text = re.sub(rf"^(paper: *){old}(?=\s*$)", rf"\g<1>{new}", text, count=1, flags=re.MULTILINE)
    return CITATIONS.sub(lambda one: _key(old).sub(new, one[0]), text)


def _key(work: str) -> re.Pattern[str]:
    """The id of a work as a citation has it."""
    return re.compile(rf"(?<=(?<!\w)@){work}(?![\w-])")


class _Files:
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
        if isinstance(last, int) and (record.id == new or new in beside):
            self.drop(record, reference.path)
        elif record.id == new:
            self.drop(record, tuple(before) if before else reference.path)
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

    def rewrite_pages(self, rewritten: Callable[[str], str]) -> None:
        """Change every page written by hand."""
        for path in contents(self.root / DOCS):
            if path.suffix == ".md":
                name = path.relative_to(self.root).as_posix()
                before = self.pages.get(name) or path.read_bytes().decode()
                if (after := rewritten(before)) != before:
                    self.pages[name] = after

    def citing(self, work: str) -> Iterator[Problem]:
        """Every line of a page that cites a work."""
        for path in contents(self.root / DOCS):
            text = path.read_text(encoding="utf-8") if path.suffix == ".md" else ""
            for match in _key(work).finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - text.rfind("\n", 0, match.start())
                name = path.relative_to(self.root).as_posix()
                yield Problem(name, line, column, f"cites “{work}”; cite something else first")

    def folder(self, record: Record) -> Path | None:
        """The folder of pages written by hand that belong to a record, from the root."""
        page, _, anchor = self.book.addresses.get(record.id, "#").partition("#")
        home = Path(DOCS) / page
        return home if page and not anchor and (self.root / home).is_dir() else None

    def tests_naming(self, identifier: str) -> Iterator[str]:
        """A note for each line by which the tests of this very record name a record."""
        whole = re.compile(rf"(?<![\w-]){identifier}(?![\w-])")
        for path in contents(self.root / TESTS):
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if whole.search(line):
                    name = path.relative_to(self.root).as_posix()
                    yield f"{name}:{number} names “{identifier}” too; change it by hand"

    def refuse_pages(self, record: Record) -> None:
        """Raise RefusalError where pages written by hand belong to a record that is to go."""
        if home := self.folder(record):
            message = f"{home} has pages about “{record.id}”; move or remove them first"
            raise RefusalError(message)

    def move(self, old: Path, new: Path) -> None:
        """Move the pages of a folder, and name them by their new addresses."""
        before, after = (f"{one.relative_to(DOCS).as_posix()}/" for one in (old, new))
        for path in contents(self.root / old):
            name = path.relative_to(self.root).as_posix()
            text = self.pages.get(name) or path.read_bytes().decode()
            self.pages[name] = None
            self.pages[(new / path.relative_to(self.root / old)).as_posix()] = text
        link = re.compile(rf"(\]\([^)\s:]*){before}")
        pages = {name: text for name, text in self.pages.items() if text is None}
        self.rewrite_pages(lambda text: link.sub(rf"\g<1>{after}", text))
        self.pages |= pages
        settings = f"{DATA}/{loading.SETTINGS}"
        if (self.root / settings).exists():
            text = (self.root / settings).read_bytes().decode()
            self.pages[settings] = text.replace(before, after)
        for record in self.book.corpus.records.values():
            for field, value in _written_pages(record):
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
            path = self.root / name
            first = f"{loading.modeline(Path(path.name), Withdrawn)}\n"
            self.data[name] = DataFile(path.read_bytes().decode() if path.exists() else first)
        return self.data[name]


def _written_pages(record: Record) -> Iterator[tuple[Path_, str]]:
    """The addresses of pages written by hand that a record names, and where."""
    if isinstance(record, Change):
        yield from ((("pages", index), page) for index, page in enumerate(record.pages))
    if isinstance(record, Withdrawn) and record.page:
        yield ("page",), record.page
