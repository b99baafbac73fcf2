"""What the record does not have: what is missing, uncertain or unseen, listed by the record itself, asking for help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.pages import papers
from chronicle.pages.page import Page, make
from chronicle.record.amounts import Figure
from chronicle.record.models import Actor, Claim, Deployment, Event, PlaceRecord, Question, Record, Work
from chronicle.views import common as views


@dataclass(frozen=True)
class Gap:
    """One kind of gap: its anchor, its heading, what would help, and the records that have it."""

    anchor: str
    heading: str
    help: str
    records: Sequence[Record]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    corpus = book.corpus
    gaps = [gap for gap in find(corpus) if gap.records]
    bare = [(paper, rows) for paper in views.papers(corpus) if (rows := papers.bare(paper, corpus))]
    yield make(
        book,
        addresses.GAPS,
        "gaps.html",
        "What is missing",
        "What the record does not have or cannot show, and what would help.",
        gaps=gaps,
        bare=bare,
        unknown=[paper for paper in views.papers(corpus) if paper.unknown],
        questions=corpus.of(Question),
    )


def find(corpus: Corpus) -> Iterator[Gap]:
    """Every kind of gap that shows in the records themselves."""
    yield Gap(
        "unconfirmed",
        "Deployments that no paper confirms",
        "A document of either side, a memoir, a grave.",
        [record for record in corpus.of(Deployment) if record.standing in ("claimed", "unconfirmed")],
    )
    yield Gap(
        "unsupported",
        "Figures with no source given at their place",
        "Where the figure comes from; where a link or a list of references is missing from the copy used, what it led to.",
        [claim for claim in corpus.of(Claim) if isinstance(claim.value, Figure) and not any(s.rests_on for s in claim.sources)],
    )
    yield Gap(
        "undated",
        "Events whose date is uncertain, rough or open",
        "A newspaper of the day, or an archive’s date.",
        [event for event in views.by_date(corpus.of(Event)) if not event.date.certain],
    )
    yield Gap(
        "one-place",
        "People for whom the record has one place in one paper",
        "Anything more: a life, a date, the name in its own script.",
        [actor for actor in corpus.of(Actor) if actor.kind == "person" and _is_met_once(actor, corpus)],
    )
    yield Gap(
        "unlocated",
        "Places without coordinates",
        "A map, coordinates, or a name by which it is found today.",
        [place for place in corpus.of(PlaceRecord) if not place.coordinates],
    )
    yield Gap(
        "unseen",
        "Works that go by a description, for want of a title",
        "Author, title, date, or where a copy lies.",
        [work for work in corpus.of(Work) if work.title.startswith("[")],
    )


def _is_met_once(actor: Actor, corpus: Corpus) -> bool:
    found = [actor.sources, *(event.sources for event in corpus.linking(Event, actor.id))]
    found += [claim.sources for claim in corpus.linking(Claim, actor.id)]
    places = {(source.work, source.at) for sources in found for source in sources}
    return len(places) == 1
