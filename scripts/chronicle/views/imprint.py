"""What an edition says of itself: on its title page, in its imprint, in its metadata."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.text import Prose
from chronicle.site import LICENCE, Licence, Site


@dataclass(frozen=True)
class ImprintView:
    """An edition; `kind` is `reading` or `complete`, the name by which style sheets know it.

    `day` is that of the version, `dated` the same in words, empty where there is no version;
    `identifier` names this edition alone: the address of its files at the site, without ending.
    `index` is the heading of its index.
    """

    kind: str
    title: str
    subtitle: str
    version: str
    day: dt.date
    dated: str
    identifier: str
    index: Prose
    site: Site
    licence: Licence = LICENCE


def reading(book: Book, stem: str) -> ImprintView:
    """The book that is read, whose files are called by their stem."""
    return _view(book, "reading", book.site.name, stem, "names")


def complete(book: Book, stem: str) -> ImprintView:
    """The complete record, whose files are called by their stem."""
    actors = book.corpus.settings.actors
    title = f"{book.site.name}: The complete record"
    return _view(book, "complete", title, stem, f"{actors[:1].lower()}{actors[1:]}")


def _view(book: Book, kind: str, title: str, stem: str, indexed: str) -> ImprintView:
    return ImprintView(
        kind=kind,
        title=title,
        subtitle=book.site.description,
        version=book.version or "unversioned",
        day=book.day,
        dated=book.edition.date.words if book.edition else "",
        identifier=f"{book.site.url}{addresses.EDITIONS}{stem}",
        index=Prose(f"Index of {indexed}"),
        site=book.site,
    )
