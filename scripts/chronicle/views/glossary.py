"""What the glossary shows: every abbreviation and term with its meaning."""

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose
from chronicle.views.page import PageView


@dataclass(frozen=True)
class GlossaryView(PageView):
    """The terms in the order of the alphabet."""

    terms: tuple[GlossaryTerm, ...]


def view(book: Book) -> GlossaryView | None:
    """The view of the glossary; None where nothing is explained."""
    terms = sorted(book.corpus.of(GlossaryTerm), key=lambda term: term.name.casefold())
    if not terms:
        return None
    return GlossaryView(
        address=addresses.GLOSSARY,
        title=Prose("Glossary"),
        description="Abbreviations and terms.",
        terms=tuple(terms),
    )
