from __future__ import annotations

from chronicle.corpus.corpus import Corpus
from chronicle.drawing.locator_map import Atlas, point
from chronicle.pages.page import Book
from chronicle.record.models import PlaceRecord


def places(corpus: Corpus, *identifiers: str) -> list[PlaceRecord]:
    return [corpus.get(PlaceRecord, identifier) for identifier in identifiers]


def test_the_closest_frame_that_holds_all_places_is_taken(book: Book) -> None:
    south = book.atlas.locate(places(book.corpus, "the-lock"))
    both = book.atlas.locate(places(book.corpus, "the-lock", "vik"))
    assert south is not None
    assert both is not None
    assert (south.name, both.name) == ("Estmark", "Both states")
    assert 'role="img" aria-label="Map of Both states with The Lock, Vik"' in both.svg
    assert both.svg.count("<circle") == 2
    assert 'class="land" d="M' in both.svg


def test_an_inset_is_no_locator_map(book: Book) -> None:
    found = book.atlas.locate(places(book.corpus, "vik"))
    assert found is not None
    assert found.name == "Both states"


def test_without_a_located_place_there_is_no_map(book: Book) -> None:
    assert book.atlas.locate(places(book.corpus, "isthmus")) is None
    assert book.atlas.locate([]) is None


def test_what_lies_outside_is_named(book: Book) -> None:
    [vik] = places(book.corpus, "vik")
    far = vik.model_copy(update={"id": "far", "name": "Far", "coordinates": (-30.0, 100.0)})
    found = book.atlas.locate([vik, far])
    assert found is not None
    assert found.outside == ("Far",)
    assert book.atlas.locate([far]) is None
    assert book.atlas.small(point(far)) is None


def test_small_maps_share_their_land(book: Book) -> None:
    [lock] = places(book.corpus, "the-lock")
    small = book.atlas.small(point(lock))
    assert small is not None
    assert '<use href="#land-1"/>' in small
    assert 'id="land-1"' in book.atlas.shared
    assert len(small) < 1000


def test_without_frames_the_places_themselves_are_framed(book: Book) -> None:
    bare = Corpus(
        book.corpus.records,
        {PlaceRecord: book.corpus.of(PlaceRecord)},
        book.corpus.entries,
        book.corpus.links_from,
        book.corpus.links_to,
    )
    found = Atlas(bare, ()).locate(places(book.corpus, "vik", "the-lock"))
    assert found is not None
    assert found.name == ""
