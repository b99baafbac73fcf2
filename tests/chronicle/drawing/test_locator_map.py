from dataclasses import replace

from chronicle.book import Book
from chronicle.drawing.locator_map import locate
from chronicle.record import dates
from chronicle.record.models import Frame
from chronicle.record.text import Prose
from chronicle.views import maps
from chronicle.views.maps import MapPoint
from support import with_only


def places(book: Book, *identifiers: str) -> tuple[MapPoint, ...]:
    return maps.points(book, identifiers)


def test_the_closest_frame_that_holds_all_places_is_taken(book: Book) -> None:
    south = locate(book, places(book, "the-lock"))
    both = locate(book, places(book, "the-lock", "vik"))
    assert south is not None
    assert both is not None
    assert (south.name, both.name) == ("Estmark", "Both states; dashed: Old border")
    assert 'role="img" aria-label="Map of Both states with The Lock, Vik"' in both.svg
    assert both.svg.count("<circle") == 2
    assert 'class="land" d="M' in both.svg


def test_an_inset_is_closer_than_the_whole_map_but_no_other_frame(book: Book) -> None:
    whole = Frame(id="whole", name=Prose("Whole"), west=0, east=20, south=50, north=70)
    inset = Frame(id="inset", name=Prose("Inset"), west=9, east=12, south=59, north=62, inset=True)
    own = Frame(id="own", name=Prose("Own"), west=5, east=15, south=55, north=65)
    vik = places(book, "vik")
    for frames, name in (((whole, inset), "Inset"), ((whole, inset, own), "Own")):
        locator = locate(with_only(book, Frame, *frames), vik)
        assert locator is not None
        assert locator.name == f"{name}; dashed: Old border"


def test_without_a_located_place_there_is_no_map(book: Book) -> None:
    assert locate(book, places(book, "isthmus")) is None
    assert locate(book, ()) is None


def test_what_lies_outside_is_named(book: Book) -> None:
    [vik] = places(book, "vik")
    far = replace(vik, id="far", name="Far", latitude=-30.0, longitude=100.0)
    locator = locate(book, (vik, far))
    assert locator is not None
    assert locator.outside == ("Far",)
    assert locate(book, (far,)) is None


def test_without_frames_the_places_themselves_are_framed(book: Book) -> None:
    kinds = {kind: every for kind, every in book.corpus.kinds.items() if kind is not Frame}
    locator = locate(replace(book, corpus=replace(book.corpus, kinds=kinds)), places(book, "vik"))
    assert locator is not None
    assert locator.name == "dashed: Old border"


def test_lines_of_its_time_are_drawn_where_they_are(book: Book) -> None:
    both, lock = places(book, "the-lock", "vik"), places(book, "the-lock")
    for points, date, is_drawn in (
        (both, None, True),
        (both, "1903", True),
        (both, "1911", False),
        (lock, "1903", False),  # the line lies outside the frame
    ):
        locator = locate(book, points, dates.parse(date) if date else None)
        assert locator is not None
        assert ('class="line"' in locator.svg, "Old border" in locator.name) == (is_drawn, is_drawn)
