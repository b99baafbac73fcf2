"""The whole book: every page that is made from the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from chronicle import editions, permalinks
from chronicle.citation import formatted
from chronicle.corpus import corpus as corpora
from chronicle.corpus import outlines
from chronicle.drawing.charts import drawn
from chronicle.exports import downloads, feed, structured
from chronicle.exports import search as index
from chronicle.files import encoded
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
    papers,
    places,
    questions,
    search,
    teaching,
    timeline,
)
from chronicle.pages.page import Book, Page
from chronicle.record.models import Work
from chronicle.settings import Site
from chronicle.story import chapters

FAMILIES = (
    timeline, events, actors, deployments, places, questions, papers, bibliography, figures, glossary, gaps, teaching, changes,
    data, search,
)  # fmt: skip


def load(data: Path, docs: Path, site: Site, cache: Path | None = None) -> Book:
    """Read and check a data directory and format its works; read the chapters, and which pages are written by hand, from `docs`.

    `cache` is a directory that keeps formatted citations, drawn charts and downloads which have not changed.

    Raises DataError with everything that is wrong in the data.
    """
    corpus = corpora.load(data)
    book = Book(
        corpus,
        formatted.format_works(corpus.of(Work), cache / "works.json" if cache else None),
        site,
        outlines.read(data / "map.geojson"),
        chapters.load(docs),
        chapters.written(docs),
        permalinks.read(data / "permalinks.txt"),
        cache,
    )
    return replace(book, editions=tuple(editions.found(book, data.parent)))


def pages(book: Book) -> Iterator[Page]:
    """Every page that is made from the record; pages written by hand are not among them."""
    made = (page for family in FAMILIES for page in family.pages(book))
    yield from permalinks.with_notes(structured.given(made, book), book)


def files(book: Book, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Every other file that is made from the record and its pages: paths below the site's root, and contents."""
    made: Iterator[tuple[str, str | bytes]] = chain(
        cite.files(book),
        drawn.files(book.charts),
        [(feed.FILE, feed.feed(book))],
        ((download.address, download.content) for download in downloads.made(book)),
        index.files(book, pages),
    )
    yield from ((name, encoded(content)) for name, content in made)
