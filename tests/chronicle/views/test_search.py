from __future__ import annotations

from chronicle.book import Book
from chronicle.views import search


def test_the_ways_in_count_what_they_lead_to(book: Book) -> None:
    view = search.search(book)
    assert (view.events, view.actors, view.places) == (5, 4, 3)
    assert (view.questions, view.works, view.terms) == (1, 5, 1)
