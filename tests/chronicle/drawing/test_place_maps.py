import re
from dataclasses import replace

import pytest
from shapely import Polygon

from chronicle.drawing import map_points
from chronicle.drawing.map_points import MapPoint
from chronicle.drawing.place_maps import off_map, radius, sheets
from chronicle.history import History
from chronicle.record.models import Frame, Line
from chronicle.record.text import Prose
from support import changed

HERE = MapPoint(id="here", name="Here", latitude=50.0, longitude=10.0, records=4, words="4 events")
THERE = MapPoint(id="there", name="There & then", latitude=52.0, longitude=12.0, is_exact=False)
FAR = MapPoint(id="far", name="Far", latitude=-30.0, longitude=-120.0, records=1, words="1 event")
LAND = MapPoint(id="land", name="Land", latitude=51.0, longitude=11.0, records=9, is_area=True)
SQUARE = [Polygon([(9, 49), (13, 49), (13, 53), (9, 53)])]


def only(*points: MapPoint) -> str:
    """The main map without insets and lines."""
    frame = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    [(_, drawn)] = sheets((frame,), points, {}, SQUARE)
    return str(drawn)


def centre(drawn: str, identifier: str) -> tuple[int, int]:
    match = re.search(rf'href="#{identifier}"[^>]*translate\((\d+) (\d+)\)', drawn)
    assert match
    return int(match[1]), int(match[2])


def test_places_are_named_and_link_to_their_entries_with_what_they_hold() -> None:
    drawn = only(HERE, THERE)
    assert re.search(r'<a href="#here" class="place" [^>]*><title>Here: 4 events</title>', drawn)
    there = r'<a href="#there" class="place open" [^>]*><title>There &amp; then</title>'
    assert re.search(there, drawn)
    assert drawn.count('class="land" d="M') == 1
    # Every place is named where there is room, also one without records.
    for name in ("Here", "There &amp; then"):
        assert re.search(rf'<text class="l0"[^>]*>{name}</text>', drawn)
    # North is up and east is right.
    (x, y), (east, north) = centre(drawn, "here"), centre(drawn, "there")
    assert east > x
    assert north < y


def test_the_area_of_a_mark_grows_with_its_records() -> None:
    assert radius(4) - 2 == 2 * (radius(1) - 2)
    assert radius(0) == 2
    assert f'<circle r="{radius(4):.1f}"/>' in only(HERE, THERE)


def test_what_is_far_off_is_left_to_the_list() -> None:
    frame = Frame(id="near", name=Prose("Near"), west=9, south=49, east=13, north=53)
    points = (HERE, THERE, FAR)
    assert "#far" not in sheets((frame,), points, {}, SQUARE)[0][1]
    assert off_map((frame,), points) == [FAR]


def test_frames_lines_and_insets_are_those_of_the_record(history: History) -> None:
    vik, lock = map_points.points(history, ["vik", "the-lock"])
    lines = {line: map_points.periods(history, line.date) for line in history.corpus.of(Line)}
    drawn = dict(sheets(history.corpus.of(Frame), (vik, lock, LAND), lines, SQUARE))
    main, inset = drawn["Both states"], drawn["Round Vik"]
    assert "<title>Old border, by December 1910</title>" in main
    assert '<polyline class="line p2"' in main
    assert '<rect class="closer"' in main
    shown = [sign for sign in ("#vik", "#the-lock", "Old border") if sign in inset]
    assert shown == ["#vik"]
    [border] = history.corpus.of(Line)
    there = border.model_copy(update={"path": ((60.5, 9), (60.5, 12))})
    redrawn = dict(sheets(history.corpus.of(Frame), (vik, lock), {there: ()}, SQUARE))
    assert 'class="line"' in redrawn["Round Vik"]


def test_a_map_is_broad_where_it_is_much_broader_than_high() -> None:
    here = MapPoint(id="a", name="A", latitude=0.5, longitude=0.5)
    for east, is_broad in ((2, True), (1, False)):
        frame = Frame(id="f", name=Prose("F"), west=0, east=east, south=0, north=1)
        [(_, drawn)] = sheets((frame,), (here,), {}, ())
        assert ('class="zooms broad"' in drawn) == is_broad


@pytest.mark.parametrize(("degrees", "length"), [(2, "100 km"), (20, "200 km")])
def test_the_scale_bar_is_true_at_the_middle_parallel(degrees: float, length: str) -> None:
    """A degree of latitude is 111.19 km, and the map is 720 pixels wide."""
    start = MapPoint(id="a", name="A", latitude=0.0, longitude=0.0)
    points = (start, replace(start, id="b", latitude=degrees, longitude=degrees))
    end = degrees + 2
    frame = Frame(id="all", name=Prose("All"), west=-2, south=-2, east=end, north=end)
    [(_, drawn)] = sheets((frame,), points, {}, SQUARE)
    pixels = float(re.findall(r'data-pixels="([\d.]+)"', drawn)[0])
    across = centre(drawn, "b")[1] - centre(drawn, "a")[1]
    assert abs(-across / 4 - pixels * 111.19 * degrees) < 1
    assert f">{length}</text>" in drawn


def test_what_lies_south_or_west_is_said_to() -> None:
    assert map_points.degrees((60.5, 10.2)) == "60.5° N, 10.2° E"
    assert map_points.degrees((-25.3, -77.04)) == "25.3° S, 77.04° W"
    assert map_points.degrees((0.00001, 120.0)) == "0.00001° N, 120.0° E"


def test_places_without_coordinates_are_no_points(history: History) -> None:
    vik, lock = map_points.points(history, ["vik", "isthmus", "the-lock"])
    assert (vik.id, vik.name, vik.latitude, vik.longitude) == ("vik", "Vik", 60.5, 10.2)
    assert vik.is_exact
    assert not lock.is_exact


def test_what_is_too_large_for_a_point_is_an_area(history: History) -> None:
    areas = {("region", None): True, ("region", "exact"): False, ("city", None): False}
    for (kind, precision), is_area in areas.items():
        place = changed(history, "vik", kind=kind, precision=precision)
        [point] = map_points.points(place, ["vik"])
        assert point.is_area == is_area
