from dataclasses import replace
from itertools import chain

from chronicle.drawing import map_points
from chronicle.drawing.locator_map import LocatorMap, locate
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History
from chronicle.record import dates
from chronicle.record.models import Frame
from chronicle.record.text import Prose
from support import with_only
from support.cases import cases


def located(history: History, *places: str | MapPoint, date: str = "") -> LocatorMap | None:
    """The map of some places, by their ids or as points, at a time."""
    points = (
        (one,) if isinstance(one, MapPoint) else map_points.points(history, [one]) for one in places
    )
    return locate(history, tuple(chain.from_iterable(points)), dates.parse(date) if date else None)


def test_the_closest_frame_that_holds_all_places_is_taken(history: History) -> None:
    south, both = located(history, "the-lock"), located(history, "the-lock", "vik")
    assert south
    assert both
    assert (south.name, both.name) == ("Estmark", "Both states; dashed: Old border")
    assert both.svg.count("<circle") == 2
    assert 'class="land" d="M' in both.svg


def test_an_inset_is_closer_than_the_whole_map_but_no_other_frame(history: History) -> None:
    whole = Frame(id="whole", name=Prose("Whole"), west=0, east=20, south=50, north=70)
    inset = Frame(id="inset", name=Prose("Inset"), west=9, east=12, south=59, north=62, inset=True)
    own = Frame(id="own", name=Prose("Own"), west=5, east=15, south=55, north=65)
    for frames, name in (((whole, inset), "Inset"), ((whole, inset, own), "Own")):
        locator = located(with_only(history, Frame, *frames), "vik")
        assert locator
        assert locator.name == f"{name}; dashed: Old border"
    assert located(with_only(history, Frame), "vik") is None


def test_an_area_is_on_the_widest_map_but_the_whole(history: History) -> None:
    frames = history.corpus.of(Frame)
    near = {"id": "near", "name": Prose("Near"), "south": 58.0, "north": 58.4}
    near |= {"west": 11.0, "east": 11.6, "inset": False}
    history = with_only(history, Frame, *frames, frames[1].model_copy(update=near))
    around = MapPoint(id="around", name="Around", latitude=58.2, longitude=11.3, is_area=True)
    spot = replace(around, is_area=False)
    found = [locator.name for one in (around, spot) if (locator := located(history, one))]
    assert found == ["Estmark", "Near"]


def test_what_lies_outside_is_named_and_of_nothing_there_is_no_map(history: History) -> None:
    far = MapPoint(id="far", name="Far", latitude=-30.0, longitude=100.0)
    locator = located(history, "vik", far)
    assert locator
    assert locator.outside == ("Far",)
    for nowhere in ((far,), ("isthmus",), ()):
        assert located(history, *nowhere) is None


@cases
def test_lines_of_its_time(
    history: History, places: tuple[str, ...], date: str, is_drawn: bool
) -> None:
    locator = located(history, *places, date=date)
    assert locator
    assert ('class="line"' in locator.svg, "Old border" in locator.name) == (is_drawn, is_drawn)
