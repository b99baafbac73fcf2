"""The families of pages, a row each: its address, of what it is, its view, its template.

Where a family has drawings, its row names the function that draws them of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map, map, network, spread, witnesses
from chronicle.drawing.charts.drawings import drawings
from chronicle.pages.environment import Drawing
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import (
    Actor,
    Deployment,
    Event,
    GlossaryTerm,
    Line,
    PlaceRecord,
    Question,
    Record,
    Work,
)
from chronicle.story.chapters import Chapter
from chronicle.views import (
    actor_list,
    actors,
    bibliography,
    changes,
    comparison,
    deployments,
    events,
    figures,
    gaps,
    glossary,
    my_list,
    papers,
    places,
    questions,
    search,
    selection,
    teaching,
    timeline,
)
from chronicle.views.actors import ActorView
from chronicle.views.comparison import ComparisonView
from chronicle.views.deployments import DeploymentView
from chronicle.views.events import EventView
from chronicle.views.figures import FiguresView
from chronicle.views.page import Link, PageView
from chronicle.views.papers import PartView
from chronicle.views.questions import QuestionsView, QuestionView

T = TypeVar("T")
V = TypeVar("V", bound=PageView)


def _nothing(book: Book, view: PageView) -> Drawing:
    """For a page that has no drawing."""
    return None


def _always(book: Book) -> bool:
    """For a page that every book has."""
    return True


@dataclass(frozen=True)
class One(Generic[V]):
    """A page of its own at an address, where a book has any of what the page is `of`."""

    address: str
    view: Callable[[Book], V | None]
    template: str
    of: Callable[[Book], object] = _always
    draw: Callable[[Book, V], Drawing] = _nothing

    def pages(self, book: Book) -> Iterator[Plan]:
        """The one page, or none."""
        if self.of(book):
            yield Plan(self.address, partial(self._page, book))

    def _page(self, book: Book) -> Page:
        view = self.view(book)
        assert view is not None
        return render(book, self.template, view, self.draw(book, view))


@dataclass(frozen=True)
class Each(Generic[T, V]):
    """A page for each of some records or chapters, at its `address` in a book."""

    address: Callable[[Book, T], str]
    of: Callable[[Book], Iterable[T]]
    view: Callable[[Book, T], V]
    template: str
    draw: Callable[[Book, V], Drawing] = _nothing

    def pages(self, book: Book) -> Iterator[Plan]:
        """A page for each, in their order."""
        for one in self.of(book):
            yield Plan(self.address(book, one), partial(self._page, book, one))

    def _page(self, book: Book, one: T) -> Page:
        view = self.view(book, one)
        return render(book, self.template, view, self.draw(book, view))


R = TypeVar("R", bound=Record)


def _all(*kinds: type[R]) -> Callable[[Book], list[R]]:
    """What gives the records of these kinds in a book."""
    return lambda book: [record for kind in kinds for record in book.corpus.of(kind)]


def _chapters(book: Book) -> tuple[Chapter, ...]:
    return book.chapters


def _home(book: Book, record: Record) -> str:
    return book.addresses[record.id]


def _handout(book: Book, chapter: Chapter) -> str:
    return chapter.handout


def _work_address(book: Book, work: Work) -> str:
    return addresses.rests_on(work)


def _papers(book: Book) -> Iterable[Work]:
    return selection.papers(book.corpus)


# A paper, and the way to one of its further pages.
Part = tuple[Work, Link]


def _parts(book: Book) -> Iterator[Part]:
    for paper in _papers(book):
        yield from ((paper, way) for way in papers.parts(book, paper))


def _part_address(book: Book, part: Part) -> str:
    return part[1].address


def _part(book: Book, part: Part) -> PartView:
    paper, way = part
    return papers.part(book, paper, way.kind)


def _places_on_a_map(book: Book, view: EventView | DeploymentView) -> Drawing:
    return locator_map.atlas(book).locate(view.located)


def _relationships(book: Book, view: ActorView) -> Drawing:
    return network.draw(view.neighbourhood, view.address) if view.neighbourhood else None


def _shared_witnesses(book: Book, view: ComparisonView) -> Drawing:
    return witnesses.draw(view.papers, view.shared, view.address) if view.shared else None


def _spread(book: Book, view: QuestionView) -> Drawing:
    return spread.draw(view.spread) if view.spread else None


def _spreads(book: Book, view: QuestionsView) -> Drawing:
    listed = (question for group in view.groups for question in group.questions)
    return {one.link.address: spread.draw(one.spread) for one in listed if one.spread}


def _charts(book: Book, view: FiguresView) -> Drawing:
    return drawings(book)


# The order is that of the map of the site.
OF_THE_RECORD = (
    One(addresses.TIMELINE, timeline.timeline, "timeline.html", of=_all(Event)),
    Each(_home, events.ordered, events.view, "event.html", draw=_places_on_a_map),
    One(addresses.ACTORS, actor_list.overview, "actors.html", of=_all(Actor)),
    Each(_home, _all(Actor), actors.view, "actor.html", draw=_relationships),
    One(addresses.DEPLOYMENTS, deployments.overview, "deployments.html", of=_all(Deployment)),
    Each(_home, _all(Deployment), deployments.view, "deployment.html", draw=_places_on_a_map),
    One(
        addresses.PLACES,
        places.view,
        "places.html",
        of=_all(PlaceRecord, Line),
        draw=map.draw,
    ),
    One(
        addresses.QUESTIONS, questions.overview, "questions.html", of=_all(Question), draw=_spreads
    ),
    Each(_home, _all(Question), questions.view, "question.html", draw=_spread),
    One(
        addresses.PAPERS,
        comparison.view,
        "comparison.html",
        of=papers.comparison,
        draw=_shared_witnesses,
    ),
    Each(_home, _papers, papers.view, "paper.html"),
    Each(_part_address, _parts, _part, "paper-part.html"),
    One(addresses.BIBLIOGRAPHY, bibliography.view, "bibliography.html", of=_all(Work)),
    Each(_work_address, bibliography.works, bibliography.work_view, "work.html"),
    One(addresses.FIGURES, figures.figures, "figures.html", of=figures.ids, draw=_charts),
    One(addresses.GLOSSARY, glossary.view, "glossary.html", of=_all(GlossaryTerm)),
    One(addresses.GAPS, gaps.view, "gaps.html"),
    One(addresses.TEACHING, teaching.overview, "teaching.html", of=_chapters),
    Each(_handout, _chapters, teaching.handout, "handout.html"),
    One(addresses.CHANGES, changes.view, "changes.html", of=changes.view),
)
TOOLS = (
    One(addresses.SEARCH, search.search, "search.html"),
    One(addresses.MY_LIST, my_list.my_list, "my-list.html"),
)


@once_a_book
def missing(book: Book) -> frozenset[str]:
    """The addresses of pages that list what this history has not, so that it has no such page."""
    there = {plan.address for family in OF_THE_RECORD for plan in family.pages(book)}
    return frozenset(addresses.OPTIONAL) - there - set(book.written)
