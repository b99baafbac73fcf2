"""Every output: pages, other files, the tree of Markdown, and the addresses of it all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from chronicle.book import Book, load_book, once_a_book
from chronicle.corpus import addresses
from chronicle.corpus.problems import Problem
from chronicle.editions import catalogue
from chronicle.exports import downloads, feed, structured
from chronicle.files import contents, encoded, write_file
from chronicle.pages import chart_files, cite, families, moved
from chronicle.pages.handwritten import finish
from chronicle.pages.page import Page, Plan
from chronicle.search import index as search_index
from chronicle.search.documents import own_pages
from chronicle.site import Site
from chronicle.story import page_checks
from chronicle.views.moved import former_addresses, homes
from chronicle.views.page import PageListing

FAMILIES = (*families.OF_THE_RECORD, *families.TOOLS)


def load(data: Path, docs: Path, site: Site, cache: Path | None = None) -> Book:
    """The book of a project with the editions made of it; arguments and errors as `load_book`."""
    loaded = load_book(data, docs, site, cache)
    return replace(loaded, editions=tuple(catalogue.files(loaded, data.parent)))


@once_a_book
def plans(book: Book) -> dict[str, Plan]:
    """Every page that can be made from the record, by address; also those of records that went.

    Pages written by hand are not among them.
    """
    return {plan.address: plan for plan in moved.with_notes(_plans(book), book)}


@once_a_book
def _plans(book: Book) -> tuple[Plan, ...]:
    return tuple(chain.from_iterable(family.pages(book) for family in FAMILIES))


def page(book: Book, address: str) -> Page:
    """The page at an address. Raises KeyError where the record has none there."""
    made = plans(book)[address].make()
    if made.is_signpost:
        return made
    return replace(made, structured=structured.block(address, book, made.title, made.description))


def pages(book: Book) -> Iterator[Page]:
    """Every page that is made from the record, one after the other."""
    book.format_citations()
    return (page(book, address) for address in plans(book))


@once_a_book
def files(book: Book) -> dict[str, Callable[[], bytes]]:
    """What makes every other file, by its path below the site's root.

    Those of the index of the search are not among them, which is made in one piece.
    """
    return dict(cite.files(book)) | linked(book)


@once_a_book
def linked(book: Book) -> dict[str, Callable[[], bytes]]:
    """Those of these files to which a page written by hand may link: charts, feed, downloads."""
    made = dict(chart_files.files(book))
    made[feed.FILE] = lambda: encoded(feed.feed(book))
    made |= {each.address: partial(downloads.content, book, each) for each in downloads.ALL}
    return made


def index(book: Book, listed: Iterable[PageListing]) -> bytes:
    """The index of the search; `listed` are the pages of the record, in any order."""
    by_address = {page.address: page for page in listed}
    in_order = [by_address[address] for address in plans(book) if address in by_address]
    return encoded(search_index.index(book, in_order))


@once_a_book
def index_alone(book: Book) -> bytes:
    """The index of the search, where no pages have been made."""
    return index(book, _listed(book))


def _listed(book: Book) -> Iterator[PageListing]:
    """The pages that no record lives on, which have to be made to be listed."""
    own = own_pages(book)
    for address, plan in plans(book).items():
        if address not in own:
            yield from filter(None, [plan.make().listing])


def living(book: Book) -> set[str]:
    """Every address at which something stands that a reader can cite.

    They are those of pages, records, and headings and paragraphs of pages written by hand.
    """
    citable = {plan.address for plan in _plans(book)} | homes(book) | set(book.citables)
    citable.add(f"{addresses.DATA}#data")
    if addresses.FIGURES in citable:
        citable.add(f"{addresses.FIGURES}#figures")
    for address, page in book.handwritten.items():
        citable |= {
            address,
            *(f"{address}#{anchor}" for anchor in (*page.anchors, *page.former_anchors)),
        }
    return citable


def dead_links(book: Book, docs: Path) -> Iterator[Problem]:
    """Links of pages written by hand, which lie in `docs`, that lead nowhere."""
    files = {path.relative_to(docs).as_posix() for path in contents(docs)}
    made = {feed.FILE, *(download.address for download in downloads.ALL)}
    # The words of a link to a list that is not there yet stand without the link.
    there = living(book) | families.missing(book)
    return page_checks.links(book.handwritten, there, files | made)


def navigable(book: Book) -> set[str]:
    """The addresses of pages that a navigation may name, also of those that this history lacks."""
    return {*families.ALONE, *plans(book), *families.missing(book), *book.handwritten}


def published(book: Book) -> set[str]:
    """Every address at which a reader arrives, also those of records that went."""
    return living(book) | set(former_addresses(book))


def write_tree(book: Book, docs: Path, assets: Path, directory: Path) -> int:
    """Write the book as a tree of Markdown, for any other generator.

    `docs` has the pages written by hand, `assets` the styles and scripts. Only files that are new
    or changed are touched; returns how many were.
    """
    return sum(
        write_file(directory / folder / name, content)
        for folder, files in (("", tree(book, docs)), ("assets", _carried(assets)))
        for name, content in files
    )


def tree(book: Book, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree but styles and scripts: its path, and its content as bytes.

    They are all pages with their notes, the downloads, the index, and what else lies in `docs`.
    """
    listed = []
    for made in pages(book):
        listed.append(made.listing)
        yield made.file, _with_block(made.markdown, made.structured)
    for path, make in files(book).items():
        yield path, make()
    yield addresses.SEARCH_INDEX, index(book, filter(None, listed))
    for name, content in _carried(docs):
        if name.endswith(".md"):
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
            address = addresses.of_file(name)
            block = structured.block(address, book)
            yield name, _with_block(finish(text, address, book), block)
        else:
            yield name, content


def _carried(directory: Path) -> Iterator[tuple[str, bytes]]:
    for path in contents(directory):
        yield path.relative_to(directory).as_posix(), path.read_bytes()


def _with_block(markdown: str, block: str) -> bytes:
    return (f"{markdown}\n{block}\n" if block else markdown).encode()
