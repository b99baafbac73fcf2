"""What the book says of itself: on its title page, in its imprint, in its metadata."""

import datetime
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.site import LICENCE, Licence, Site


@dataclass(frozen=True)
class ImprintView:
    """The book that is read.

    `day` is that of the version, `dated` the same in words, empty where there is no version;
    `identifier` names this version of the book: the address of its files, without ending.
    """

    title: str
    subtitle: str
    version: str
    day: datetime.date
    dated: str
    identifier: str
    site: Site
    licence: Licence = LICENCE


def view(book: Book, stem: str) -> ImprintView:
    """The imprint of the book whose files are called by their stem."""
    return ImprintView(
        title=book.site.name,
        subtitle=book.site.description,
        version=book.version or "unversioned",
        day=book.day,
        dated=book.edition.date.words if book.edition else "",
        identifier=f"{book.site.url}{addresses.EDITIONS}{stem}",
        site=book.site,
    )
