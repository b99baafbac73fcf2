"""The page of the data: what can be downloaded, what the tables have, what their words mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chronicle.corpus import addresses
from chronicle.exports import concepts, downloads, tables
from chronicle.exports.concepts import Concept
from chronicle.exports.downloads import Download
from chronicle.exports.tables import Column
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.queries.selection import kind_names
from chronicle.records.actor import Actor
from chronicle.records.base import Record
from chronicle.records.within import sources_within
from chronicle.records.work import Work
from chronicle.values.amounts import counted, counted_in_words
from chronicle.values.text import Prose

# A cell of an example is no longer than this, and there are no more of them.
SHORT = 90
MOST_CELLS = 9


@dataclass(frozen=True)
class Offer:
    """A file that can be downloaded: its size in bytes, and what it `holds`, counted."""

    file: Download
    size: int
    description: str
    holds: str

    @property
    def is_saved_at_once(self) -> bool:
        """Whether a browser saves it without asking a program; RIS is for reference managers."""
        return not self.file.file.endswith(".ris")


@dataclass(frozen=True)
class Table:
    """A table, its name in an anchor, and the meaning of each of its columns by name."""

    offer: Offer
    name: str
    columns: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class DataPage(PageContext):
    """What the page of the data shows."""

    template = "data.html"
    style = "index data"

    whole: Offer
    """The whole record."""
    tables: Sequence[Table]
    """The tables, one a kind."""
    example: Mapping[str, str]
    """Some cells of a line of the first table, by the names of their columns."""
    others: Sequence[Offer]
    """Other formats."""
    words: Mapping[Record, Prose]
    """The records that have no address, words of the vocabulary, with their meaning."""
    concepts: Sequence[Concept]
    """The words that are no records: verdicts, and how a source depends on another."""
    what_editions_are: Mapping[str, str]
    """What each edition of the book is for, by the name of its file."""
    version_words: str
    """The version of the files, and its date; empty where there is none."""


def _what_it_is(edition: str) -> str:
    """What an edition of the book is for, by the name of its file."""
    if edition.endswith(".pdf"):
        return (
            "The book, to read on paper or on a screen: the story with its notes, "
            "great questions, key people, a timeline, an index."
        )
    return "The book for a phone or a reader."


def render_data(history: History) -> Page:
    """The page of the data; the words of the tables are the records that have no address."""
    words = {}
    for name, record in history.corpus.records.items():
        if name not in history.addresses:
            words[record] = _meaning(record)
    version_words = ""
    if history.edition:
        version_words = f"{history.edition.words}, {history.edition.date.words}"
    editions = [name for name, _ in history.editions]
    of_kinds = downloads.of_kinds(history).items()
    what_editions_are = {name: _what_it_is(name) for name in editions}
    others = [_counted(history, file) for file in downloads.OTHERS]
    context = DataPage(
        whole=_counted(history, downloads.WHOLE),
        what_editions_are=what_editions_are,
        tables=[
            Table(
                _counted(history, file),
                kind.traits_.many,
                _columns(tables.columns(kind)),
            )
            for kind, file in of_kinds
        ],
        example=_example(history, next(iter(of_kinds))[0]),
        others=others,
        words=words,
        concepts=concepts.known(),
        version_words=version_words,
    )
    return make_page(
        history,
        context,
        address=addresses.DATA,
        title=Prose("Data"),
        description="The whole record to download, with the meaning of every column.",
    )


def _example(history: History, kind: type[Record]) -> dict[str, str]:
    """What a line of the table of a kind looks like: the first short cells of a record.

    It is the record with the most sources; nothing where there is none.
    """

    def sources(record: Record) -> int:
        return sum(1 for _ in sources_within(record))

    of_kind = sorted(history.corpus.of(kind), key=sources, reverse=True)
    example: dict[str, str] = {}
    for row in tables.rows(kind, history, of_kind[:1]):
        for name, value in row.items():
            cell = "" if value is None else str(value)
            if 0 < len(cell) <= SHORT and len(example) < MOST_CELLS:
                example[name] = cell
    return example


def _offer(history: History, file: Download, holds: str) -> Offer:
    """A file that can be downloaded, which `holds` so much."""
    size = len(downloads.content(history, file))
    return Offer(
        file,
        size=size,
        description=file.description,
        holds=holds,
    )


def _counted(history: History, file: Download) -> Offer:
    """A file, with how many records it holds: those of its kind, or all."""
    corpus = history.corpus
    holds = counted(len(corpus.records), "record")
    if file.kind:
        # Readers see names; the rows of their table are actors.
        called = kind_names(history, file.kind.kind_)
        if file.kind is Actor:
            called = ("actor", "actors")
        holds = counted(len(corpus.of(file.kind)), *called)
    offer = _offer(history, file, holds)
    if file.kind is Work and file.form == "CSV":
        return replace(offer, description=f"{offer.description} {_drawn_from(history)}")
    return offer


def _drawn_from(history: History) -> str:
    """How many of the works are the papers, and how many these cite: pages count the second."""
    called = history.corpus.settings.papers
    papers = sum(work.is_paper for work in history.corpus.of(Work))
    cited = len(history.corpus.of(Work)) - papers
    what = counted_in_words(papers, called.one, called.many)
    return f"Here these are {what}; the other {cited} are cited."


def _columns(columns: Iterable[Column]) -> dict[str, str]:
    """The columns of a table by name, each with its meaning."""
    return {column.name: column.description for column in columns}


def _meaning(word: Record) -> Prose:
    """What a word of the vocabulary means; of a frame, which part of the earth it is."""
    return Prose(getattr(word, "description", ""))
