"""The pages that list the records of a history, for example its actors."""

from collections.abc import Mapping, Sized
from typing import NamedTuple

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import related_records
from chronicle.records import (
    Actor,
    Change,
    Chart,
    Deployment,
    Event,
    GlossaryTerm,
    Journey,
    Line,
    Place,
    Question,
    Withdrawn,
    Work,
)
from chronicle.values import Prose, capitalize_first, number_in_words


class ListPage(NamedTuple):
    """A page that lists `records`; if there are none, the page does not exist.

    `name` is its heading and breadcrumb. The search page links to it with the label `search_label`.
    `is_citable` states whether it can be cited.
    """

    address: str
    name: Prose
    records: Sized
    search_label: str = ""
    is_citable: bool = False


@cached_per_history
def list_pages(history: History) -> Mapping[str, ListPage]:
    """Return all list pages by URL, including empty ones."""
    of = history.corpus.of
    settings = history.corpus.settings
    paper_count = len(related_records.papers_of_record(history.corpus))
    rows = [
        ListPage(
            addresses.TIMELINE,
            Prose("Timeline"),
            of(Event),
            search_label="The timeline",
            is_citable=True,
        ),
        ListPage(
            addresses.PAPERS,
            Prose(f"The {number_in_words(paper_count)} {settings.papers.many} compared"),
            of(Question) if paper_count > 1 else (),
            is_citable=True,
        ),
        ListPage(addresses.ACTORS, settings.actors, of(Actor), search_label=settings.actors),
        ListPage(
            addresses.DEPLOYMENTS, capitalize_first(settings.deployments.many), of(Deployment)
        ),
        ListPage(
            addresses.PLACES,
            Prose("Places"),
            of(Place) or of(Line),
            search_label="Places",
            is_citable=True,
        ),
        ListPage(addresses.QUESTIONS, Prose("Questions"), of(Question), search_label="Questions"),
        ListPage(
            addresses.BIBLIOGRAPHY,
            Prose("Sources"),
            of(Work),
            search_label="Sources",
        ),
        ListPage(addresses.JOURNEYS, Prose("Journeys"), of(Journey)),
        ListPage(addresses.FIGURES, Prose("Numbers"), of(Chart), is_citable=True),
        ListPage(addresses.GLOSSARY, Prose("Glossary"), of(GlossaryTerm), search_label="Glossary"),
        ListPage(
            addresses.TEACHING, Prose("Teaching"), related_records.lessons_by_chapter(history)
        ),
        ListPage(
            addresses.CHANGES,
            Prose("What changed"),
            of(Change) or of(Withdrawn),
        ),
    ]
    return {row.address: row for row in rows}


def list_page_breadcrumb(history: History, address: str) -> tuple[str, Markup]:
    """Return the breadcrumb of a list page."""
    return address, list_pages(history)[address].name.as_html


def empty_list_addresses(history: History) -> frozenset[str]:
    """Return the URLs of the lists that are empty in this history, and therefore have no page."""
    return frozenset(row.address for row in list_pages(history).values() if not row.records)


def missing_list_addresses(history: History) -> frozenset[str]:
    """Return the URLs of lists for which this history has no records and no Markdown page."""
    return (empty_list_addresses(history) | {addresses.CHAPTERS}) - history.markdown_pages.keys()
