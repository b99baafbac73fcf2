import random
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import Any

from shapely import MultiLineString

from chronicle.drawing.lettering import HEIGHT, LETTER, NamedMark, NamePosition, place_names
from chronicle.drawing.lettering import Box as Obstacle

SCALES = (0.5, 1, 2, 4)
HALF = HEIGHT / 2 - HEIGHT / 6  # how far letters stand below the middle of their line
Box = tuple[float, float, float, float]


def mark(
    identifier: str, x: float, radius: float = 3, name: str = "Twelve signs", **more: Any
) -> NamedMark:
    return NamedMark(**{"id": identifier, "x": x, "y": 15, "radius": radius, "name": name, **more})


def test_a_lone_mark_is_named_to_its_right_at_every_scale_and_left_at_the_eastern_edge() -> None:
    for x, anchor, beside in ((50, "start", 7), (190, "end", -7)):
        position = NamePosition(0, anchor, beside, HALF)
        assert place_names([mark("a", x, 4, "Name")], 200, 100, SCALES) == {"a": position}


def test_a_high_line_keeps_others_farther_away() -> None:
    for height, is_beside in ((HEIGHT, True), (3 * HEIGHT, False)):
        marks = [mark(name, 50, height=height, y=y) for name, y in (("a", 30), ("b", 49))]
        positions = place_names(marks, 200, 100, (1,))
        assert (positions["a"].x == positions["b"].x) == is_beside


def test_a_name_stands_off_that_of_the_area_around_it() -> None:
    """At its side where there is room, and not close below, as a second line of it."""
    area = mark("a", 100, 0, "The country", spots=[(0, 15)])
    town = mark("b", 100, name="Town", y=61, sides=("above", "below"))
    near = place_names([area, town], 200, 100, (1,))["b"]
    assert near.y > 0


def test_of_two_in_one_place_the_weightier_is_named_first() -> None:
    marks = [mark("a", 50, 4, "A long name"), mark("b", 51, 2, "Another name")]
    assert list(place_names(marks, 100, 60, (1,))) == ["a"]


def test_a_name_may_lie_where_another_has_no_mark() -> None:
    for radius, side in ((0, "start"), (3, "end")):
        marks = [mark("a", 100), mark("b", 130, radius, "Other", waits=True)]
        assert place_names(marks, 200, 30, (1,))["a"].anchor == side


def test_what_has_no_room_gets_it_closer_in() -> None:
    positions = place_names([mark("a", 20), mark("b", 110)], 180, 30, (1, 2, 4))
    assert {name: position.level for name, position in positions.items()} == {"a": 0, "b": 1}


def test_no_name_touches_a_mark_however_light_nor_an_obstacle() -> None:
    crowd = [mark("a", 50, 4, "Name"), mark("b", 60, 6, "")]
    for walls, left in (([], -7), ([Obstacle(40, 0, 40, 100)], -14)):
        found = place_names(crowd, 200, 100, (1,), obstacles=walls)
        assert found["a"] == NamePosition(0, "end", left, HALF)


def test_a_mark_without_a_name_is_no_larger_where_the_map_is() -> None:
    crowd, beside = mark("a", 50, 4, "Name"), mark("b", 50, 4, "")
    for scale in (1, 4):
        found = place_names([crowd], 200, 100, (scale,), unnamed=[replace(beside, x=49.5)])
        assert found["a"].x == 7
    assert place_names([crowd], 200, 100, (1,), unnamed=[replace(beside, x=56)])["a"].x == -7


def test_a_name_on_its_ground_moves_with_the_map() -> None:
    area = replace(mark("a", 50, 0, "Name"), spots=[(20, 0)])
    wall = Obstacle(60, 0, 62, 100)
    assert not place_names([area], 200, 100, (1,), obstacles=[wall])
    assert place_names([area], 200, 100, (4,), obstacles=[wall])["a"].x == 20


def test_the_name_of_an_area_stands_where_no_line_seems_to_have_it() -> None:
    """Where there is such a place; hard beside a line it would look like the name of that."""
    area = mark("a", 50, 0, "Name", spots=[(20, 0), (20, 25)])
    for line, down in ((Obstacle(20, 15, 55, 15), 25), (Obstacle(20, 15, 40, 15), 0)):
        found = place_names([area], 200, 100, (1,), obstacles=[line])["a"]
        assert found.y == down + HEIGHT / 3
    low = replace(area, spots=[(20, 0)])
    assert place_names([low], 200, 100, (1,), obstacles=[Obstacle(20, 15, 55, 15)])


def test_a_name_lies_on_what_it_avoids_only_where_every_side_does() -> None:
    mark = NamedMark("lock", 200, 100, 5, "Lock")
    east, everywhere = Obstacle(205, 90, 300, 110), Obstacle(0, 0, 400, 200)

    def side(*avoided: Obstacle) -> str:
        return place_names([mark], 400, 200, scales=(1,), avoided=avoided)["lock"].anchor

    assert side() == "start"
    assert side(east) == "end"
    assert side(everywhere) == "start"


def test_a_name_crosses_a_coast_only_where_every_side_does_or_beside_a_port() -> None:
    mark = NamedMark("lock", 200, 100, 5, "The long lock")

    def side(*coasts: list[tuple[float, float]]) -> str:
        lines = MultiLineString(list(coasts))
        return place_names([mark], 400, 200, scales=(1, 2), outlines=lines)["lock"].anchor

    assert side([(250, 0), (250, 200)]) == "end"
    assert side([(150, 0), (150, 200)], [(200, 90), (200, 0)], [(205, 0), (205, 200)]) == "start"
    assert side([(250, 0), (250, 200)], [(150, 0), (150, 200)], [(0, 96), (400, 96)]) == "middle"


def test_a_name_stands_rather_across_a_coast_than_between_two_marks() -> None:
    lock = NamedMark("lock", 200, 100, 5, "The long lock")
    weir = NamedMark("weir", 205, 113, 5, "The weir")
    coast = MultiLineString([[(180, 0), (180, 98)], [(240, 0), (240, 105)]])
    found = place_names([lock, weir], 400, 200, scales=(1,), outlines=coast)["lock"]
    assert found.y < 8


def test_a_mark_that_waits_takes_what_room_the_others_leave_at_any_scale() -> None:
    assert place_names([mark("a", 50, 4, "Name", waits=True)], 200, 100, SCALES)["a"].level == 0
    marks = [mark("late", 50, 4, "A long name", waits=True), mark("a", 51, 4, "Another name")]
    assert list(place_names(marks, 100, 60, (1,))) == ["a"]


def box(mark: NamedMark, position: NamePosition, scale: float) -> Box:
    """The left, top, right and bottom of a name at a scale, in pixels."""
    width = LETTER * len(mark.name)
    left = position.x - {"start": 0, "end": width, "middle": width / 2}[position.anchor]
    above = HEIGHT - 1 if position.y < 0 else HEIGHT * 5 / 6 - 1
    top = position.y - (above if position.anchor == "middle" else HALF + HEIGHT / 2)
    left, top = mark.x * scale + left, mark.y * scale + top
    return left, top, left + width, top + HEIGHT


def are_apart(one: Box, other: Box) -> bool:
    """Whether two boxes do not overlap by more than a hundredth of a pixel."""
    beside = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
    return beside or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01


def test_no_two_names_shown_at_a_scale_overlap() -> None:
    dice = random.Random(1)
    anywhere = partial(dice.uniform, 0, 700)
    marks = [
        mark(str(number), anywhere(), name="x" * dice.randrange(3, 20), y=anywhere())
        for number in range(150)
    ]
    positions = place_names(marks, 700, 700, SCALES)
    placed = [(mark, positions[mark.id]) for mark in marks if mark.id in positions]
    for level, scale in enumerate(SCALES):
        boxes = [box(mark, at, scale) for mark, at in placed if at.level <= level]
        assert len(boxes) > 10
        assert all(are_apart(one, other) for one, other in combinations(boxes, 2))
