"""All pages generated from the record: a table of them, and their render functions by URL."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from chronicle import additions
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.layout import Page
from chronicle.pages import comparison, data, timeline
from chronicle.pages.actor.page import render_actor, render_actors
from chronicle.pages.change.page import render_changes
from chronicle.pages.chart import page as chart
from chronicle.pages.deployment.page import render_deployment, render_deployments
from chronicle.pages.event.page import render_event
from chronicle.pages.journey.page import render_journey, render_journeys
from chronicle.pages.lesson import page as lesson
from chronicle.pages.place.page import render_places
from chronicle.pages.question.page import render_question, render_questions
from chronicle.pages.search import languages_by_address, render_my_list, render_search
from chronicle.pages.vocabulary.page import render_glossary
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.pages.work.papers import render_paper
from chronicle.queries import list_pages
from chronicle.records import Actor, Deployment, Event, Journey, Question, Record, Work

# A function that renders a page.
PageFactory = Callable[[], Page]


def _records_by_address(model: type[Record], history: History) -> dict[str, Record]:
    """Return the records of a kind by the URLs of their main pages."""
    corpus = history.corpus
    return {record.main_page(corpus): record for record in corpus.of(model)}


def _works_by_address(are_papers: bool, history: History) -> dict[str, Record]:
    """Return the papers, or all other works, by the URLs of their main pages."""
    works = _records_by_address(Work, history)
    return {page: work for page, work in works.items() if work.is_paper == are_papers}


SINGLE_PAGES: Mapping[str, Callable[[History], Page]] = {
    addresses.TIMELINE: timeline.render_timeline,
    addresses.PAPERS: comparison.render_comparison,
    addresses.ACTORS: render_actors,
    addresses.DEPLOYMENTS: render_deployments,
    addresses.PLACES: render_places,
    addresses.QUESTIONS: render_questions,
    addresses.BIBLIOGRAPHY: render_bibliography,
    addresses.JOURNEYS: render_journeys,
    addresses.FIGURES: chart.render_figures,
    addresses.GLOSSARY: render_glossary,
    addresses.TEACHING: lesson.render_teaching,
    addresses.CHANGES: render_changes,
    addresses.DATA: data.render_data,
    addresses.SEARCH: render_search,
    addresses.MY_LIST: render_my_list,
}
# Pairs of functions: the first returns records, chapters or languages by the URLs of their pages;
# the second renders such a page.
PAGES_PER_RECORD: Sequence[
    tuple[Callable[[History], Mapping[str, Any]], Callable[[History, Any], Page]]
] = (
    (partial(_records_by_address, Event), render_event),
    (partial(_records_by_address, Actor), render_actor),
    (partial(_records_by_address, Deployment), render_deployment),
    (partial(_records_by_address, Question), render_question),
    (partial(_works_by_address, True), render_paper),
    (partial(_works_by_address, False), render_work),
    (partial(_records_by_address, Journey), render_journey),
    (lesson.chapters_by_handout, lesson.render_handout),
    (partial(languages_by_address, addresses.SEARCH), render_search),
    (partial(languages_by_address, addresses.MY_LIST), render_my_list),
)


@cached_per_history
def built_in_pages(history: History) -> dict[str, PageFactory]:
    """Return the render functions of the built-in pages, by URL; empty lists have no page."""
    empty = list_pages.empty_list_addresses(history)
    factories: dict[str, PageFactory] = {}
    for address, render in SINGLE_PAGES.items():
        if address not in empty:
            factories[address] = partial(render, history)
    for of, render_one in PAGES_PER_RECORD:
        for address, item in of(history).items():
            factories[address] = partial(render_one, history, item)
    return factories


def page_factories(history: History) -> dict[str, PageFactory]:
    """Return the render functions of all pages, including those that hooks add, by URL."""
    factories = dict(built_in_pages(history))
    for address, render in history.additions.pages.items():
        factories[address] = partial(additions.call_hook, history, address, render, Page)
    return factories
