"""A record given another id: wherever it is named, and so that its old address still arrives."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.reader import Entry
from chronicle.corpus.references import references
from chronicle.files import contents, replace_files
from chronicle.history import History
from chronicle.problems import DataError, Problem, nearest
from chronicle.records import Record, Steps
from chronicle.records.fields import ID
from chronicle.story import citation_syntax
from chronicle.story.handwritten import BY_ID

# The target of a link in Markdown, in its place or at the foot of the page.
TARGET = re.compile(r"(?<=\]\()[^)\s]+|(?<=\]: )\S+")
FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
# What is put into a text, and where.
Insertion = tuple[int, str]


@dataclass
class Renaming:
    """The files that another id of a record changes, each with its text before and after.

    `folder` is that of pages written by hand on the page of the record, and where it is moved to.
    `is_kept` says that the old id was published, and still arrives.
    """

    old: str
    new: str
    files: dict[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    is_kept: bool = False
    folder: tuple[Path, Path] | None = None

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern of the old id where it stands alone."""
        return re.compile(rf"(?<![\w-]){re.escape(self.old)}(?![\w-])")

    def write(self) -> None:
        """Write the files, and move the folder: all of it or, where that fails, nothing.

        Raises:
            OSError: A file cannot be written, or the folder not moved.
        """
        replace_files({path: after for path, (_, after) in self.files.items()})
        if self.folder:
            try:
                self.folder[0].rename(self.folder[1])
            except OSError:
                self.folder = None
                self.undo()
                raise

    def undo(self) -> None:
        """Leave all as it was."""
        if self.folder:
            self.folder[1].rename(self.folder[0])
        replace_files({path: before for path, (before, _) in self.files.items()})


def rename(history: History, data: Path, docs: Path, old: str, new: str) -> Renaming:
    """The changes where the record `old` of a history is called `new`.

    `data` is the directory of its record, `docs` that of its pages written by hand.

    Raises:
        DataError: There is no such record, or the new id cannot be given.
    """
    corpus = history.corpus
    if refused := [*_refusals(corpus, data, old, new)]:
        raise DataError(refused)
    renaming = Renaming(old, new)
    record = corpus.records[old]
    folder = docs / record.site_address(corpus)
    if folder != docs and folder.is_dir():
        renaming.folder = (folder, folder.with_name(new))
    published = set(addresses.record_addresses(record, corpus)) & history.ledger.keys()
    renaming.is_kept = bool(published)
    by_file: dict[str, list[str]] = {}
    for identifier, entry in corpus.entries.items():
        by_file.setdefault(entry.file, []).append(identifier)
    for file, ids in by_file.items():
        path = data / PurePosixPath(file).relative_to(data.name)
        if path.is_file():
            _edit(path, renaming, partial(_data, ids, corpus, renaming))
    for path in contents(docs):
        if addresses.is_markdown(path.name):
            _edit(path, renaming, partial(_page, path, renaming))
    return renaming


def _refusals(corpus: Corpus, data: Path, old: str, new: str) -> Iterator[Problem]:
    """Why a record cannot be renamed."""
    former = corpus.current_ids
    if old not in corpus.records:
        better = f"; it is “{former[old]}” now" if old in former else nearest(old, corpus.records)
        yield Problem(data.name, 0, 0, f"nothing has the id “{old}”{better}")
        return
    entry = corpus.entries[old]
    if not (data / PurePosixPath(entry.file).relative_to(data.name)).is_file():
        yield entry.problem(("id",), f"“{old}” comes with the code; write a file of your own first")
    if not re.fullmatch(ID, new):
        better = "write small letters, digits and single hyphens"
        yield entry.problem(("id",), f"“{new}” is no id; {better}")
    if new in corpus.records:
        yield corpus.entries[new].problem(("id",), f"the id “{new}” is taken")
    elif new in former:
        message = f"“{new}” was the id of {former[new]}; its address arrives there for ever"
        yield corpus.entries[former[new]].problem(("formerly",), message)


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


def _data(ids: list[str], corpus: Corpus, renaming: Renaming, text: str) -> str:
    """A file of records with the new id of one of them, and wherever it is named."""
    old = renaming.old
    changes: dict[int, tuple[int, str]] = {}
    for identifier in ids:
        entry = corpus.entries[identifier]
        paths = [*_paths_to(corpus.records[identifier], entry, old)]
        if identifier == old:
            paths.append(("id",))
            if renaming.is_kept:
                start, inserted = former_id(entry, text, old)
                changes[start] = (start, inserted)
        for path in paths:
            start = _offset(entry, path, text)
            key = path[-1]
            if isinstance(key, str) and path == entry.place(path):
                start += len(key)
            if found := renaming.whole.search(text, start):
                changes[found.start()] = (found.end(), renaming.new)
    for start, (end, written) in sorted(changes.items(), reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _paths_to(record: Record, entry: Entry, old: str) -> Iterator[Steps]:
    """The paths at which a record names another, by its id or by the address of its page."""
    for reference in references(type(record), entry.values):
        if reference.target == old:
            yield reference.path
    field, address = record.named_page()
    if address and addresses.identifier(address) == old:
        yield (field,)


def _offset(entry: Entry, path: Steps, text: str) -> int:
    """The offset in a text of what a path leads to: a field begins with its name."""
    line, column = entry.positions[entry.place(path)]
    before = text.split("\n")[: line - 1]
    start_of_line = sum(len(each) + 1 for each in before)
    return start_of_line + column - 1


def former_id(entry: Entry, text: str, old: str) -> Insertion:
    """The edit that gives a record a former id: first in a list, or a list after its id."""
    if entry.values.get("formerly"):
        start = _offset(entry, ("formerly", 0), text)
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if before.endswith("- "):
            return start, f"{old}\n{before}"
        return start, f"{old}, "
    start = _offset(entry, ("id",), text)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if "{" in before:
        return text.index(",", start), f", formerly: [{old}]"
    line_end = text.find("\n", start)
    end = len(text) if line_end < 0 else line_end
    return end, f"\n{' ' * len(before)}formerly: [{old}]"


def _page(file: Path, renaming: Renaming, text: str) -> str:
    """A page written by hand, with the new id wherever it names the record."""
    old, new, whole = renaming.old, renaming.new, renaming.whole
    if old not in text:
        return text
    key = re.compile(rf"(?<=@){re.escape(old)}(?![\w-]|[.:/+]+\w)")

    def target(match: re.Match[str]) -> str:
        link = match[0]
        if link.startswith(BY_ID):
            return whole.sub(new, link)
        page, hash_, anchor = link.partition("#")
        there = Path(os.path.normpath(file.parent / page))
        goes_along = renaming.folder and there.is_relative_to(renaming.folder[0])
        is_theirs = not page or (there.exists() and not goes_along)
        if is_theirs or ":" in page:
            return link
        return whole.sub(new, page) + hash_ + whole.sub(new, anchor)

    text = citation_syntax.BLOCK.sub(lambda match: key.sub(new, match[0]), text)
    text = TARGET.sub(target, text)
    return FRONT_MATTER.sub(lambda match: _front_matter(match[0], renaming), text)


def _front_matter(text: str, renaming: Renaming) -> str:
    """The head of a page, whose `translates` names records."""
    lines = []
    of = ""
    for line in text.split("\n"):
        name = re.match(r"\w+(?=:)", line)
        of = name[0] if name else of
        lines.append(renaming.whole.sub(renaming.new, line) if of == "translates" else line)
    return "\n".join(lines)
