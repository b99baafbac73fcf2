"""What every page of a record has: related records, questions, slips, changes, citations."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record.models import Claim, Correction, Question, Record
from chronicle.record.text import Prose
from chronicle.views import selection
from chronicle.views.citations import Citations, CiteControl, citations_here, control
from chronicle.views.page import ChangeView, Link, PageView, changes
from chronicle.views.sources import SourceView


@dataclass(frozen=True)
class Foot:
    """The foot of a record: its changes, the way to its citations, where a mistake is reported.

    `citations` are None where they stand on another page; `report` is an address, empty where the
    publisher has set none.
    """

    changes: tuple[ChangeView, ...]
    cite: CiteControl
    citations: Citations | None
    report: str


@dataclass(frozen=True)
class RecordView(PageView):
    """The page of a record: chapters that name it, sources, slips that touch it, and its foot."""

    chapters: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    corrections: tuple[Correction, ...]
    foot: Foot


@dataclass(frozen=True)
class EntryView(RecordView):
    """The page of an event, a deployment or an actor: what it is, and what is related to it."""

    summary: Prose
    related: tuple[Link, ...]
    questions: tuple[Question, ...]


def foot(book: Book, record: Record) -> Foot:
    """The foot of the page of a record."""
    address = book.addresses[record.id]
    return Foot(
        changes=changes(book, record),
        cite=control(book, address),
        citations=citations_here(book, address),
        report=book.site.report_to(record.id, address, book.version),
    )


def questions(book: Book, record: Record) -> tuple[Question, ...]:
    """The questions that concern a record."""
    return tuple(selection.questions(record, book.corpus))


def corrections(book: Book, record: Record) -> tuple[Correction, ...]:
    """The slips in the papers that touch a record or a claim about it."""
    touched = (record, *book.corpus.linking(Claim, record.id, "about"))
    slips = (slip for one in touched for slip in book.corpus.linking(Correction, one.id, "see"))
    return tuple(dict.fromkeys(slips))
