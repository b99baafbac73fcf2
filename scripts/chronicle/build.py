"""Every output: the pages, the other files of the site, the tree of Markdown, and the addresses that all of it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from chronicle import book as books
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.editions import names
from chronicle.exports import downloads, feed, overview, structured
from chronicle.exports import search as index
from chronicle.files import encoded, written
from chronicle.pages import (
    actors,
    bibliography,
    changes,
    cite,
    data,
    deployments,
    events,
    figures,
    gaps,
    glossary,
    moved,
    papers,
    places,
    questions,
    search,
    teaching,
    timeline,
)
from chronicle.pages.page import Page
from chronicle.pages.written import finish
from chronicle.record.models import Event
from chronicle.settings import Site
from chronicle.story.notes import Registry, prepare
from chronicle.views.common import PageListing
from chronicle.views.figures import charts

FAMILIES = (
    timeline,
    events,
    actors,
    deployments,
    places,
    questions,
    papers,
    bibliography,
    figures,
    glossary,
    gaps,
    teaching,
    changes,
)
# Templates of one theme; another generator brings its own.
NOT_CARRIED = {"overrides"}


def load(data: Path, docs: Path, site: Site, cache: Path | None = None) -> Book:
    """The book of a project, with the editions that have been made of it; arguments and errors are those of `book.load`."""
    loaded = books.load(data, docs, site, cache)
    return replace(loaded, editions=tuple(names.existing(loaded, data.parent)))


def pages(book: Book) -> Iterator[Page]:
    """Every page that is made from the record; pages written by hand are not among them."""
    families = chain.from_iterable(family.pages(book) for family in FAMILIES)
    for page in moved.with_notes(chain(families, [data.page(book, overview.view(book))], search.pages(book)), book):
        yield replace(page, structured=structured.block(page.address, book, page.title, page.description))


def files(book: Book, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Every other file that is made from the record and its pages: paths below the site's root, and contents."""
    contents: Iterator[tuple[str, str | bytes]] = chain(
        cite.files(book),
        figures.files(book),
        [(feed.FILE, feed.feed(book))],
        ((download.address, download.content) for download in downloads.made(book)),
        index.files(book, (PageListing(page.address, page.title, page.description) for page in pages)),
    )
    yield from ((name, encoded(content)) for name, content in contents)


def published(book: Book, pages: Sequence[Page]) -> set[str]:
    """Every address that a reader can cite: pages, records, and anchors of pages written by hand, also former ones."""
    citable = {page.address for page in pages} | {there for there in book.addresses.values() if "?" not in there}
    citable |= {f"{addresses.TIMELINE}#{event.id}" for event in book.corpus.of(Event)}
    citable |= {f"{addresses.FIGURES}#{chart.id}" for chart in charts(book)} | {f"{addresses.FIGURES}#figures"}
    for address, page in book.written.items():
        citable |= {address, *(f"{address}#{anchor}" for anchor in (*page.anchors, *page.formerly))}
    return citable


def write_tree(book: Book, docs: Path, directory: Path) -> int:
    """Write the book as a tree of Markdown, for any other generator. Only files that are new or changed are touched.

    Returns how many were.
    """
    return sum(written(directory / name, content) for name, content in tree(book, docs))


def tree(book: Book, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree, all pages with their notes, downloads, index and assets: its path, and its content as bytes."""
    made = list(pages(book))
    for page in made:
        yield page.file, _with_block(page.markdown, page.structured)
    yield from files(book, made)
    registry = Registry(book.corpus, book.formatted)
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        if not path.is_file() or inside.parts[0] in NOT_CARRIED:
            continue
        content = path.read_bytes()
        if path.suffix == ".md":
            text = prepare(content.decode("utf-8"), registry)
            address = addresses.hand_written(inside.as_posix())
            content = _with_block(finish(text, address, book, registry), structured.block(address, book))
        yield inside.as_posix(), content


def _with_block(markdown: str, block: str) -> bytes:
    return (f"{markdown}\n{block}\n" if block else markdown).encode()
