"""The inventory of the site: its lists, its URLs, and everything that can be cited.

`build` adds the functions that render the pages.
"""

import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from chronicle.citation.citable import Citable, citables_of_record, sources_of_records
from chronicle.content import chapters
from chronicle.content.chapters import Chapter
from chronicle.content.languages import Language
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import related_records
from chronicle.records import (
    CITED_KINDS,
    Actor,
    Change,
    Chart,
    Claim,
    Deployment,
    Event,
    GlossaryTerm,
    Journey,
    Line,
    Place,
    Question,
    Record,
    Withdrawn,
    Work,
)
from chronicle.values import Prose, capitalize_first, number_in_words

UNRECORDED_SOURCE = re.compile('<span class="basis">(.*?)</span>')
ATTRIBUTE_LIST = re.compile(r"\{ [^}]*\}")


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


PAGE_KINDS: tuple[type[Record], ...] = (Event, Actor, Deployment, Question, Work, Journey)
# The pages that exist in each language, and those that are always there, in addition to lists.
LANGUAGE_PAGES = (addresses.SEARCH, addresses.MY_LIST)
OTHER_PAGES = (addresses.DATA, *LANGUAGE_PAGES)


@cached_per_history
def generated_pages(history: History) -> Mapping[str, Record | Chapter | Language | None]:
    """Return the subject of each built-in page, by URL, in the order of the sitemap.

    The subject is a record, the chapter of a handout, or the language of a translated page; lists
    and other pages have none. Markdown pages, pages of hooks and redirects are not included.
    """
    lists = [page.address for page in list_pages(history).values() if page.records]
    pages: dict[str, Record | Chapter | Language | None] = dict.fromkeys([*lists, *OTHER_PAGES])
    for kind in PAGE_KINDS:
        # Papers precede other works.
        for record in sorted(history.corpus.of(kind), key=attrgetter("is_paper"), reverse=True):
            pages[record.main_page(history.corpus)] = record
    for chapter in related_records.lessons_by_chapter(history):
        pages[chapter.handout_address] = chapter
    for address in LANGUAGE_PAGES:
        for language in history.languages.values():
            pages[language.localized_address(address)] = language
    return pages


def list_page_breadcrumb(history: History, address: str) -> tuple[str, Markup]:
    """Return the breadcrumb of a list page."""
    return address, list_pages(history)[address].name.as_html


def empty_list_addresses(history: History) -> frozenset[str]:
    """Return the URLs of the lists that are empty in this history, and therefore have no page."""
    return frozenset(row.address for row in list_pages(history).values() if not row.records)


def missing_list_addresses(history: History) -> frozenset[str]:
    """Return the URLs of lists for which this history has no records and no Markdown page."""
    return (empty_list_addresses(history) | {addresses.CHAPTERS}) - history.markdown_pages.keys()


@cached_per_history
def current_addresses(history: History) -> frozenset[str]:
    """Return the URLs of lists, records and Markdown pages, with all their permanent anchors.

    Withdrawn records are not included.
    """
    current = {page.address for page in list_pages(history).values() if page.records}
    for address, page in history.markdown_pages.items():
        current.add(address)
        current |= {f"{address}#{anchor}" for anchor in (*page.anchors, *page.former_anchors)}
    for record in history.corpus.records.values():
        if not isinstance(record, Withdrawn):
            current.update(addresses.record_addresses(record, history.corpus))
    return frozenset(current)


def citable_addresses(history: History) -> set[str]:
    """Return every URL that can be cited.

    These are the URLs of pages and records, and of headings and paragraphs of Markdown pages.
    """
    pages = generated_pages(history).keys() | history.additions.pages.keys()
    found = pages | current_addresses(history)
    titles = addresses.TITLE_ANCHORS.items()
    return found | {f"{page}#{anchor}" for page, anchor in titles if page in found}


@cached_per_history
def works_by_page(history: History) -> Mapping[str, Work]:
    """Map the URL of each page about a work to the work."""
    return {work.main_page(history.corpus): work for work in history.corpus.of(Work)}


@cached_per_history
def citables(history: History) -> Mapping[str, Citable]:
    """Return everything that can be cited, by URL."""
    pages = {**history.records_by_page, **history.markdown_pages, **_generated_citables(history)}
    found: dict[str, Citable] = {}
    for page in pages:
        found |= citables_on_page(history, page)
    return found


@cached_per_history
def citables_on_page(history: History, page: str) -> Mapping[str, Citable]:
    """Return everything on a page that can be cited, by URL: the page, its records, other parts.

    A Markdown page is cited with its paragraphs and boxes, the home page never. Markdown on the
    page of a record is cited as that record.
    """
    found: list[Citable] = []
    if page and page in history.markdown_pages:
        found += _markdown_citables(history, page)
    if page in _generated_citables(history):
        found.append(_generated_citables(history)[page])
    for record in history.records_by_page.get(page, ()):
        if record.record_kind in CITED_KINDS:
            found += citables_of_record(record, history.corpus)
    by_address = {citable.address: citable for citable in found}
    # A record precedes statements about it, because sections with one title use the first entry.
    in_order = sorted(
        by_address.items(),
        key=lambda item: (bool(item[1].anchor), item[1].record is None, bool(item[1].claims)),
    )
    return dict(in_order)


@cached_per_history
def _generated_citables(history: History) -> Mapping[str, Citable]:
    """Return the citable lists and lesson handouts, by URL."""
    found = {}
    for row in list_pages(history).values():
        if row.is_citable and row.records:
            medium = "map" if row.address == addresses.PLACES else ""
            found[row.address] = Citable(row.address, row.name, (), medium=medium)
    for chapter, lesson in related_records.lessons_by_chapter(history).items():
        claims = (*lesson.voices, *lesson.exercise.claims)
        sources = sources_of_records(claims, history.corpus)
        address = chapter.handout_address
        found[address] = Citable(address, lesson.question, sources)
    return found


def _markdown_citables(history: History, address: str) -> Iterator[Citable]:
    """Yield a Markdown page, and its paragraphs and boxes that have an anchor."""
    page = history.markdown_pages[address]
    language = page.front_matter.lang or "en"
    original = None
    if page.front_matter.lang:
        original = find_citable(history, history.language_alternates.get(address, {}).get("en", ""))
    whole = Citable(address, page.title, (), language=language)
    if original:
        whole = replace(
            whole,
            sources=original.sources,
            claims=original.claims,
            english_title=original.title,
        )
    yield whole
    for paragraph in chapters.split_paragraphs(page.body):
        if not paragraph.anchor:
            continue
        sources = tuple(
            source for source in paragraph.sources if history.corpus.find(Work, source.work)
        )
        english = None
        if original:
            english = find_citable(history, f"{original.address}#{paragraph.anchor}")
        unrecorded = UNRECORDED_SOURCE.search(ATTRIBUTE_LIST.sub("", paragraph.markdown))
        quoted = None
        if paragraph.is_quotation and paragraph.record_ids:
            quoted = history.corpus.find(Claim, paragraph.record_ids[0])
        name_pattern = "{}, paragraph {}"
        locator = f"¶{paragraph.number}"
        if paragraph.is_box:
            name_pattern = "{}, box after paragraph {}"
            locator = f"box after {locator}"
        name = Prose(history.page_language(address).translate(name_pattern)).format(
            page.title, paragraph.number
        )
        yield Citable(
            address=f"{address}#{paragraph.anchor}",
            title=page.title,
            sources=quoted.sources if quoted else sources,
            name=name,
            paragraph=0 if paragraph.is_box else paragraph.number,
            locator=locator,
            language=language,
            claims=(quoted,) if quoted else (),
            english_title=whole.english_title,
            unrecorded_source=english.unrecorded_source
            if english
            else unrecorded and Prose(unrecorded[1]),
        )


def find_citable(history: History, address: str) -> Citable | None:
    """Return the citable at a URL, or None if nothing at the URL can be cited."""
    return citables_on_page(history, addresses.page_address(address)).get(address)


def get_citable(history: History, address: str) -> Citable:
    """Return the citable at a URL, which must have one.

    Raises:
        KeyError: Nothing at the URL can be cited.
    """
    return citables_on_page(history, addresses.page_address(address))[address]
