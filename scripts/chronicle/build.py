"""The pages and other files that are generated from a history, and their paths.

A separate command generates the book, and the plugin adds stylesheets and scripts. The metadata for
Zotero is part of each page.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from chronicle import scripts, styles
from chronicle.additions import Additions, call_hook
from chronicle.content import page_checks
from chronicle.content.chapters import Chapter
from chronicle.content.languages import Language
from chronicle.content.markdown import DEFAULT_EXTENSIONS
from chronicle.corpus import addresses
from chronicle.exports import citations, downloads
from chronicle.files import list_files
from chronicle.history import History, cached_per_history, load_history
from chronicle.layout import Page
from chronicle.pages import comparison, data, redirects, timeline
from chronicle.pages.actor.page import render_actor, render_actors
from chronicle.pages.change.page import render_changes
from chronicle.pages.chart import page as chart
from chronicle.pages.deployment.page import render_deployment, render_deployments
from chronicle.pages.event.page import render_event
from chronicle.pages.journey.page import render_journey, render_journeys
from chronicle.pages.lesson import page as lesson
from chronicle.pages.place.page import render_places
from chronicle.pages.question.page import render_question, render_questions
from chronicle.pages.search import render_my_list, render_search
from chronicle.pages.vocabulary.page import render_glossary
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.problems import DataError, Problem
from chronicle.queries import inventory, redirect_table
from chronicle.records import Actor, Deployment, Event, Journey, Question, Record, Work
from chronicle.search import index as search_index
from chronicle.search.documents import SearchDocument
from chronicle.search.pages import addresses_of_records
from chronicle.site import Site

# The functions that render a list, by URL, a page in a language, and the page of a record, by kind.
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
LANGUAGE_PAGES = {addresses.SEARCH: render_search, addresses.MY_LIST: render_my_list}
RECORD_PAGES: Mapping[type[Record], Callable[[History, Any], Page]] = {
    Event: render_event,
    Actor: render_actor,
    Deployment: render_deployment,
    Question: render_question,
    Work: render_work,
    Journey: render_journey,
}
UNSAFE_NAME_MESSAGE = (
    "cannot be cited and has no permanent URL; name the file and its folders with ASCII letters, "
    "digits and hyphens, but not as Windows devices (con, prn, aux, nul, com1, lpt1)"
)
CASE_COLLISION_MESSAGE = (
    "has the same name as “{}” on macOS and Windows, where one is lost; rename it"
)
OTHER_GENERATED_PATHS = (
    addresses.SEARCH_INDEX,
    *styles.FILES_BY_STYLESHEET,
)
RESERVED_MESSAGE = "which chronicle generates; rename it or move it to another folder"


def load_project_history(
    data: Path,
    docs: Path,
    site: Site,
    cache: Path | None = None,
    additions: Additions | None = None,
    template_overrides: Path | None = None,
    extensions: Mapping[str, Any] = DEFAULT_EXTENSIONS,
    withheld: Collection[str] = (),
) -> History:
    """Read a history with `load_history`, and add the generated files of its book.

    `additions` are the additions of hooks and plugins, `template_overrides` is a folder of page
    templates, and `withheld` has the paths of the files in `docs` that are not published.

    Also raises DataError if a generated file would replace a file in `docs`.
    """
    loaded = load_history(data, docs, site, cache, extensions, withheld)
    history = replace(
        loaded,
        additions=additions or Additions(),
        template_overrides=template_overrides,
        find_book_files=partial(downloads.book_files, root=data.parent),
    )
    # The values that this check caches stay with the returned history.
    problems = sorted(check_address_conflicts(history, docs), key=str)
    if problems:
        raise DataError(problems)
    return history


@cached_per_history
def built_in_pages(history: History) -> dict[str, Callable[[], Page]]:
    """Return the functions that render the built-in pages, by URL."""
    pages: dict[str, Callable[[], Page]] = {}
    for address, subject in inventory.generated_pages(history).items():
        match subject:
            case None:
                pages[address] = partial(SINGLE_PAGES[address], history)
            case Chapter():
                pages[address] = partial(lesson.render_handout, history, subject)
            case Language():
                render = LANGUAGE_PAGES[address.removeprefix(f"{subject.lang}/")]
                pages[address] = partial(render, history, subject)
            case _:
                pages[address] = partial(RECORD_PAGES[type(subject)], history, subject)
    return pages


def current_pages(history: History) -> dict[str, Callable[[], Page]]:
    """Return the functions that render the built-in pages and those that hooks add, by URL."""
    pages = dict(built_in_pages(history))
    for address, render in history.additions.pages.items():
        pages[address] = partial(call_hook, history, address, render, Page)
    return pages


@cached_per_history
def render_functions(history: History) -> dict[str, Callable[[], Page]]:
    """Return the render functions of all pages of the record, by URL, including redirects.

    Markdown pages are not included.
    """
    pages = current_pages(history)
    for address in redirect_table.redirects_by_page(history):
        if address in pages:
            pages[address] = partial(redirects.render_with_banners, history, pages[address])
        elif address not in history.markdown_pages:
            pages[address] = partial(redirects.render_redirect, history, address)
    return pages


def render_additions(history: History) -> None:
    """Generate everything that hooks add, and discard it. Raises DataError if that fails."""
    for address in history.additions.pages:
        render_page(history, address)
    for path in history.additions.exports:
        file_functions(history)[path]()


def render_page(history: History, address: str) -> Page:
    """Render the page at a URL.

    Raises:
        KeyError: No page of the record has this URL.
    """
    return render_functions(history)[address]()


@cached_per_history
def built_in_files(history: History) -> dict[str, Callable[[], str]]:
    """Return the functions that generate the built-in files other than pages, by path.

    The search index is not included, because it is generated in a single pass.
    """
    files = dict(citations.cite_files(history))
    for path, name in scripts.ENTRY_MODULES.items():
        files[path] = partial(scripts.bundle_script, name)
    for download in downloads.ALL_DOWNLOADS:
        files[download.address] = partial(_download_text, history, download)
    return files


def _download_text(history: History, download: downloads.Download) -> str:
    return downloads.download_content(history, download).decode()


@cached_per_history
def file_functions(history: History) -> dict[str, Callable[[], str]]:
    """Return the functions of `built_in_files`, and those of files that hooks add, by path."""
    files = dict(built_in_files(history))
    for path, write in history.additions.exports.items():
        files[path] = partial(call_hook, history, path, write, str)
    return files


def combine_search_index(history: History, documents: Iterable[SearchDocument]) -> str:
    """Return the search index; `documents` are the search documents of the pages of records."""
    by_address = {document.address: document for document in documents}
    in_order = [
        by_address[address] for address in render_functions(history) if address in by_address
    ]
    return search_index.render_index(history, in_order)


@cached_per_history
def build_search_index(history: History) -> str:
    """Return the search index; this renders the pages that the index describes."""
    record_addresses = addresses_of_records(history)
    documents = []
    for address, make in current_pages(history).items():
        if address not in record_addresses and (document := make().search_document):
            documents.append(document)
    return combine_search_index(history, documents)


def check_links(
    history: History, docs: Path, extensions: Mapping[str, Any] = DEFAULT_EXTENSIONS
) -> Iterator[Problem]:
    """Yield a problem for each broken link of a Markdown page; see `page_checks.check_links`."""
    # A link to a list that does not exist yet is rendered as plain text.
    valid_targets = inventory.citable_addresses(history) | inventory.missing_list_addresses(history)
    book = history.corpus.settings.book
    paths = file_paths(history, docs)
    return page_checks.check_links(
        history.markdown_pages, book, valid_targets, paths, extensions, history.withheld_files
    )


def file_paths(history: History, docs: Path) -> set[str]:
    """Return the paths of the published files in `docs`, and of generated files, without pages."""
    files = list_files(docs, history.withheld_files)
    source_paths = {path.relative_to(docs).as_posix() for path in files}
    return source_paths | file_functions(history).keys()


def check_address_conflicts(history: History, docs: Path) -> Iterator[Problem]:
    """Yield a problem for each file in `docs`, or from a hook, at the path of a generated file."""
    of_record = render_functions(history)
    for address, markdown_page in history.markdown_pages.items():
        if address in of_record and history.is_markdown_page(address):
            yield Problem(
                markdown_page.file, 0, 0, f"conflicts with the page {address}, {RESERVED_MESSAGE}"
            )
    generated_paths = {*file_functions(history), *OTHER_GENERATED_PATHS}
    for relative_path in list_files(docs, history.withheld_files):
        path = relative_path.relative_to(docs).as_posix()
        page = path.removesuffix("index.html")
        is_page = page != path and page in of_record
        if is_page or path in generated_paths:
            yield Problem(f"{docs.name}/{path}", 0, 0, f"conflicts with {path}, {RESERVED_MESSAGE}")
    built_in = {*built_in_pages(history), *built_in_files(history)}
    built_in |= {*OTHER_GENERATED_PATHS, "robots.txt", "404.html"}
    for name in built_in & (history.additions.pages.keys() | history.additions.exports.keys()):
        message = f"hooks: an addition conflicts with “{name}”, {RESERVED_MESSAGE}"
        yield Problem("mkdocs.yml", 0, 0, message)


def check_page_names(history: History) -> Iterator[Problem]:
    """Yield a warning for each page name that is not distinct on every system, or not permanent."""
    generated_addresses = {
        addresses.case_fold_address(address): address for address in render_functions(history)
    }
    for address, page in history.markdown_pages.items():
        first = generated_addresses.setdefault(addresses.case_fold_address(address), address)
        if first != address:
            yield Problem(page.file, 0, 0, CASE_COLLISION_MESSAGE.format(first))
        if not addresses.is_url_safe(address):
            yield Problem(page.file, 0, 0, UNSAFE_NAME_MESSAGE)
