"""What the record does not have: what is missing, uncertain or unseen, as the records show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.book import Book
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
from chronicle.views.page import PageView
from chronicle.views.papers import PlaceView


@dataclass(frozen=True)
class Gap:
    """One kind of gap: its anchor, its heading, what would help, and the records that have it."""

    anchor: str
    heading: str
    help: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class GapsView(PageView):
    """All gaps, all questions, and of each paper the places that no record cites."""

    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    papers: Mapping[Work, tuple[PlaceView, ...]]


def view(book: Book) -> GapsView:
    """The view of all gaps."""
    return GapsView(
        address=addresses.GAPS,
        title=Prose("What is missing"),
        description="What the record does not have or cannot show, and what would help.",
        gaps=tuple(gap for gap in _gaps(book.corpus) if gap.records),
        questions=book.corpus.of(Question),
        papers={paper: papers.uncited(book, paper) for paper in selection.papers(book.corpus)},
    )


def _gaps(corpus: Corpus) -> Iterator[Gap]:
    """Every kind of gap that shows in the records themselves."""
    deployments = corpus.of(Deployment)
    people = (actor for actor in corpus.of(Actor) if actor.kind == "person")
    yield Gap(
        "unconfirmed",
        "Deployments that no paper confirms",
        "A document of the sender or of the host, or a memoir.",
        tuple(one for one in deployments if corpus.get(Standing, one.standing).doubtful),
    )
    yield Gap(
        "unsupported",
        "Figures with no source given at their place",
        """\
Where the figure comes from; where a link or a list of references is missing from the copy used, \
what it led to.""",
        tuple(claim for claim in corpus.of(Claim) if _is_unsupported_figure(claim, corpus)),
    )
    yield Gap(
        "undated",
        "Events whose date is uncertain, rough or open",
        "A newspaper of the day, or an archive’s date.",
        tuple(one for one in ordering.by_date(corpus.of(Event)) if not one.date.is_certain),
    )
    yield Gap(
        "one-place",
        "People for whom the record has one place in one paper",
        "Anything more: a life, a date, the name in its own script.",
        tuple(person for person in people if _has_one_place(person, corpus)),
    )
    yield Gap(
        "unlocated",
        "Places without coordinates",
        "A map, coordinates, or a name by which it is found today.",
        tuple(place for place in corpus.of(PlaceRecord) if not place.coordinates),
    )
    yield Gap(
        "unseen",
        "Works that go by a description, for want of a title",
        "Author, title, date, or where a copy lies.",
        tuple(work for work in corpus.of(Work) if work.is_description),
    )


def _is_unsupported_figure(claim: Claim, corpus: Corpus) -> bool:
    return isinstance(claim.value, Figure) and not any(
        source.rests_on or corpus.get(Work, source.work).is_witness for source in claim.sources
    )


def _has_one_place(actor: Actor, corpus: Corpus) -> bool:
    records: Iterable[Actor | Event | Claim] = (
        actor,
        *corpus.linking(Event, actor.id),
        *corpus.linking(Claim, actor.id),
    )
    return len({(s.work, s.at) for record in records for s in record.sources}) == 1
