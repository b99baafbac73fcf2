"""The glossary: every abbreviation and word that is explained where it occurs."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.record.models import GlossaryTerm


def pages(book: Book) -> Iterator[Page]:
    """The one page, where there are terms."""
    terms = sorted(book.corpus.of(GlossaryTerm), key=lambda term: term.name.casefold())
    if terms:
        yield make(book, addresses.GLOSSARY, "glossary.html", "Glossary", "Abbreviations and terms.", terms=terms)
