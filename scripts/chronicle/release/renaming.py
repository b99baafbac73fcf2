"""A record given another id: wherever it is named, and so that its old address still arrives."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chronicle.corpus import Entry, addresses
from chronicle.corpus.references import references
from chronicle.files import contents, replace_files
from chronicle.history import History
from chronicle.problems import DataError, Problem, nearest
from chronicle.records import Record, Withdrawn
from chronicle.story import sought

# Where a page may name a record without an @: in the field of its head that does, with the lines
# that belong to it; in the target of a link, in its place, at the foot of the page or in HTML.
# And where a file does that has what readers type for it.
NAMING = re.compile(
    r"^translates:.*(?:\n(?: |- ).*)*"
    r"|^- \{?id: [^\s,}]+"
    r"|(?:(?<=\]\()|(?<=\]: )|(?<=href=\"))(?![a-z]+://|mailto:)[^)\s\"#]+",
    re.MULTILINE,
)
# The line and the column from which something stands in a file, and what is to stand there.
Edit = tuple[tuple[int, int], str, str]


@dataclass(frozen=True)
class Renaming:
    """The files that another id of a record changes, each with its new content.

    `folder` is that of pages written by hand below the page of the record, and where it is moved
    to. `is_kept` says that the old id was published, and still arrives.
    """

    files: dict[Path, bytes]
    folder: tuple[Path, Path] | None
    is_kept: bool

    @contextmanager
    def written(self) -> Iterator[None]:
        """Write the files and move the folder; if what follows fails, everything is put back."""
        before = {path: path.read_bytes() for path in self.files}
        replace_files(self.files)
        if self.folder:
            self.folder[0].rename(self.folder[1])
        try:
            yield
        except BaseException:
            if self.folder:
                self.folder[1].rename(self.folder[0])
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
    published = addresses.record_addresses(record, corpus)
    is_kept = not history.ledger.keys().isdisjoint(published)
    edits: defaultdict[Path, list[Edit]] = defaultdict(list)
    for each, entry in corpus.entries.items():
        path = data.parent / entry.file
        edits[path] += _edits(corpus[each], entry, old, new, is_kept)
    files = {path: _edited(_read(path), edits[path]).encode() for path in edits if edits[path]}
    pages = [path for path in contents(docs) if addresses.is_markdown(path.name)]
    for path in (*pages, *contents(data / sought.FOLDER)):
        files[path] = _on_page(_read(path), old, new).encode()
    changed = {path: after for path, after in files.items() if after != path.read_bytes()}
    below = docs / record.site_address(corpus)
    folder = (below, below.with_name(new)) if below != docs and below.is_dir() else None
    return Renaming(changed, folder, is_kept)


def _read(path: Path) -> str:
    """The text of a file with the byte order mark and the line breaks that it has."""
    return path.read_bytes().decode()


def _edits(record: Record, entry: Entry, old: str, new: str, is_kept: bool) -> Iterator[Edit]:
    """The edits of a record as written: wherever it has the id, as its own or as that of another.

    A note on what was withdrawn may name the page of that. With `is_kept` the id is added to those
    that the record had before.
    """
    paths = [each.path for each in references(type(record), entry.values) if each.target == old]
    if isinstance(record, Withdrawn) and record.page and f"/{old}/" in record.page:
        paths.append(("page",))
    for path in paths:
        yield entry.positions[entry.place(path)], old, new
    if record.id == old:
        own = new
        if is_kept and not record.formerly:
            own = f"{new}\nformerly: [{old}]"
        yield entry.positions["id",], old, own
        if is_kept and record.formerly:
            yield entry.positions["formerly", 0], "", f"{old}, "


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """A text of records, edited: each edit replaces what stands first at or after its position.

    A line break in what is to stand there begins the next field.
    """
    lines = text.split("\n")
    for (line, column), before, after in sorted(edits, reverse=True):
        whole = lines[line - 1]
        above, rest = whole[: column - 1], whole[column - 1 :]
        next_field = "\n" + " " * len(above)
        if "{" in above:  # a record on one line
            next_field = ", "
        there = after.replace("\n", next_field)
        lines[line - 1] = above + rest.replace(before, there, 1)
    return "\n".join(lines)


def _on_page(text: str, old: str, new: str) -> str:
    """A page, or a file of what readers type, with the new id wherever it names the record."""
    # A picture that is called so stays.
    whole = rf"(?<![\w-]){re.escape(old)}(?![\w-]|\.(?!md\b)\w)"
    cited = re.sub(rf"(?<=@){whole}(?![.:/+]+\w)", new, text)
    return NAMING.sub(lambda named: re.sub(whole, new, named[0]), cited)
