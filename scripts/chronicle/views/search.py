"""What the page of the search shows: the ways to everything that need no script."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import Actor, Event, GlossaryTerm, PlaceRecord, Question, Work
from chronicle.record.text import Prose
from chronicle.views import papers
from chronicle.views.page import Link, PageView


@dataclass(frozen=True)
class SearchView(PageView):
    """The page of the search, with how many records of each kind there are to find.

    `people` is what the list of actors is called; `comparison` leads to the page that compares
    the papers.
    """

    events: int
    people: Prose
    actors: int
    places: int
    questions: int
    works: int
    terms: int
    comparison: Link | None


def search(book: Book) -> SearchView:
    """The view of the page of the search."""
    corpus = book.corpus
    return SearchView(
        address=addresses.SEARCH,
        title=Prose("Search"),
        description="Every person and body, event, place, question and work, "
        + "by any spelling of its name, by date and by words.",
        events=len(corpus.of(Event)),
        people=corpus.settings.actors,
        actors=len(corpus.of(Actor)),
        places=len(corpus.of(PlaceRecord)),
        questions=len(corpus.of(Question)),
        works=len(corpus.of(Work)),
        terms=len(corpus.of(GlossaryTerm)),
        comparison=papers.comparison(book),
    )
