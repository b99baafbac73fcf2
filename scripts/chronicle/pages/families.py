"""The families of pages, a row each: its address, of what it is, its view, its template.

Where a family has drawings, its row names the function that draws them of the view.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from chronicle.book import Book, once_a_book
from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.drawing.charts import drawings
from chronicle.pages import (
    actors,
    bibliography,
    changes,
    comparison,
    data,
    deployments,
    events,
    gaps,
    papers,
    places,
    questions,
    teaching,
    timeline,
)
from chronicle.pages.environment import Drawing
from chronicle.pages.page import Page, Plan, make_page, render
from chronicle.record.models import (
    Actor,
    Chart,
    Deployment,
    Event,
    GlossaryTerm,
    Line,
    PlaceRecord,
    Question,
    Record,
    Work,
)
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views import (
    figures,
    selection,
    sources,
)
from chronicle.views.figures import ChartPage, FiguresView
from chronicle.views.page import PageView, home

T = TypeVar("T")
V = TypeVar("V", bound=PageView)


@dataclass(frozen=True)
class One(Generic[V]):
    """A page of its own at an address, where a book has any of what the page is `of`.

    `scripts` are those of the page.
    """

    address: str
    view: Callable[[Book], V | None]
    template: str
    of: Callable[[Book], object] = lambda book: True
    draw: Callable[[Book, V], Drawing] = lambda book, view: None
    scripts: tuple[str, ...] = ()

    def pages(self, book: Book) -> Iterator[Plan]:
        """The one page, or none."""
        if self.of(book):
            yield Plan(self.address, partial(self._page, book))

    def _page(self, book: Book) -> Page:
        view = self.view(book)
        assert view is not None
        page = render(book, self.template, view, self.draw(book, view))
        return replace(page, scripts=self.scripts)


@dataclass(frozen=True)
class Each(Generic[T, V]):
    """A page for each thing that a book has `of` a kind, by the address of the page.

    `scripts` are those of the pages.
    """

    of: Callable[[Book], Mapping[str, T]]
    view: Callable[[Book, T], V]
    template: str
    draw: Callable[[Book, V], Drawing] = lambda book, view: None
    scripts: tuple[str, ...] = ()

    def pages(self, book: Book) -> Iterator[Plan]:
        """A page for each, in their order."""
        for address, one in self.of(book).items():
            yield Plan(address, partial(self._page, book, one))

    def _page(self, book: Book, one: T) -> Page:
        view = self.view(book, one)
        page = render(book, self.template, view, self.draw(book, view))
        return replace(page, scripts=self.scripts)


@dataclass(frozen=True)
class OnePage:
    """A page at an address, where a book has any of what it is `of`."""

    address: str
    of: Callable[[Book], object]
    page: Callable[[Book], Page]

    def pages(self, book: Book) -> Iterator[Plan]:
        """The one page, or none."""
        if self.of(book):
            yield Plan(self.address, partial(self.page, book))


@dataclass(frozen=True)
class Pages(Generic[T]):
    """A page for each thing that a book has `of` a kind, by the address of the page."""

    of: Callable[[Book], Mapping[str, T]]
    page: Callable[[Book, T], Page]

    def pages(self, book: Book) -> Iterator[Plan]:
        """A page for each, in their order."""
        for address, one in self.of(book).items():
            yield Plan(address, partial(self.page, book, one))


R = TypeVar("R", bound=Record)


def _at_home(book: Book, records: Iterable[R]) -> dict[str, R]:
    return {book.addresses[record.id]: record for record in records}


def _all(*kinds: type[R]) -> Callable[[Book], dict[str, R]]:
    """What gives the records of these kinds in a book, by address."""
    return lambda book: _at_home(book, chain.from_iterable(map(book.corpus.of, kinds)))


def _always(book: Book) -> bool:
    return True


def _events(book: Book) -> dict[str, Event]:
    return _at_home(book, events.ordered(book))


def _papers(book: Book) -> dict[str, Work]:
    return _at_home(book, selection.papers(book.corpus))


def _works(book: Book) -> dict[str, Work]:
    return {
        home(book, work): work for work in book.corpus.of(Work) if selection.dependents(book, work)
    }


def _handouts(book: Book) -> dict[str, Chapter]:
    return {chapter.handout: chapter for chapter in book.chapters}


def _chart(book: Book, view: ChartPage) -> Drawing:
    return drawings.on_page(book, view.chart.id, view.address)


def _charts(book: Book, view: FiguresView) -> Drawing:
    return drawings.small(book)


# The order is that of the map of the site.
OF_THE_RECORD = (
    OnePage(addresses.TIMELINE, _all(Event), timeline.page),
    Pages(_events, events.page),
    OnePage(addresses.ACTORS, _all(Actor), actors.overview),
    Pages(_all(Actor), actors.page),
    OnePage(addresses.DEPLOYMENTS, _all(Deployment), deployments.overview),
    Pages(_all(Deployment), deployments.page),
    OnePage(addresses.PLACES, _all(PlaceRecord, Line), places.page),
    OnePage(addresses.QUESTIONS, _all(Question), questions.overview),
    Pages(_all(Question), questions.page),
    OnePage(addresses.PAPERS, sources.comparison, comparison.page),
    Pages(_papers, papers.page),
    OnePage(addresses.BIBLIOGRAPHY, _all(Work), bibliography.page),
    Pages(_works, bibliography.work_page),
    One(
        addresses.FIGURES,
        figures.figures,
        "figures.html",
        of=_all(Chart),
        draw=_charts,
    ),
    Each(_all(Chart), figures.view, "chart.html", draw=_chart, scripts=("chart.js",)),
    OnePage(
        addresses.GLOSSARY,
        _all(GlossaryTerm),
        partial(
            make_page,
            template="glossary.html",
            address=addresses.GLOSSARY,
            title=Prose("Glossary"),
            description="Abbreviations and terms.",
        ),
    ),
    OnePage(addresses.GAPS, _always, gaps.page),
    OnePage(addresses.TEACHING, _handouts, teaching.overview),
    Pages(_handouts, teaching.handout),
    OnePage(addresses.CHANGES, changes.are_any, changes.page),
)
TOOLS = (
    One(addresses.DATA, data.view, "data.html"),
    OnePage(
        addresses.SEARCH,
        _always,
        partial(
            make_page,
            template="search.html",
            address=addresses.SEARCH,
            title=Prose("Search"),
            description="Every person and body, event, place, question and work, "
            "by any spelling of its name, by date and by words.",
        ),
    ),
    OnePage(
        addresses.MY_LIST,
        _always,
        partial(
            make_page,
            template="my-list.html",
            address=addresses.MY_LIST,
            title=Prose("My list"),
            description="What you collect here to cite, as notes and a bibliography in one style.",
            formats=(*PROGRAMS, ("markdown", "Markdown", "md")),
        ),
    ),
)


@once_a_book
def missing(book: Book) -> frozenset[str]:
    """The addresses of pages that list what this history has not, so that it has no such page."""
    there = {plan.address for family in OF_THE_RECORD for plan in family.pages(book)}
    return frozenset(addresses.OPTIONAL) - there - set(book.handwritten)
