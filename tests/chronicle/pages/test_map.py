from __future__ import annotations

from chronicle.pages.map import Point, draw

HERE = Point("here", "Here", 50.0, 10.0, 4, True)
THERE = Point("there", "There & then", 52.0, 12.0, 0, False)
SQUARE = {"features": [{"geometry": {"type": "Polygon", "coordinates": [[[9, 49], [13, 49], [13, 53], [9, 53], [9, 49]]]}}]}


def test_no_places_no_map() -> None:
    assert draw([], SQUARE) is None


def test_places_link_to_their_entries_and_are_escaped() -> None:
    drawn = str(draw([HERE, THERE], SQUARE))
    assert drawn.count("<path") == 1
    assert '<a href="#here" aria-label="Here">' in drawn
    assert "There &amp; then" in drawn
    assert drawn.count('class="open"') == 1
    assert drawn.count("<text") == 1


def test_what_is_far_off_is_left_to_the_list() -> None:
    far = Point("far", "Far", -30.0, -120.0, 1, True)
    assert "#far" not in str(draw([HERE, THERE, far], None))


def test_north_is_up_and_east_is_right() -> None:
    drawn = str(draw([HERE, THERE], None))
    positions = {part.split('"')[0]: part for part in drawn.split('<a href="#')[1:]}

    def centre(identifier: str) -> tuple[float, float]:
        part = positions[identifier]
        return float(part.split('cx="')[1].split('"')[0]), float(part.split('cy="')[1].split('"')[0])

    assert centre("there")[0] > centre("here")[0]
    assert centre("there")[1] < centre("here")[1]
