"""The families of pages, a row each: its address, what makes it, of what it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.pages import (
    actors,
    bibliography,
    changes,
    comparison,
    data,
    deployments,
    documents,
    events,
    figures,
    gaps,
    papers,
    places,
    questions,
    teaching,
    timeline,
)
from chronicle.pages.page import Page, Plan, make_page
from chronicle.queries import links, selection
from chronicle.queries.documents import read
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

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class OnePage:
    """A page at an address, where a history has any of what it is `of`."""

    address: str
    render: Callable[[History], Page]
    of: Callable[[History], object] = lambda history: True

    def plans(self, history: History) -> Iterator[Plan]:
        """The one page, or none."""
        if self.of(history):
            yield Plan(self.address, partial(self.render, history))


@dataclass(frozen=True)
class Pages(Generic[T]):
    """A page for each thing that a history has `of` a kind, by the address of the page."""

    of: Callable[[History], Mapping[str, T]]
    render: Callable[[History, T], Page]

    def plans(self, history: History) -> Iterator[Plan]:
        """A page for each, in their order."""
        for address, subject in self.of(history).items():
            yield Plan(address, partial(self.render, history, subject))


def _all(
    *kinds: type[R], where: Callable[[R], bool] = lambda record: True
) -> Callable[[History], dict[str, R]]:
    """What gives the records of these kinds in a history, all or some, by address."""

    def found(history: History) -> dict[str, R]:
        records = chain.from_iterable(map(history.corpus.of, kinds))
        return {
            links.canonical_page(history, record): record for record in records if where(record)
        }

    return found


def _handouts(history: History) -> dict[str, Chapter]:
    return {
        chapter.handout: chapter
        for chapter in history.chapters
        if chapter.handout in selection.handouts(history)
    }


# The order is that of the map of the site.
OF_THE_RECORD = (
    OnePage(addresses.TIMELINE, timeline.render_timeline, of=_all(Event)),
    OnePage(addresses.EVENTS, events.render_way_to_all, of=_all(Event)),
    Pages(_all(Event), events.render_event),
    OnePage(addresses.ACTORS, actors.render_actors, of=_all(Actor)),
    Pages(_all(Actor), actors.render_actor),
    OnePage(addresses.DEPLOYMENTS, deployments.render_deployments, of=_all(Deployment)),
    Pages(_all(Deployment), deployments.render_deployment),
    OnePage(addresses.PLACES, places.render_places, of=_all(PlaceRecord, Line)),
    OnePage(addresses.QUESTIONS, questions.render_questions, of=_all(Question)),
    Pages(_all(Question), questions.render_question),
    OnePage(addresses.PAPERS, comparison.render_comparison, of=links.comparison),
    Pages(_all(Work, where=lambda work: work.is_paper), papers.render_paper),
    OnePage(addresses.DOCUMENTS, documents.render_documents, of=read),
    OnePage(addresses.BIBLIOGRAPHY, bibliography.render_bibliography, of=_all(Work)),
    Pages(_all(Work, where=lambda work: not work.is_paper), bibliography.render_work),
    OnePage(addresses.FIGURES, figures.render_figures, of=_all(Chart)),
    Pages(_all(Chart), figures.render_chart),
    OnePage(
        addresses.GLOSSARY,
        partial(
            make_page,
            template="glossary.html",
            address=addresses.GLOSSARY,
            title=Prose("Glossary"),
            description="Abbreviations and terms.",
        ),
        of=_all(GlossaryTerm),
    ),
    OnePage(addresses.GAPS, gaps.render_gaps),
    OnePage(
        addresses.TEACHING,
        partial(
            make_page,
            template="teaching.html",
            address=addresses.TEACHING,
            title=Prose("Teaching"),
            description="Lessons and questions for discussion, by chapter.",
        ),
        of=_handouts,
    ),
    Pages(_handouts, teaching.render_handout),
    OnePage(addresses.CHANGES, changes.render_changes, of=changes.are_any),
)
TOOLS = (
    OnePage(addresses.DATA, data.render_data),
    OnePage(
        addresses.SEARCH,
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
# Pages of kinds that have only one, by address.
SINGLE_PAGES = {
    family.address: family for family in (*OF_THE_RECORD, *TOOLS) if isinstance(family, OnePage)
}


@once_per_history
def missing(history: History) -> frozenset[str]:
    """The addresses of lists that this history has not, since it has nothing for them."""
    empty = {address for address, family in SINGLE_PAGES.items() if not family.of(history)}
    return frozenset({*empty, addresses.CHAPTERS} - {*history.handwritten})
