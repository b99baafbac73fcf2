"""Small maps that are fitted to what they show."""

from dataclasses import replace

from lxml import html
from shapely import Polygon

from chronicle.drawing import locator_map
from chronicle.drawing.geometry import Projection
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History
from chronicle.kinds.place.model import Frame, Line, PlaceRecord, River
from chronicle.values.text import Prose
from support import with_only, words


def drawn(history: History, *places: str, is_fitted: bool) -> html.HtmlElement:
    found = locator_map.of_places(history, places, is_fitted=is_fitted)
    assert found
    return html.fragment_fromstring(str(found.svg))


def distance(drawing: html.HtmlElement) -> float:
    """How far apart the first two marks are, in widths of the drawing."""
    first, second = (float(circle.get("cx")) for circle in drawing.findall("circle")[:2])
    return abs(first - second) / float(drawing.get("viewbox").split()[2])


def test_a_fitted_map_shows_what_it_has_and_little_around(history: History) -> None:
    places = ("vik", "the-lock")
    wide = drawn(history, *places, is_fitted=False)
    close = drawn(history, *places, is_fitted=True)
    assert distance(close) > distance(wide)
    # The line between them stays in sight.
    width = float(close.get("viewbox").split()[2])
    ends = [float(end.split(",")[0]) for end in close.find("polyline").get("points").split()]
    assert min(ends) >= 0
    assert max(ends) <= width
    assert not wide.find_class("around")


def test_a_map_that_is_asked_for_by_a_frame_shows_that_whole(history: History) -> None:
    """Those of two frames as wide as each other are of one scale and size."""
    both = drawn(history, "frame-both", "vik", "the-lock", is_fitted=True)
    close = drawn(history, "frame-vik", "vik", is_fitted=True)
    assert both.get("width") == close.get("width") == str(locator_map.ABREAST)
    assert not both.find_class("around")


def test_a_river_that_a_frame_names_is_on_its_map_and_on_none_that_is_coarser(
    history: History,
) -> None:
    banks = [(9.0, 60.2), (12.0, 60.2), (12.0, 60.204), (9.0, 60.204)]
    river = River(name=Prose("The Vik"), at=(60.3, 9.7))
    frames = [
        frame.model_copy(update={"rivers": (river,) if frame.id == "frame-vik" else ()})
        for frame in history.corpus.of(Frame)
    ]
    told = with_only(replace(history, outlines=(Polygon(banks),)), Frame, *frames)
    map_of_vik = drawn(told, "vik", is_fitted=False)
    assert [path.get("d")[:1] for path in map_of_vik.find_class("river")] == ["M"]
    assert [words(text) for text in map_of_vik.find_class("of-river")] == ["The Vik"]
    for names, is_fitted in ((("vik",), True), (("vik", "the-lock"), False)):
        coarser = drawn(told, *names, is_fitted=is_fitted)
        assert not coarser.find_class("river")
        assert not coarser.find_class("of-river")


def test_what_lies_around_is_named_and_has_no_mark(history: History) -> None:
    isthmus = history.corpus.get(PlaceRecord, "isthmus")
    here = isthmus.model_copy(update={"coordinates": (58.9, 11.0), "precision": "approximate"})
    moor = here.model_copy(update={"id": "moor", "name": "The Moor", "coordinates": (59.8, 10.6)})
    places = [place for place in history.corpus.of(PlaceRecord) if place.id != "isthmus"]
    told = with_only(history, PlaceRecord, *places, here, moor)
    # Alike what the lock is a part of; but not that for which a line stands.
    for has_lines, wanted in ((True, ["The Moor"]), (False, ["The Isthmus", "The Moor"])):
        with_lines = told if has_lines else with_only(told, Line)
        close = drawn(with_lines, "vik", "the-lock", is_fitted=True)
        named = [words(text) for text in close.iter("text") if text.get("class") == "around"]
        assert sorted(named) == wanted
    assert all(
        words(text) != "The Moor"
        for text in drawn(told, "vik", "the-lock", is_fitted=False).iter("text")
    )


def test_a_name_on_a_fitted_map_has_room_in_broad_letters(history: History) -> None:
    lock = history.corpus.get(PlaceRecord, "the-lock")
    others = [place for place in history.corpus.of(PlaceRecord) if place.id != lock.id]
    for letters in range(4, 28):
        longer = lock.model_copy(update={"name": "L" * letters})
        told = with_only(history, PlaceRecord, *others, longer)
        close = drawn(with_only(told, Line), "vik", "the-lock", is_fitted=True)
        width = float(close.get("viewbox").split()[2])
        for text in close.iter("text"):
            if words(text) == longer.name and text.get("text-anchor") is None:
                assert float(text.get("x")) + 2 * 7.2 * letters <= width


def test_a_line_lies_over_the_marks_and_under_the_names(history: History) -> None:
    close = drawn(history, "vik", "the-lock", is_fitted=True)
    drawn_in_turn = [part.tag for part in close if part.tag in ("circle", "polyline", "text")]
    line = drawn_in_turn.index("polyline")
    assert set(drawn_in_turn[:line]) == {"circle"}
    assert set(drawn_in_turn[line:]) == {"polyline", "text"}


def test_what_lies_in_no_country_and_holds_another_is_not_named(history: History) -> None:
    isthmus = history.corpus.get(PlaceRecord, "isthmus")
    here = isthmus.model_copy(update={"coordinates": (58.9, 11.0), "precision": "approximate"})
    moor = here.model_copy(update={"id": "moor", "name": "The Moor", "coordinates": (59.8, 10.6)})
    places = [place for place in history.corpus.of(PlaceRecord) if place.id != "isthmus"]
    for inside, names in ((None, {"The Isthmus", "The Moor"}), ("isthmus", {"The Moor"})):
        part = moor.model_copy(update={"part_of": inside})
        told = with_only(with_only(history, PlaceRecord, *places, here, part), Line)
        close = drawn(told, "vik", "the-lock", is_fitted=True)
        assert {words(text) for text in close.find_class("around") if text.tag == "text"} == names


def country(
    like: PlaceRecord, id_: str, name: str, at: tuple[float, float], *, part_of: str | None
) -> PlaceRecord:
    """A country that lies around a spot, with the sources of another place."""
    its: dict[str, object] = {"id": id_, "name": name, "kind": "country", "country": name}
    where = {"part_of": part_of, "coordinates": at, "precision": "approximate"}
    return like.model_copy(update=its | where)


def test_beside_a_country_what_lies_in_none_is_not_named(history: History) -> None:
    """Its name would stand where that of a country should, which has its own though a whole holds it."""
    isthmus = history.corpus.get(PlaceRecord, "isthmus")
    lock = history.corpus.get(PlaceRecord, "the-lock")
    here = isthmus.model_copy(update={"coordinates": (58.9, 11.0), "precision": "approximate"})
    norrmark = country(isthmus, "norrmark-territory", "Norrmark", (59.8, 10.6), part_of="union")
    union = isthmus.model_copy(update={"id": "union", "name": "The Union"})
    part = lock.model_copy(update={"part_of": "norrmark-territory"})
    others = [
        place for place in history.corpus.of(PlaceRecord) if place.id not in ("isthmus", "the-lock")
    ]
    told = with_only(history, PlaceRecord, *others, part, here, norrmark, union)
    close = drawn(with_only(told, Line), "vik", "the-lock", is_fitted=True)
    named = {words(text) for text in close.find_class("around") if text.tag == "text"}
    assert named == {"Norrmark"}


def test_a_fitted_map_is_no_higher_than_broad(history: History) -> None:
    """Two places of which one lies north of the other."""
    vik = history.corpus.get(PlaceRecord, "vik")
    south = vik.model_copy(update={"id": "south", "coordinates": (59.9, 11.8)})
    told = with_only(history, PlaceRecord, *history.corpus.of(PlaceRecord), south)
    close = drawn(with_only(told, Line), "vik", "south", is_fitted=True)
    _, _, width, height = map(float, close.get("viewbox").split())
    assert height <= 1.05 * width


def test_a_map_knows_whether_it_is_tall_and_has_what_is_placed_only_roughly(
    history: History,
) -> None:
    vik = history.corpus.get(PlaceRecord, "vik")
    lock = history.corpus.get(PlaceRecord, "the-lock")
    for precision in ("exact", "approximate"):
        there = lock.model_copy(update={"coordinates": (58.1, 11.0), "precision": precision})
        told = with_only(with_only(history, PlaceRecord, vik, there), Line)
        found = locator_map.of_places(told, ("vik", "the-lock"), is_fitted=True)
        assert found
        assert found.has_rough == (precision != "exact")
        _, _, width, height = html.fragment_fromstring(str(found.svg)).get("viewbox").split()
        assert found.is_tall == (int(height) > locator_map.TALL * int(width))


def test_what_is_not_placed_exactly_is_drawn_around_what_is(history: History) -> None:
    lock = history.corpus.get(PlaceRecord, "the-lock")
    near = lock.model_copy(update={"id": "near", "name": "Near", "precision": "approximate"})
    exact = lock.model_copy(update={"precision": "exact"})
    others = [place for place in history.corpus.of(PlaceRecord) if place is not lock]
    both = with_only(history, PlaceRecord, *others, near, exact)
    marks = drawn(both, "near", "the-lock", is_fitted=False).findall("circle")
    assert [mark.get("class") for mark in marks] == [None, "open"]
    assert float(marks[0].get("r")) < float(marks[1].get("r"))


def test_a_map_of_a_frame_in_a_page_is_drawn_in_fewer_points(history: History) -> None:
    """It may stand on the first page that a reader opens, whose weight counts; others have all."""
    steps = [(59.0 + 0.001 * number * (number % 2), 10.0 + 0.05 * number) for number in range(60)]
    coast = Polygon([(east, north) for north, east in steps] + [(13.0, 58.0), (10.0, 58.0)])
    told = replace(history, outlines=(coast,))
    rough, true, fitted, whole = (
        drawn(told, *names, "vik", "the-lock", is_fitted=is_fitted).find("path").get("d").count(" ")
        for names in (["frame-both"], [])
        for is_fitted in (True, False)
    )
    assert rough < true
    assert fitted >= whole


def test_a_part_of_a_part_of_a_country_is_not_named(history: History) -> None:
    """It is small, and beside the names of the points its own would stand where it does not lie."""
    isthmus = history.corpus.get(PlaceRecord, "isthmus")
    at = {"coordinates": (59.8, 10.6), "precision": "approximate", "id": "moor", "name": "Moor"}
    for whole, is_named in ((None, True), ("isthmus", False)):
        moor = isthmus.model_copy(update={**at, "country": "Norrmark", "part_of": whole})
        told = with_only(history, PlaceRecord, *history.corpus.of(PlaceRecord), moor)
        close = drawn(told, "vik", "the-lock", is_fitted=True)
        named = {words(text) for text in close.find_class("around") if text.tag == "text"}
        assert ("Moor" in named) == is_named


def test_what_lies_beside_an_exact_place_does_not_run_under_its_mark(history: History) -> None:
    vik = history.corpus.get(PlaceRecord, "vik")
    for step in (0.3, 0.0):
        rough = {"id": "rough", "coordinates": (60.5 - step, 10.2), "precision": "approximate"}
        near = vik.model_copy(update=rough)
        told = with_only(with_only(history, PlaceRecord, vik, near), Line)
        disc, ring = drawn(told, "vik", "rough", is_fitted=False).findall("circle")
        assert ring.get("class") == "open"
        apart = float(ring.get("cy")) - float(disc.get("cy"))
        touching = float(ring.get("r")) + float(disc.get("r"))
        assert apart > touching if step else apart == 0


def test_the_place_that_readers_meet_most_is_a_small_mark_beside_others(history: History) -> None:
    """Where the map of another shows it, too."""
    vik = history.corpus.get(PlaceRecord, "vik")
    assert vik.coordinates
    north, east = vik.coordinates
    farm = vik.model_copy(update={"id": "farm", "name": "Farm", "coordinates": (north + 0.5, east)})
    more = with_only(history, PlaceRecord, *history.corpus.of(PlaceRecord), farm)

    def marked(*places: str, has_known: bool = True) -> int:
        found = locator_map.of_places(more, places, has_known=has_known)
        assert found
        return len(html.fragment_fromstring(str(found.svg)).find_class("dot"))

    assert marked("farm") == 1
    assert marked("farm", "vik") == 0
    assert marked("farm", has_known=False) == 0


def test_what_lies_around_has_its_name_across_land_that_is_narrower(history: History) -> None:
    strip = Polygon([(10.95, 57), (11.05, 57), (11.05, 61), (10.95, 61)])
    told = replace(history, outlines=(strip,))
    ground = Projection(history.corpus.of(Frame)[0], 600)
    moor = MapPoint("moor", "A moor with a long name", 59, 11, is_area=True)
    mark = locator_map._mark_around(told, moor, ground)
    half = 0.05 * ground.squeeze * ground.scale
    assert mark.spots
    assert all(abs(locator_map.PIXEL * across) <= half for across, _ in mark.spots)


def test_the_country_of_a_place_is_named_before_it_where_it_had_no_room_after(
    history: History,
) -> None:
    vik, isthmus = (history.corpus.get(PlaceRecord, name) for name in ("vik", "isthmus"))
    low = country(isthmus, "low", "Low", (59.0, 10.3), part_of=None)
    town = vik.model_copy(update={"name": "Town", "coordinates": (59.0, 10.0), "part_of": "low"})
    cape = vik.model_copy(update={"id": "cape", "name": "A cape", "coordinates": (58.2, 12.0)})
    own = [(9.93, 58.92), (10.6, 58.92), (10.6, 59.08), (9.93, 59.08)]
    neighbour = [(8.0, 57.0), (14.0, 57.0), (14.0, 62.0), (8.0, 62.0)]
    told = replace(history, outlines=(Polygon(own), Polygon(neighbour)))
    told = with_only(with_only(told, PlaceRecord, town, cape, low), Line)
    close = drawn(told, "vik", "cape", is_fitted=True)
    assert {words(text) for text in close.iter("text")} == {"Town", "A cape", "Low"}
