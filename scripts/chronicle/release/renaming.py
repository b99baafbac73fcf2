"""A record given another id: wherever it is named, and so that its old address still arrives."""

import os
import re
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from chronicle.corpus import Corpus, Entry, addresses
from chronicle.corpus.references import references
from chronicle.files import contents, replace_files
from chronicle.history import History
from chronicle.problems import DataError, Problem, nearest
from chronicle.records import FieldPath

# Where a page may name a record without an @: in the field of its head that does, with the lines
# that belong to it; in the target of a link, in its place, at the foot of the page or in HTML.
NAMING = re.compile(
    r"^translates:.*(?:\n(?: |- ).*)*"
    r"|(?:(?<=\]\()|(?<=\]: )|(?<=href=\"))(?![a-z]+://|mailto:|#)[^)\s\"]+",
    re.MULTILINE,
)
# From where to where something else stands in a text, and what.
Edit = tuple[int, int, str]


@dataclass
class Renaming:
    """The files that another id of a record changes, each with its new content.

    `folder` is that of pages written by hand below the page of the record, and where it is moved
    to. `is_kept` says that the old id was published, and still arrives.
    """

    files: dict[Path, bytes] = field(default_factory=dict)
    folder: tuple[Path, Path] | None = None
    is_kept: bool = False

    @contextmanager
    def written(self) -> Iterator[None]:
        """Write the files and move the folder; if what follows fails, everything is put back."""
        before = {path: path.read_bytes() for path in self.files}
        replace_files(self.files)
        moved = None
        try:
            if self.folder:
                moved = self.folder[0].rename(self.folder[1])
            yield
        except BaseException:
            if self.folder and moved:
                moved.rename(self.folder[0])
            replace_files(before)
            raise


def rename(history: History, data: Path, docs: Path, old: str, new: str) -> Renaming:
    """The changes where the record `old` of a history is called `new`.

    `data` is the directory of its record, `docs` that of its pages written by hand. Whether the new
    id can be given is seen when the history is read again.

    Raises:
        DataError: The record has no `old` of its own.
    """
    corpus = history.corpus
    record = corpus.records.get(old)
    if not record or not (data.parent / corpus.entries[old].file).is_file():
        message = f"nothing of yours has the id “{old}”{nearest(old, corpus.records)}"
        raise DataError([Problem(data.name, 0, 0, message)])
    is_kept = not history.ledger.keys().isdisjoint(addresses.record_addresses(record, corpus))
    below = docs / record.site_address(corpus)
    folder = (below, below.with_name(new)) if below != docs and below.is_dir() else None
    after = {
        path: _in_data(path, data.parent, corpus, old, new, is_kept) for path in contents(data)
    }
    written = set(contents(docs))
    others = {path for path in written if not (folder and path.is_relative_to(folder[0]))}
    for path in written:
        if addresses.is_markdown(path.name):
            after[path] = _on_page(path, others, old, new)
    changed = {path: text.encode() for path, text in after.items() if text != _read(path)}
    return Renaming(changed, folder, is_kept)


def _read(path: Path) -> str:
    """The text of a file with the byte order mark and the line breaks that it has."""
    return path.read_bytes().decode()


def _in_data(path: Path, project: Path, corpus: Corpus, old: str, new: str, is_kept: bool) -> str:
    """A file of records with the new id of one of them, and wherever it is named."""
    text = _read(path)
    file = path.relative_to(project).as_posix()
    edits: set[Edit] = set()
    for entry in corpus.entries.values():
        if entry.file == file:
            edits.update(_named(entry, corpus, text, old, new))
    if is_kept and corpus.entries[old].file == file:
        edits.add(_former_id(corpus.entries[old], text, old))
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _named(entry: Entry, corpus: Corpus, text: str, old: str, new: str) -> Iterator[Edit]:
    """The edits of a record that has an id, as its own or that of another, or the page of that."""
    record = corpus.records[str(entry.values["id"])]
    field, address = record.named_page()
    paths = [each.path for each in references(type(record), entry.values) if each.target == old]
    paths += [("id",)] if record.id == old else []
    is_named = addresses.identifier(address) == old or f"/{old}/" in address
    paths += [(field,)] if is_named else []
    for path in paths:
        start = text.index(old, _offset(entry, path, text))
        yield start, start + len(old), new


def _offset(entry: Entry, path: FieldPath, text: str) -> int:
    """The offset in a text of what a path leads to: a field begins with its name."""
    line, column = entry.positions[entry.place(path)]
    before = text.split("\n")[: line - 1]
    return sum(len(each) + 1 for each in before) + column - 1


def _former_id(entry: Entry, text: str, old: str) -> Edit:
    """The edit that adds the id of a record to those that it had before."""
    if entry.values.get("formerly"):
        start = _offset(entry, ("formerly", 0), text)
        return start, start, f"{old}, "
    start = _offset(entry, ("id",), text)
    end = text.index(old, start) + len(old)
    end += text[end : end + 1] in ("'", '"')
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if "{" in before:
        return end, end, f", formerly: [{old}]"
    line_break = "\r\n" if "\r\n" in text else "\n"
    return end, end, f"{line_break}{' ' * len(before)}formerly: [{old}]"


def _on_page(file: Path, others: Set[Path], old: str, new: str) -> str:
    """A page written by hand with the new id wherever it names the record."""

    def renamed(match: re.Match[str]) -> str:
        there = Path(os.path.normpath(file.parent / match[0].partition("#")[0]))
        whole = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
        return match[0] if there in others else re.sub(whole, new, match[0])

    cited = rf"(?<=@){re.escape(old)}(?![\w-]|[.:/+]+\w)"
    return NAMING.sub(renamed, re.sub(cited, new, _read(file)))
