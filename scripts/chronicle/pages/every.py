"""The table of all pages made from the record, and the function that makes each, by address."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from chronicle import additions
from chronicle.corpus import addresses
from chronicle.frame import Page
from chronicle.history import History, once_per_history
from chronicle.pages import comparison, data, timeline
from chronicle.pages.actor.page import render_actor, render_actors
from chronicle.pages.change.page import render_changes
from chronicle.pages.chart import page as chart
from chronicle.pages.deployment.page import render_deployment, render_deployments
from chronicle.pages.event.page import render_event
from chronicle.pages.journey.page import render_journey, render_journeys
from chronicle.pages.lesson import page as lesson
from chronicle.pages.place.page import render_places
from chronicle.pages.question.page import (
    drawn_alone,
    render_drawing,
    render_question,
    render_questions,
)
from chronicle.pages.search import in_languages, render_my_list, render_search
from chronicle.pages.vocabulary.page import render_glossary
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.pages.work.papers import render_paper
from chronicle.queries import lists
from chronicle.records import (
    Actor,
    Deployment,
    Event,
    Journey,
    Question,
    Record,
    Work,
)

Thing = TypeVar("Thing")
AnyRecord = TypeVar("AnyRecord", bound=Record)
# What makes a page.
Make = Callable[[], Page]


@dataclass(frozen=True)
class OnePage:
    """One page at a fixed address, which a history lacks if it would be an empty list."""

    address: str
    render: Callable[[History], Page]

    def pages(self, history: History) -> Iterator[tuple[str, Make]]:
        """The address of the page and the function that makes it, if the history has it."""
        if self.address not in lists.empty(history):
            yield self.address, partial(self.render, history)


@dataclass(frozen=True)
class Pages(Generic[Thing]):
    """A page for each of several things; `of` gives the things by the addresses of their pages."""

    of: Callable[[History], Mapping[str, Thing]]
    render: Callable[[History, Thing], Page]

    def pages(self, history: History) -> Iterator[tuple[str, Make]]:
        """The address of each page and the function that makes it, in their order."""
        for address, subject in self.of(history).items():
            yield address, partial(self.render, history, subject)


def _of(
    model: type[AnyRecord], where: Callable[[AnyRecord], bool] = lambda record: True
) -> Callable[[History], dict[str, AnyRecord]]:
    """A function that returns the records of a kind, or some of them, by their main pages."""

    def by_page(history: History) -> dict[str, AnyRecord]:
        corpus = history.corpus
        return {one.main_page(corpus): one for one in corpus.of(model) if where(one)}

    return by_page


# All pages, in the order of the map of the site.
PAGES: tuple[OnePage | Pages[Any], ...] = (
    OnePage(addresses.TIMELINE, timeline.render_timeline),
    OnePage(addresses.PAPERS, comparison.render_comparison),
    Pages(_of(Event), render_event),
    OnePage(addresses.ACTORS, render_actors),
    Pages(_of(Actor), render_actor),
    OnePage(addresses.DEPLOYMENTS, render_deployments),
    Pages(_of(Deployment), render_deployment),
    OnePage(addresses.PLACES, render_places),
    OnePage(addresses.QUESTIONS, render_questions),
    Pages(_of(Question), render_question),
    Pages(_of(Work, where=lambda work: work.is_paper), render_paper),
    OnePage(addresses.BIBLIOGRAPHY, render_bibliography),
    Pages(_of(Work, where=lambda work: not work.is_paper), render_work),
    OnePage(addresses.JOURNEYS, render_journeys),
    Pages(_of(Journey), render_journey),
    OnePage(addresses.FIGURES, chart.render_figures),
    OnePage(addresses.GLOSSARY, render_glossary),
    OnePage(addresses.TEACHING, lesson.render_teaching),
    Pages(lesson.handouts, lesson.render_handout),
    OnePage(addresses.CHANGES, render_changes),
    OnePage(addresses.DATA, data.render_data),
    Pages(drawn_alone, render_drawing),
    OnePage(addresses.SEARCH, render_search),
    Pages(partial(in_languages, addresses.SEARCH), render_search),
    OnePage(addresses.MY_LIST, render_my_list),
    Pages(partial(in_languages, addresses.MY_LIST), render_my_list),
)
# Those of them that are alone of their kind, by address.
SINGLE = {page.address: page for page in PAGES if isinstance(page, OnePage)}


@once_per_history
def pages(history: History) -> dict[str, Make]:
    """The function that makes each page of a history, by address, with those that hooks add."""
    made = {address: make for row in PAGES for address, make in row.pages(history)}
    for address, render in history.additions.pages.items():
        made[address] = partial(additions.made, history, address, render, Page)
    return made
