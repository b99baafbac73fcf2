import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import pytest
from shapely import Polygon

from chronicle.drawing import geometry, map_points, place_maps
from chronicle.drawing.geometry import (
    Projection,
    by_ground,
    land,
    on_land,
    outlines,
    path,
    rather_on_its_own,
    rivers,
    round_length,
)
from chronicle.drawing.locator_map import LocatorMap, locate
from chronicle.drawing.map_points import MapPoint
from chronicle.drawing.place_maps import off_map, radius
from chronicle.history import History
from chronicle.kinds.place.model import Frame, Line, River
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed, with_only
from support.cases import cases

HERE = MapPoint(id="here", name="Here", latitude=50.0, longitude=10.0, records=4, words="4 events")
THERE = MapPoint(id="there", name="There & then", latitude=52.0, longitude=12.0, is_exact=False)
FAR = MapPoint(id="far", name="Far", latitude=-30.0, longitude=-120.0, records=1, words="1 event")
LAND = MapPoint(id="land", name="Land", latitude=51.0, longitude=11.0, records=9, is_area=True)
SQUARE = [Polygon([(9, 49), (13, 49), (13, 53), (9, 53)])]


def sheets(
    frames: Sequence[Frame],
    points: Sequence[MapPoint],
    lines: Sequence[Line],
    areas: Sequence[Polygon],
) -> list[tuple[str, str]]:
    """The name and the drawing of every map, in their order."""
    drawn = place_maps.sheets(frames, points, lines, areas)
    return [(sheet.name, str(sheet.drawing)) for sheet in drawn]


def only(*points: MapPoint) -> str:
    """The main map without insets and lines."""
    frame = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    [(_, drawn)] = sheets((frame,), points, [], SQUARE)
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
        assert re.search(rf"<text x[^>]*>{name}</text>", drawn)
    # North is up and east is right.
    (x, y), (east, north) = centre(drawn, "here"), centre(drawn, "there")
    assert east > x
    assert north < y


def test_the_area_of_a_mark_grows_with_its_records() -> None:
    assert radius(4) - 2 == 2 * (radius(1) - 2)
    assert radius(0) == 2
    assert f'<circle r="{radius(4):.1f}"/>' in only(HERE, THERE)


def test_an_area_has_no_mark_but_its_name_on_its_ground() -> None:
    spot = replace(HERE, latitude=49.0)
    drawn = only(LAND, spot)
    area = drawn.split('href="#land"')[1].split("</a>")[0]
    assert "<circle" not in area
    assert re.search(r'<text x="0" y="4" text-anchor="middle">Land</text>', area)
    # Where another name stands, it stands aside.
    under = only(LAND, replace(spot, latitude=51.0, longitude=10.9, records=40))
    assert centre(under, "land") != centre(drawn, "land")


def test_the_name_of_an_area_stands_on_its_ground_and_of_a_sea_on_none() -> None:
    east, west = replace(LAND, longitude=12.9), replace(LAND, longitude=13.1)
    middle, _ = centre(only(LAND, THERE), "land")
    shore = Projection(
        Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54), 2880
    )
    coast, _ = shore.project(13, 51)
    half = 4 * 9 * len("Land") / 2
    assert middle < centre(only(east, THERE), "land")[0] <= coast - half
    assert coast + half * 0.9 <= centre(only(west, THERE), "land")[0]


def test_of_marks_that_touch_an_inset_names_the_weightiest_alone() -> None:
    whole = Frame(id="all", name=Prose("All"), west=0, south=40, east=20, north=60)
    near = Frame(id="near", name=Prose("Near"), west=8, south=48, east=14, north=54, inset=True)
    hall = replace(HERE, id="hall", name="Hall", records=1, longitude=10.01)
    apart = replace(HERE, id="apart", name="Apart", records=1, longitude=12.0)
    drawn = dict(sheets((whole, near), [HERE, hall, apart], [], SQUARE))["Near"]
    named = {
        name: style for style, name in re.findall(r'<text( class="hover")?[^>]*>(\w+)<', drawn)
    }
    assert named["Here"] == named["Apart"] == ""
    assert named["Hall"]
    assert 'href="#hall"' in drawn


def test_names_at_one_place_stand_off_the_largest_of_its_marks() -> None:
    drawn = only(HERE, replace(HERE, id="twin", name="Twin", records=49))
    beside = [abs(int(x)) for x in re.findall(r'<text x="(-?[0-9]+)"', drawn)]
    assert len(beside) == 2
    assert min(beside) > radius(49)


def test_what_is_far_off_is_left_to_the_list() -> None:
    frame = Frame(id="near", name=Prose("Near"), west=9, south=49, east=13, north=53)
    points = (HERE, THERE, FAR)
    assert "#far" not in sheets((frame,), points, [], SQUARE)[0][1]
    assert off_map((frame,), points) == [FAR]


def test_frames_lines_and_insets_are_those_of_the_record(history: History) -> None:
    vik, lock = map_points.points(history, ["vik", "the-lock"])
    lines = history.corpus.of(Line)
    drawn = dict(sheets(history.corpus.of(Frame), (vik, lock, LAND), lines, SQUARE))
    main, inset = drawn["Both states"], drawn["Round Vik"]
    assert "<title>Old border, by December 1910</title>" in main
    assert '<polyline class="line"' in main
    assert '<rect class="closer"' in main
    # What an inset shows closer stands there alone.
    assert ("#the-lock" in main, "#vik" in main) == (True, False)
    shown = [sign for sign in ("#vik", "#the-lock", "Old border") if sign in inset]
    assert shown == ["#vik"]
    [border] = history.corpus.of(Line)
    there = border.model_copy(update={"path": ((60.5, 9), (60.5, 12))})
    redrawn = dict(sheets(history.corpus.of(Frame), (vik, lock), [there], SQUARE))
    assert 'class="line"' in redrawn["Round Vik"]


def test_the_main_map_names_the_frames_and_what_no_inset_shows() -> None:
    whole = Frame(id="all", name=Prose("All"), west=0, south=40, east=30, north=60)
    near = Frame(id="near", name=Prose("Near"), west=8, south=48, east=14, north=54, inset=True)
    drawn = dict(sheets((whole, near), [HERE, LAND], [], SQUARE))
    assert ">Near</text>" in drawn["All"]
    assert ("#land" in drawn["All"], "#land" in drawn["Near"]) == (False, True)
    # Where the map ends beside it, its name stands on the other side.
    edge = near.model_copy(update={"west": 22, "east": 29})
    assert 'text-anchor="end">Near</text>' in dict(sheets((whole, edge), [HERE], [], SQUARE))["All"]


@pytest.mark.parametrize(("degrees", "length"), [(2, "100 km"), (20, "200 km")])
def test_the_scale_bar_is_true_at_the_middle_parallel(degrees: float, length: str) -> None:
    """A degree of latitude is 111.19 km, and the map is 720 pixels wide."""
    start = MapPoint(id="a", name="A", latitude=0.0, longitude=0.0)
    points = (start, replace(start, id="b", latitude=degrees, longitude=degrees))
    end = degrees + 2
    frame = Frame(id="all", name=Prose("All"), west=-2, south=-2, east=end, north=end)
    [(_, drawn)] = sheets((frame,), points, [], SQUARE)
    bar = int(re.findall(r'class="bar" d="M\d+ \d+v12h(\d+)', drawn)[0])
    across = centre(drawn, "b")[1] - centre(drawn, "a")[1]
    kilometres = int(length.removesuffix(" km"))
    assert abs(-across / (111.19 * degrees) * kilometres - bar) < 2
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


EARTH = Projection(
    Frame(id="earth", name=Prose("Earth"), west=0, south=0, east=10, north=10), width=1000
)
FOUR_CORNERS = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0), (2.0, 2.0))


def test_the_corners_of_a_part_of_the_earth_are_those_of_the_drawing() -> None:
    assert EARTH.project(0, 10) == (0, 0)
    assert EARTH.project(10, 0) == pytest.approx((1000, EARTH.height), abs=1)
    assert EARTH.contains(MapPoint("in", "In", 5, 5))
    assert not EARTH.contains(MapPoint("out", "Out", 5, 11))


def test_the_middle_parallel_is_true_to_scale() -> None:
    north = Projection(EARTH.frame.model_copy(update={"south": 55, "north": 65}), width=1000)
    assert north.squeeze == pytest.approx(0.5)
    assert north.height == pytest.approx(2000, abs=1)


def test_a_path_goes_in_whole_steps() -> None:
    assert path([(1.2, 2), (4, 2.4), (4, -1), (4, -1)]) == "M1 2l3 0 0-3z"
    assert path([(1, 1), (1.2, 1)]) == ""
    assert path([(9, 2), (5, 3), (-1, 8), (2, -2)]) == "M9 2l-4 1-6 5 3-10z"


def test_land_is_one_path_without_what_is_outside_or_too_small() -> None:
    islet = ((5.0, 5.0), (5.01, 5.0), (5.01, 5.01), (5.0, 5.0))
    elsewhere = tuple((x + 50, y) for x, y in FOUR_CORNERS)
    drawn = land(map(Polygon, (FOUR_CORNERS, islet, elsewhere)), EARTH, 1)
    assert drawn.count("M") == 1
    assert land([], EARTH, 1) == ""


def test_a_river_is_drawn_where_it_is_broad_enough_to_be_seen_as_one() -> None:
    """Narrower than what the drawing is true to it would look like a border."""
    banks = [(2.0, 5.0), (8.0, 5.0), (8.0, 5.04), (2.0, 5.04)]  # four units of the drawing apart
    ground = [Polygon(FOUR_CORNERS), Polygon(banks)]
    # As water, and not as land with two coasts.
    assert land(ground, EARTH, 3).count("M") == rivers(ground, EARTH, 3).count("M") == 1
    assert rivers(ground, EARTH, 5) == ""
    assert len(outlines(ground, EARTH, 5).geoms) > len(outlines(ground, EARTH, 10).geoms)


def test_a_map_that_names_no_river_draws_none() -> None:
    """Of a river that is broad enough only here and there it would show torn pieces."""
    banks = [(9.0, 50.0), (13.0, 50.0), (13.0, 50.01), (9.0, 50.01)]
    whole = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    named = whole.model_copy(update={"rivers": (River(name=Prose("The Vik"), at=(50.0, 10.1)),)})
    drawn = []
    for frame in (whole, named):
        [(_, sheet)] = sheets((frame,), [HERE], [], [*SQUARE, Polygon(banks)])
        drawn += re.findall(r'class="river" d="(M?)', sheet)
    assert drawn == ["", "M"]


def test_land_is_cut_at_the_edges_and_thinned() -> None:
    wide = (
        *((5.0, 5.0), (5.0, 7.0), (5.01, 7.01), (5.0, 7.02), (5.0, 9.0)),
        *((50.0, 9.0), (50.0, 5.0), (5.0, 5.0)),
    )
    drawn = land([Polygon(wide)], EARTH, 1)
    numbers = [int(number) for number in re.findall(r"-?\d+", drawn)]
    assert len(numbers) == 10  # four corners, and back
    assert max(numbers) < 1010


def test_a_coast_on_the_maps_has_no_point_for_less_than_a_pixel() -> None:
    """The maps of all places are the greater part of their page."""

    def points(pixels: float) -> int:
        out, up = 4 * pixels / 480, 4 * pixels / 763  # units to a degree of this map
        cape = [(13, 51), (13 + out, 51 + up), (13, 51 + 2 * up)]
        ground = [Polygon([(9, 49), (13, 49), *cape, (13, 53), (9, 53)])]
        frame = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
        [(_, drawn)] = sheets((frame,), [HERE], [], ground)
        [coast] = re.findall(r'class="land" d="([^"]*)"', drawn)
        return len(re.findall(r"-?\d+", coast)) // 2

    assert points(0.9) == 5
    assert points(2) == 8


def test_a_border_is_one_line_on_both_of_its_sides() -> None:
    border = [(5 + 0.03 * (number * number % 7), 0.1 * number) for number in range(1, 90)]
    west = Polygon([(1, 8.9), (1, 0.1), *border])
    east = Polygon([(9, 0.1), (9, 8.9), *border[::-1]][::-1])
    sides = []
    for ring in land([west, east], EARTH, 5).split("z")[:2]:
        x, y, *steps = map(int, re.findall(r"-?[0-9]+", ring))
        corners = {(x, y)}
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            corners.add((x, y))
        sides.append({corner for corner in corners if 450 < corner[0] < 550})
    assert sides[0] == sides[1]
    assert 2 < len(sides[0]) < len(border)


def test_the_name_of_a_land_stands_on_it() -> None:
    """Where it is too narrow the name has as much of it as there is."""
    strait = MapPoint("strait", "Strait", 5, 9.5)
    land_of = Polygon([(1, 1), (4, 1), (4, 9), (1, 9)])
    edge = MapPoint("edge", "Edge", 5, 3.9)
    assert on_land([land_of], EARTH, strait, 60, 20) == []
    x, _ = EARTH.project(3.9, 5)
    (across, _), *_ = on_land([land_of], EARTH, edge, 60, 20)
    assert x + across - 30 >= 99
    assert x + across + 30 <= 401
    (across, _), *_ = on_land([land_of], EARTH, edge, 400, 20)
    assert x + across == pytest.approx(250, abs=60)
    assert on_land([land_of], EARTH, edge, 800, 20) == []


def test_the_name_of_a_land_too_narrow_for_it_stands_in_the_sea_beside_it() -> None:
    """And that of a part on no neighbour's land rather than on its own."""
    coast, inland = Polygon([(4, 1), (5, 1), (5, 9), (4, 9)]), Polygon([(1, 1), (4, 1), (4, 9)])
    point = MapPoint("coast", "Coast", 5, 4.6)
    middle, _ = EARTH.project(4.6, 5)
    (across, _), *others = on_land([coast, inland], EARTH, point, 120, 20)
    assert middle + across - 60 > EARTH.project(5, 5)[0]
    assert min(step for step, _ in others) < 0
    steps = [(-80.0, 0.0), (0.0, 0.0), (60.0, 0.0)]
    assert rather_on_its_own([coast, inland], EARTH, point, steps, 160, 20) == steps[1:]
    strait = MapPoint("strait", "Strait", 5, 9.5)
    assert rather_on_its_own([coast, inland], EARTH, strait, steps, 160, 20) == steps


@pytest.mark.parametrize(
    ("metres", "length"), [(0.2, 1), (1, 1), (4.9, 2), (70, 50), (1999, 1000), (5000, 5000)]
)
def test_lengths_are_round(metres: float, length: int) -> None:
    assert round_length(metres) == length


def test_what_a_closer_inset_shows_another_names_only_by_its_weightiest() -> None:
    whole = Frame(id="all", name=Prose("All"), west=0, south=40, east=20, north=60)
    wide = Frame(id="wide", name=Prose("Wide"), west=8, south=48, east=14, north=54, inset=True)
    close = Frame(id="close", name=Prose("Close"), west=9, south=49, east=11, north=51, inset=True)
    beside = MapPoint("beside", "Beside", 50.6, 10.6, records=1)
    apart = MapPoint("apart", "Apart", 53.0, 13.0, records=1)
    drawn = dict(sheets((whole, wide, close), [HERE, beside, apart], [], SQUARE))

    def named_at_once(sheet: str) -> set[str]:
        return set(re.findall(r"<text x[^>]*>(\w+)</text>", drawn[sheet]))

    assert named_at_once("Close") == {"Here", "Beside"}
    # The wider one shows the other mark and its name when one points there, and the closer's frame.
    assert named_at_once("Wide") == {"Here", "Apart"}
    assert re.search(r'href="#beside" class="[^"]*covered', drawn["Wide"])
    assert drawn["Wide"].count('class="closer"') == 1
    assert 'class="closer"' not in drawn["Close"]


def test_the_name_of_a_narrow_land_crosses_its_coasts_or_stands_hard_beside_it() -> None:
    """It is never in the sea beside another land."""
    strip = Polygon([(10.9, 49), (11.1, 49), (11.1, 53), (10.9, 53)])
    neighbour = Polygon([(11.3, 49), (13, 49), (13, 53), (11.3, 53)])
    frame = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    ground = Projection(frame, 2880)
    coast = ground.project(11.1, 51)[0] - ground.project(11, 51)[0]
    for across, _ in by_ground([strip], ground, LAND, 400, 80):
        assert abs(across) <= coast
    (across, _), *_ = on_land([strip], ground, LAND, 400, 80)
    assert 200 + coast <= abs(across) < 200 + coast + 80
    beside = on_land([strip, neighbour], ground, LAND, 400, 80)
    assert beside
    assert all(across < 0 for across, _ in beside)


def test_only_what_lies_in_a_drawing_is_drawn_for_its_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a map of the world most lies far from it, and there are many names."""
    frame = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    ground = Projection(frame, 2880)
    drawn = []

    def keep(area: Polygon, _: Projection) -> Polygon:
        drawn.append(area)
        return area

    monkeypatch.setattr(geometry, "_projected", keep)
    far = [Polygon([(x, 0), (x + 1, 0), (x, 1)]) for x in range(20, 40)]
    on_land([*SQUARE, *far], ground, LAND, 400, 80)
    assert set(drawn) == set(SQUARE)


def test_the_name_of_a_frame_stands_off_coasts() -> None:
    whole = Frame(id="all", name=Prose("All"), west=0, south=40, east=30, north=60)
    near = Frame(id="near", name=Prose("Near"), west=8, south=48, east=14, north=54, inset=True)
    places = []
    for areas in ([], [Polygon([(15, 50.9), (16, 50.9), (16, 51.3), (15, 51.3)])]):
        drawn = dict(sheets((whole, near), [HERE], [], areas))["All"]
        places.append(re.findall(r'class="of-frame" transform="translate\((.*?)\)', drawn))
    assert places[0] != places[1]


def test_a_river_is_named_on_the_map_whose_frame_names_it_and_other_names_keep_off_it() -> None:
    whole = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
    river = River(name=Prose("The Vik"), at=(50.0, 10.1))
    named = whole.model_copy(update={"rivers": (river,)})
    sides = []
    for frame in (whole, named):
        [(_, drawn)] = sheets((frame,), [HERE], [], SQUARE)
        assert (re.findall(r'class="of-river".*?<text y="4">(.*?)<', drawn) == ["The Vik"]) == (
            frame is named
        )
        sides += re.findall(r'<text x="(.*?)" y="(.*?)"[^>]*>Here<', drawn)
    assert len(sides) == 2
    assert sides[0] != sides[1]
