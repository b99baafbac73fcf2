"""The whole book: every page that is made from the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from chronicle import addresses, chapters, editions, permalinks
from chronicle import corpus as corpora
from chronicle.citation import formatted
from chronicle.pages import (
    actors,
    bibliography,
    changes,
    deployments,
    events,
    glossary,
    papers,
    places,
    questions,
    teaching,
    timeline,
)
from chronicle.pages.page import Book, Page
from chronicle.records import Work
from chronicle.site import Site

FAMILIES = (timeline, events, actors, deployments, places, questions, papers, bibliography, glossary, teaching, changes)


def load(data: Path, docs: Path, site: Site, cache: Path | None = None) -> Book:
    """Read and check a data directory and format its works; read the chapters, and which pages are written by hand, from `docs`.

    `cache` is a file that keeps formatted works which have not changed.

    Raises DataError with everything that is wrong in the data.
    """
    corpus = corpora.load(data)
    outlines = data / "map.geojson"
    book = Book(
        corpus,
        formatted.format_works(corpus.of(Work), cache),
        site,
        json.loads(outlines.read_text(encoding="utf-8")) if outlines.exists() else None,
        chapters.load(docs),
        frozenset(addresses.hand_written(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")),
        permalinks.read(data / "permalinks.txt"),
    )
    return replace(book, editions=tuple(editions.found(book, data.parent)))


def pages(book: Book) -> Iterator[Page]:
    """Every page that is made from the record; pages written by hand are not among them."""
    yield from permalinks.with_notes((page for family in FAMILIES for page in family.pages(book)), book)
