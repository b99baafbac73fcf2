"""The page of the data: every download, every table with its columns, the words and terms that they use, how to cite them."""

from __future__ import annotations

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.settings import LICENCE
from chronicle.views.data import DataView


def page(book: Book, view: DataView) -> Page:
    """The one page."""
    description = "The whole record to download, with the meaning of every field."
    return make(book, addresses.DATA, "data.html", "Data", description, data=view, size=size, licence=LICENCE)


def size(count: int) -> str:
    """A number of bytes as readers know it, in units of a thousand (IEC 80000-13)."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
