"""The pages and other files that are made from a history, and their addresses.

Editions are made by a command of their own, style sheets and scripts by the plugin, and what
Zotero reads of a page with the page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from chronicle import scripts
from chronicle.additions import Additions, made
from chronicle.corpus import addresses
from chronicle.editions import catalogue
from chronicle.exports import answers, cite_files, downloads, feed
from chronicle.files import contents
from chronicle.frame import Page
from chronicle.history import History, load_history, once_per_history
from chronicle.pages import every, redirects
from chronicle.problems import DataError, Problem
from chronicle.queries import lists
from chronicle.queries.moved import current_addresses, former_addresses
from chronicle.search import index as search_index
from chronicle.search.documents import SearchDocument
from chronicle.search.pages import addresses_of_records
from chronicle.site import Site
from chronicle.story import page_checks
from chronicle.story.markdown import PLAIN

NOT_PLAIN = (
    "cannot be cited and has no permanent URL; name the file and its folders with ASCII letters, "
    "digits and hyphens, but not as Windows devices (con, prn, aux, nul, com1, lpt1)"
)
ONE_ELSEWHERE = "has the same name as “{}” on macOS and Windows, where one is lost; rename it"
PATHS_BESIDE_RECORD = (addresses.SEARCH_INDEX, "assets/site.css", "assets/print.css", *scripts.SENT)
OF_OURS = "which chronicle generates; rename it or move it to another folder"


def load(
    data: Path,
    docs: Path,
    site: Site,
    cache: Path | None = None,
    additions: Additions | None = None,
    template_overrides: Path | None = None,
    extensions: Mapping[str, Any] = PLAIN,
) -> History:
    """The history of a project with its editions; arguments and errors as `load_history`.

    `additions` are what others add to the site, `template_overrides` is a folder of templates for
    its pages.

    Nothing of the user's is lost: what stands where the record has something is an error too.
    """
    read = load_history(data, docs, site, cache, extensions)
    history = replace(
        read,
        additions=additions or Additions(),
        template_overrides=template_overrides,
        book_files=tuple(catalogue.files(read, data.parent)),
    )
    # What is worked out for this stays with the history that is given.
    problems = sorted(address_conflicts(history, docs), key=str)
    if problems:
        raise DataError(problems)
    return history


@once_per_history
def pages(history: History) -> dict[str, Callable[[], Page]]:
    """The function that makes each page of the record, by address, former addresses included.

    Pages written by hand are not among them.
    """
    return redirects.with_redirects(every.pages(history), history)


def make_added(history: History) -> None:
    """Make all that hooks add, and keep nothing of it. Raises DataError where that fails."""
    for address in history.additions.pages:
        render_page(history, address)
    for path in history.additions.exports:
        files_beside(history)[path]()


def render_page(history: History, address: str) -> Page:
    """Render the page at an address.

    Raises:
        KeyError: The record has no page there.
    """
    return pages(history)[address]()


@once_per_history
def files(history: History) -> dict[str, Callable[[], str]]:
    """The function that makes each other file, by its path below the root of the site.

    The index of the search is not among them: it is made in one piece.
    """
    return dict(cite_files.files(history)) | files_beside(history)


def file(history: History, path: str) -> Callable[[], str] | None:
    """The function that makes the file at a path, or None; no other file is worked out for it."""
    if path.startswith(addresses.CITE):
        return files(history).get(path)
    return files_beside(history).get(path)


@once_per_history
def files_beside(history: History) -> dict[str, Callable[[], str]]:
    """The files of `files` without the files of citations."""
    files: dict[str, Callable[[], str]] = {
        feed.FILE: partial(feed.write, history),
        answers.OVERVIEW: partial(answers.overview, history),
    }
    for path, write in history.additions.exports.items():
        files[path] = partial(made, history, path, write, str)
    for download in downloads.ALL:
        files[download.address] = partial(downloads.content, history, download)
    return files


def index(history: History, made: Iterable[SearchDocument]) -> str:
    """The index of the search; `made` are the documents of pages of the record, in any order."""
    by_address = {document.address: document for document in made}
    in_order = [by_address[address] for address in pages(history) if address in by_address]
    return search_index.index(history, in_order)


@once_per_history
def index_alone(history: History) -> str:
    """The index of the search, where no pages have been made."""
    return index(history, _documents(history))


def _documents(history: History) -> Iterator[SearchDocument]:
    """The documents of pages that no record lives on, which have to be made to be found."""
    own = addresses_of_records(history)
    for address, make in every.pages(history).items():
        if address not in own and (document := make().document):
            yield document


def citable_addresses(history: History) -> set[str]:
    """Every address at which something stands that a reader can cite.

    They are pages, records, and headings and paragraphs of pages written by hand.
    """
    citable = {*every.pages(history)}
    citable.update(current_addresses(history))
    citable.update(history.citables)
    citable.add(f"{addresses.DATA}#data")
    if addresses.FIGURES in citable:
        citable.add(f"{addresses.FIGURES}#figures")
    for address, page in history.handwritten.items():
        citable.add(address)
        for anchor in (*page.anchors, *page.former_anchors):
            citable.add(f"{address}#{anchor}")
    return citable


def dead_links(
    history: History, docs: Path, extensions: Mapping[str, Any] = PLAIN
) -> Iterator[Problem]:
    """Links of pages written by hand, which lie in `docs`, that lead nowhere."""
    # The words of a link to a list that is not there yet stand without the link.
    arriving = citable_addresses(history) | lists.missing(history)
    book, paths = history.corpus.settings.book, _paths(history, docs)
    return page_checks.links(history.handwritten, book, arriving, paths, extensions)


def known_paths(history: History, docs: Path) -> set[str]:
    """The paths by which MkDocs knows what is there: files in `docs`, made ones, and pages.

    Pages that this history does not have yet are among them.
    """
    known = _paths(history, docs)
    known.update(map(addresses.source_file, pages(history)))
    for address in lists.missing(history):
        known |= {addresses.source_file(address), f"{address}index.md"}
    return known


def _paths(history: History, docs: Path) -> set[str]:
    """The paths of the files in `docs`, and of the files that are made beside pages."""
    written = {path.relative_to(docs).as_posix() for path in contents(docs)}
    return written | files_beside(history).keys()


def address_conflicts(history: History, docs: Path) -> Iterator[Problem]:
    """Problems with files in `docs` at addresses where the record has a page or a file."""
    of_record = pages(history)
    for address, written in history.handwritten.items():
        if address in of_record and history.is_written(address):
            yield Problem(written.file, 0, 0, f"conflicts with the page {address}, {OF_OURS}")
    for inside in contents(docs):
        path = inside.relative_to(docs).as_posix()
        page = path.removesuffix("index.html")
        is_page = page != path and page in of_record
        if is_page or file(history, path) or path in PATHS_BESIDE_RECORD:
            yield Problem(f"{docs.name}/{path}", 0, 0, f"conflicts with {path}, {OF_OURS}")
    ours = {*every.built_in(history), *(one.address for one in downloads.ALL)}
    ours |= {feed.FILE, "robots.txt", "404.html"}
    for name in ours & (history.additions.pages.keys() | history.additions.exports.keys()):
        yield Problem("mkdocs.yml", 0, 0, f"hooks: one conflicts with “{name}”, {OF_OURS}")


def name_problems(history: History) -> Iterator[Problem]:
    """Pages whose names are not told apart on every machine, or are not for ever."""
    ours = {addresses.case_folded(address): address for address in pages(history)}
    for address, page in history.handwritten.items():
        other = ours.setdefault(addresses.case_folded(address), address)
        if other != address:
            yield Problem(page.file, 0, 0, ONE_ELSEWHERE.format(other))
        if not addresses.is_plain(address):
            yield Problem(page.file, 0, 0, NOT_PLAIN)


def page_addresses(history: History) -> Set[str]:
    """The addresses of all pages of a site."""
    return pages(history).keys() | history.handwritten.keys()


def arriving_addresses(history: History) -> set[str]:
    """Every address at which a reader arrives, former addresses included."""
    return citable_addresses(history).union(former_addresses(history))
