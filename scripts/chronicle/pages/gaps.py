"""The page of what the record does not have: missing, uncertain or unseen, as records show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.place.model import PlaceRecord
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Standing
from chronicle.kinds.within import sources_of
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.papers import PaperPlace, places
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import links, ordering, selection
from chronicle.queries.links import Link
from chronicle.values.amounts import Figure
from chronicle.values.languages import mark
from chronicle.values.text import Label, Prose, capital


class GapEntry(NamedTuple):
    """A record with a gap: the way to it, what it is about, its date in words, where these help."""

    way: Link
    about: Link | None = None
    date: str = ""


@dataclass(frozen=True)
class Gap:
    """A gap: its anchor and word, its heading, what would help, and the records that have it."""

    anchor: str
    word: str
    heading: str
    help: str
    entries: Sequence[GapEntry]


@dataclass(frozen=True, kw_only=True)
class GapsPage(PageContext):
    """What the page of what is missing shows."""

    template = "gaps.html"
    style = "index"

    parts: Sequence[tuple[str, str, Sized]]
    """The parts of the page: the anchor of each, its word, and what stands there."""
    asked: Sequence[Question]
    """All questions."""
    gaps: Sequence[Gap]
    """Gaps in records."""
    lacking: Mapping[Work, Sequence[Link]]
    """The ways to the places that nothing cites, of each paper that has some."""
    unknown: Sequence[Work]
    """The papers of which something is not known."""


def render_gaps(history: History) -> Page:
    """The page of what is missing."""
    papers = history.corpus.settings.papers.many
    asked = history.corpus.of(Question)
    found = gaps(history)
    lacking = {}
    unknown = []
    for paper in selection.papers(history.corpus):
        uncited = [place for place in places(history, paper) if not place.is_cited]
        if uncited:
            lacking[paper] = [_uncited(history, paper, place) for place in uncited]
        if paper.unknown:
            unknown.append(paper)

    parts: list[tuple[str, str, Sized]] = [("questions", "Questions", asked)]
    parts += [(gap.anchor, gap.word, gap.entries) for gap in found]
    parts += [
        ("places-in-the-papers", f"Places in the {papers}", lacking),
        ("papers", capital(papers), unknown),
    ]
    context = GapsPage(parts=parts, asked=asked, gaps=found, lacking=lacking, unknown=unknown)
    return make_page(
        history,
        context,
        address=addresses.GAPS,
        title=Prose("What is missing"),
        description="What the record does not have or cannot show, and what would help.",
    )


def _uncited(history: History, paper: Work, place: PaperPlace) -> Link:
    """The way to a place of a paper that nothing cites."""
    page = paper.main_page(history.corpus)
    return Link(f"{page}#{links.anchor(place.words)}", Prose(place.words))


def gaps(history: History) -> list[Gap]:
    """The gaps in records, in the order of the page."""
    corpus = history.corpus
    settings = corpus.settings
    one = settings.papers.one
    deployments = capital(settings.deployments.many)
    doubtful = []
    for deployment in corpus.of(Deployment):
        if corpus.get(Standing, deployment.standing).doubtful:
            doubtful.append(deployment)
    uncertain = [event for event in corpus.of(Event) if not event.date.is_certain]
    unsupported = [claim for claim in corpus.of(Claim) if _is_unsupported(claim, corpus)]
    persons = [actor for actor in corpus.of(Actor) if _is_person_of_one_place(actor, corpus)]
    unlocated = [place for place in corpus.of(PlaceRecord) if not place.coordinates]
    undescribed = [work for work in corpus.of(Work) if work.is_description]
    return [
        Gap(
            "unconfirmed",
            deployments,
            f"{deployments} that no {one} confirms",
            "a document of the sender or of the host, or a memoir.",
            _entries(history, doubtful),
        ),
        Gap(
            "unsupported",
            "Figures",
            "Figures with no source given at their place",
            "where the figure comes from; where a link or a list of references is missing "
            "from the copy used, what it led to.",
            [_claim(history, claim) for claim in unsupported],
        ),
        Gap(
            "undated",
            "Dates",
            "Events whose date is uncertain, rough or open",
            "a dated document.",
            [_event(history, event) for event in ordering.by_date(uncertain)],
        ),
        Gap(
            "one-place",
            "People",
            f"People for whom the record has one place in one {one}",
            "anything more: a life, a date, another form of the name.",
            _entries(history, persons),
        ),
        Gap(
            "unlocated",
            "Places",
            "Places without coordinates",
            "a map, coordinates, or a name by which it is found today.",
            _entries(history, unlocated),
        ),
        Gap(
            "unseen",
            "Works",
            "Works that go by a description, for want of a title",
            "author, title, date, or where a copy lies.",
            [_work(history, work) for work in undescribed],
        ),
    ]


def _entries(history: History, records: Iterable[Record]) -> list[GapEntry]:
    """Records with a gap, of which the name says enough."""
    return [GapEntry(links.link(history, record)) for record in records]


def _claim(history: History, claim: Claim) -> GapEntry:
    """A claim with a gap, and what it is about."""
    about = links.link(history, history.corpus[claim.about])
    return GapEntry(links.link(history, claim, Label(claim.label.as_html)), about)


def _event(history: History, event: Event) -> GapEntry:
    """An event with a gap, and its date."""
    return GapEntry(links.link(history, event), date=event.date.words)


def _work(history: History, work: Work) -> GapEntry:
    """A work with a gap, by its description and date."""
    words = work.title
    if work.issued:
        words = f"{words} ({work.issued.words})"
    return GapEntry(links.link(history, work, Label(Markup(mark(str(escape(words)))))))


def _is_unsupported(claim: Claim, corpus: Corpus) -> bool:
    """Whether it is a figure for which the paper names no source, and is no witness itself."""
    if not isinstance(claim.value, Figure):
        return False
    for source in claim.sources:
        if source.rests_on or corpus.get(Work, source.work).is_witness:
            return False
    return True


def _is_person_of_one_place(actor: Actor, corpus: Corpus) -> bool:
    """Whether it is a person of whom the record knows from one place in one paper."""
    if actor.kind != "person":
        return False
    cited = set()
    for record in (actor, *corpus.linking(Event, actor.id), *corpus.linking(Claim, actor.id)):
        for source in sources_of(record):
            cited.add((source.work, source.at))
    return len(cited) == 1
