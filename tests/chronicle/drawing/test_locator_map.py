from __future__ import annotations

from chronicle.book import Book
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.locator_map import Atlas, atlas, point
from chronicle.record.models import PlaceRecord


def places(corpus: Corpus, *identifiers: str) -> list[PlaceRecord]:
    return [corpus.get(PlaceRecord, identifier) for identifier in identifiers]


def test_the_closest_frame_that_holds_all_places_is_taken(book: Book) -> None:
    south = atlas(book).locate(places(book.corpus, "the-lock"))
    both = atlas(book).locate(places(book.corpus, "the-lock", "vik"))
    assert south is not None
    assert both is not None
    assert (south.name, both.name) == ("Estmark", "Both states")
    assert 'role="img" aria-label="Map of Both states with The Lock, Vik"' in both.svg
    assert both.svg.count("<circle") == 2
    assert 'class="land" d="M' in both.svg


def test_an_inset_is_no_locator_map(book: Book) -> None:
    found = atlas(book).locate(places(book.corpus, "vik"))
    assert found is not None
    assert found.name == "Both states"


def test_without_a_located_place_there_is_no_map(book: Book) -> None:
    assert atlas(book).locate(places(book.corpus, "isthmus")) is None
    assert atlas(book).locate([]) is None


def test_what_lies_outside_is_named(book: Book) -> None:
    [vik] = places(book.corpus, "vik")
    far = vik.model_copy(update={"id": "far", "name": "Far", "coordinates": (-30.0, 100.0)})
    found = atlas(book).locate([vik, far])
    assert found is not None
    assert found.outside == ("Far",)
    assert atlas(book).locate([far]) is None
    assert atlas(book).small(point(far)) is None


def test_small_maps_share_their_land(book: Book) -> None:
    [lock] = places(book.corpus, "the-lock")
    small = atlas(book).small(point(lock))
    assert small is not None
    assert '<use href="#land-1"/>' in small
    assert 'id="land-1"' in atlas(book).shared
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
