"""What the record does not have: what is missing, uncertain or unseen, as the records show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.models import (
    Actor,
    Claim,
    Deployment,
    Event,
    PlaceRecord,
    Question,
    Record,
    Standing,
    Work,
)
from chronicle.record.text import Prose
from chronicle.views import ordering, papers, selection
from chronicle.views.page import Link, NotedLink, PageView, link, voice
from chronicle.views.papers import PlaceView


@dataclass(frozen=True)
class GapEntry:
    """A record with a gap; the date of an event in words, and what a claim is about."""

    record: Link
    date: str
    about: Link | None


@dataclass(frozen=True)
class GapView:
    """One kind of gap: its anchor, its heading, what would help, and the records that have it."""

    anchor: str
    heading: str
    help: str
    entries: tuple[GapEntry, ...]


@dataclass(frozen=True)
class UncitedPlaces:
    """The places of a paper that no record cites."""

    paper: Link
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class GapsView(PageView):
    """All gaps; what would settle each question, and what is not known of a paper."""

    gaps: tuple[GapView, ...]
    questions: tuple[NotedLink, ...]
    uncited: tuple[UncitedPlaces, ...]
    unknown: tuple[NotedLink, ...]


def view(book: Book) -> GapsView:
    """The view of all gaps."""
    corpus = book.corpus
    named = [(paper, voice(book, paper)) for paper in selection.papers(corpus)]
    questions = (NotedLink(link(book, q), q.settle) for q in corpus.of(Question))
    uncited = (UncitedPlaces(name, papers.uncited(book, paper)) for paper, name in named)
    return GapsView(
        address=addresses.GAPS,
        title=Prose("What is missing"),
        description="What the record does not have or cannot show, and what would help.",
        gaps=tuple(gap for gap in _gaps(book) if gap.entries),
        questions=tuple(questions),
        uncited=tuple(paper for paper in uncited if paper.places),
        unknown=tuple(NotedLink(name, text) for paper, name in named for text in paper.unknown),
    )


def _gaps(book: Book) -> Iterator[GapView]:
    """Every kind of gap that shows in the records themselves."""
    corpus = book.corpus
    yield GapView(
        "unconfirmed",
        "Deployments that no paper confirms",
        "A document of the sender or of the host, or a memoir.",
        _entries(
            book, [d for d in corpus.of(Deployment) if corpus.get(Standing, d.standing).doubtful]
        ),
    )
    yield GapView(
        "unsupported",
        "Figures with no source given at their place",
        """\
Where the figure comes from; where a link or a list of references is missing from the copy used, \
what it led to.""",
        _entries(book, [claim for claim in corpus.of(Claim) if _is_unsupported_figure(claim)]),
    )
    yield GapView(
        "undated",
        "Events whose date is uncertain, rough or open",
        "A newspaper of the day, or an archive’s date.",
        _entries(
            book,
            [event for event in ordering.by_date(corpus.of(Event)) if not event.date.is_certain],
        ),
    )
    yield GapView(
        "one-place",
        "People for whom the record has one place in one paper",
        "Anything more: a life, a date, the name in its own script.",
        _entries(
            book, [a for a in corpus.of(Actor) if a.kind == "person" and _has_one_place(a, corpus)]
        ),
    )
    yield GapView(
        "unlocated",
        "Places without coordinates",
        "A map, coordinates, or a name by which it is found today.",
        _entries(book, [place for place in corpus.of(PlaceRecord) if not place.coordinates]),
    )
    yield GapView(
        "unseen",
        "Works that go by a description, for want of a title",
        "Author, title, date, or where a copy lies.",
        _entries(book, [work for work in corpus.of(Work) if work.is_description]),
    )


def _is_unsupported_figure(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and not any(s.rests_on for s in claim.sources)


def _has_one_place(actor: Actor, corpus: Corpus) -> bool:
    records: Iterable[Actor | Event | Claim] = (
        actor,
        *corpus.linking(Event, actor.id),
        *corpus.linking(Claim, actor.id),
    )
    return len({(s.work, s.at) for record in records for s in record.sources}) == 1


def _entries(book: Book, records: Iterable[Record]) -> tuple[GapEntry, ...]:
    return tuple(entry(book, record) for record in records)


def entry(book: Book, record: Record) -> GapEntry:
    """A record with a gap as a reader sees it."""
    match record:
        case Claim():
            about = link(book, book.corpus[record.about])
            return GapEntry(link(book, record, record.label), "", about)
        case Work():
            return GapEntry(link(book, record, labels.long(record)), "", None)
        case Event():
            return GapEntry(link(book, record), record.date.words, None)
    return GapEntry(link(book, record), "", None)
