from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.drawing import maps_of_places
from chronicle.views import places


def test_each_place_that_is_no_area_has_a_small_map_over_land_drawn_once(book: Book) -> None:
    drawn = maps_of_places.draw(book, places.view(book))
    assert len(drawn.sheets) >= 1
    assert {"the-lock", "vik"} <= set(drawn.small)
    assert "isthmus" not in drawn.small
    for small in drawn.small.values():
        assert small is None or "<use" in small


def test_without_places_there_is_no_map(book: Book) -> None:
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    drawn = maps_of_places.draw(bare, places.view(bare))
    assert (drawn.sheets, drawn.off_map, drawn.small) == ((), (), {})
