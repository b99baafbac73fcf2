"""A record given another id: wherever it is named, and so that its old address still arrives."""

import datetime
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from chronicle.corpus import addresses, editing
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.references import references
from chronicle.files import contents, replace_files
from chronicle.history import History
from chronicle.problems import DataError, Problem, nearest
from chronicle.records.base import Record
from chronicle.records.fields import ID
from chronicle.story import citation_syntax

# The target of a link in Markdown, in its place or at the foot of the page.
TARGET = re.compile(r"(?<=\]\()[^)\s]+|(?<=\]: )\S+")
# How one begins that names records by their ids.
BY_ID = ("id:", "figure:", "ladders:", "map:", "question:", "statement:", "words:")
FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Places:
    """Where a history is named: `data` of its record, and `docs` of its pages written by hand.

    `settings` is the file of MkDocs.
    """

    data: Path
    docs: Path
    settings: Path


@dataclass
class Renaming:
    """The files that another id of a record changes, each with its text before and after.

    `folder` has pages written by hand below that of the record, and where it is moved to; nothing
    where there is none. It stays where its pages were published: `is_left` says so.
    """

    old: str
    new: str
    files: dict[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    is_kept: bool = False
    folder: tuple[Path, Path] | None = None
    is_left: bool = False

    def write(self) -> None:
        """Write the files, and move the folder: all of it or, where that fails, nothing.

        Raises:
            OSError: A file cannot be written, or the folder not moved.
        """
        replace_files({path: after for path, (_, after) in self.files.items()})
        if self.folder and not self.is_left:
            before, after_it = self.folder
            try:
                before.rename(after_it)
            except OSError:
                self._undo_files()
                raise

    def undo(self) -> None:
        """Leave all as it was."""
        if self.folder and not self.is_left:
            before, after_it = self.folder
            after_it.rename(before)
        self._undo_files()

    def _undo_files(self) -> None:
        replace_files({path: before for path, (before, _) in self.files.items()})


def rename(
    history: History, places: Places, old: str, new: str, why: str, day: datetime.date
) -> Renaming:
    """What changes where the record `old` of a history is called `new`.

    Arguments:
        history: The history, without a problem.
        places: Where it is named.
        old: The id that it has.
        new: The id that it is given.
        why: Why, for readers who arrive at its old address; perhaps nothing.
        day: The day of the change.

    Raises:
        DataError: There is no such record, or the new id cannot be given.
    """
    corpus = history.corpus
    data = places.data
    if refused := [*_refused(corpus, data, old, new)]:
        raise DataError(refused)
    renaming = Renaming(old, new)
    record = corpus.records[old]
    address = record.site_address(corpus)
    _find_folder(renaming, history, places, address)
    published = set(addresses.record_addresses(record, corpus)) & history.ledger.keys()
    renaming.is_kept = bool(published)
    former: object = {"id": old, "date": str(day), "why": why} if why else old
    by_file: dict[str, list[str]] = {}
    for identifier, entry in corpus.entries.items():
        by_file.setdefault(entry.file, []).append(identifier)
    for file, ids in by_file.items():
        path = data / PurePosixPath(file).relative_to(data.name)
        if path.is_file():
            _edit(path, renaming, partial(_data, ids, corpus, renaming, former))
    for path in contents(places.docs):
        if addresses.is_markdown(path.name):
            _edit(path, renaming, partial(_page, path, renaming))
    _edit(places.settings, renaming, partial(_settings, renaming, address))
    return renaming


def _find_folder(renaming: Renaming, history: History, places: Places, address: str) -> None:
    """Note the folder of pages written by hand below the page of the record, or for it."""
    folder = places.docs / address
    if not address.endswith("/") or not folder.is_dir():
        return
    renaming.folder = (folder, folder.with_name(renaming.new))
    below = [page for page in history.handwritten if page.startswith(address) and page != address]
    renaming.is_left = any(page in history.ledger for page in below)


def _refused(corpus: Corpus, data: Path, old: str, new: str) -> Iterator[Problem]:
    """Why a record cannot be renamed."""
    shown = data.name
    former = {was: record.id for record in corpus.records.values() for was in record.ids[1:]}
    if old not in corpus.records:
        better = f"; it is “{former[old]}” now" if old in former else nearest(old, corpus.records)
        yield Problem(shown, 0, 0, f"nothing has the id “{old}”{better}")
        return
    entry = corpus.entries[old]
    if not (data / PurePosixPath(entry.file).relative_to(data.name)).is_file():
        yield entry.problem(("id",), f"“{old}” comes with the code; write a file of your own first")
    if not re.fullmatch(ID, new):
        yield entry.problem(
            ("id",), f"“{new}” is no id; write small letters, digits and single hyphens"
        )
    if new in corpus.records:
        place = corpus.entries[new]
        yield place.problem(("id",), f"the id “{new}” is taken")
    elif new in former:
        yield corpus.entries[former[new]].problem(
            ("formerly",),
            f"“{new}” was the id of {former[new]}; its address arrives there for ever",
        )


def _edit(path: Path, renaming: Renaming, change: Callable[[str], str]) -> None:
    """Note what a change makes of a file, with the byte order mark and line breaks that it has."""
    before = path.read_bytes()
    text = before.decode("utf-8-sig")
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    is_windows = "\r\n" in text
    changed = change(text.replace("\r\n", "\n"))
    if is_windows:
        changed = changed.replace("\n", "\r\n")
    after = mark + changed.encode()
    if after != before:
        renaming.files[path] = (before, after)


def _data(ids: list[str], corpus: Corpus, renaming: Renaming, former: object, text: str) -> str:
    """A file of records with the new id of one of them, and wherever it is named."""
    if renaming.old not in text:
        return text
    old, new = renaming.old, renaming.new
    edited = editing.Edited(text)
    for identifier in ids:
        record = corpus.records[identifier]
        for path in _named(record, corpus, old):
            edited.set(identifier, path, old, new)
    if old in ids:
        edited.set(old, ("id",), old, new)
        if renaming.is_kept:
            edited.add_to_list(old, "formerly", "id", former)
    return edited.result


def _named(record: Record, corpus: Corpus, old: str) -> Iterator[tuple[str | int, ...]]:
    """The paths at which a record names another, by its id or by the address of its page."""
    values = corpus.entries[record.id].values
    for reference in references(type(record), values):
        if reference.target == old:
            yield reference.path
    field, address = record.page_named()
    if address and addresses.identifier(address) == old:
        yield (field,)


def _settings(renaming: Renaming, address: str, text: str) -> str:
    """The settings of MkDocs, whose navigation or plugins may name the page of the record."""
    page = address.removesuffix("/")
    if address.endswith("/"):
        ends = r"\.md\b" if renaming.is_left else r"(?:\.md\b|/)"
        named = re.compile(rf"(?<![\w/-]){re.escape(page)}(?={ends})")
        text = named.sub(f"{page.rpartition('/')[0]}/{renaming.new}", text)
    return text


def _page(file: Path, renaming: Renaming, text: str) -> str:
    """A page written by hand, with the new id wherever it names the record."""
    old, new = renaming.old, renaming.new
    if old not in text:
        return text
    whole = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    key = re.compile(rf"(?<=@){re.escape(old)}(?![\w-]|[.:/+]+\w)")

    def target(match: re.Match[str]) -> str:
        typed = match[0]
        if typed.startswith(BY_ID):
            return whole.sub(new, typed)
        page, hash_, anchor = typed.partition("#")
        is_theirs = not page or (file.parent / page).exists()
        moves = renaming.folder and not renaming.is_left
        if moves and renaming.folder and ":" not in page:
            there = Path(os.path.normpath(file.parent / page))
            is_theirs = is_theirs and not there.is_relative_to(renaming.folder[0])
        if is_theirs or ":" in page:
            return typed
        return whole.sub(new, page) + hash_ + whole.sub(new, anchor)

    text = citation_syntax.TYPED.sub(lambda match: key.sub(new, match[0]), text)
    text = TARGET.sub(target, text)
    return FRONT_MATTER.sub(lambda match: _front_matter(match[0], whole, new), text)


def _front_matter(text: str, whole: re.Pattern[str], new: str) -> str:
    """The head of a page, whose `paper` and `translates` name records."""
    lines = []
    of = ""
    for line in text.split("\n"):
        name = re.match(r"\w+(?=:)", line)
        of = name[0] if name else of
        lines.append(whole.sub(new, line) if of in ("paper", "translates") else line)
    return "\n".join(lines)
