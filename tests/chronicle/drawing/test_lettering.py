from __future__ import annotations

import random

from chronicle.drawing.lettering import HEIGHT, LETTER, NamedMark, NamePosition, place_names

SCALES = (0.5, 1, 2, 4)


def test_a_lone_mark_is_named_to_its_right_at_every_scale() -> None:
    assert place_names([NamedMark("a", 50, 50, 4, "Name")], 200, 100, SCALES) == {"a": NamePosition(0, "start", 7, 4)}


def test_at_the_eastern_edge_the_name_stands_to_the_left() -> None:
    assert place_names([NamedMark("a", 190, 50, 4, "Name")], 200, 100, (1,))["a"].anchor == "end"


def test_of_two_in_one_place_the_weightier_is_named_first() -> None:
    marks = [NamedMark("a", 50, 50, 4, "A long name"), NamedMark("b", 51, 50, 2, "Another name")]
    found = place_names(marks, 100, 60, (1,))
    assert list(found) == ["a"]


def test_what_has_no_room_gets_it_closer_in() -> None:
    marks = [NamedMark("a", 20, 15, 3, "Twelve signs"), NamedMark("b", 24, 15, 3, "Twelve signs")]
    assert {name: found.level for name, found in place_names(marks, 200, 30, (1, 2, 4)).items()} == {"a": 0, "b": 1}


def test_a_mark_waits_for_its_scale() -> None:
    assert place_names([NamedMark("a", 50, 50, 4, "Name", first=2)], 200, 100, SCALES)["a"].level == 2


def test_no_two_names_shown_at_a_scale_overlap() -> None:
    dice = random.Random(1)
    marks = [NamedMark(str(n), dice.uniform(0, 700), dice.uniform(0, 700), 3, "x" * dice.randrange(3, 20)) for n in range(150)]
    found = place_names(marks, 700, 700, SCALES)
    for level, scale in enumerate(SCALES):
        boxes = []
        for mark in marks:
            if mark.id in found and found[mark.id].level <= level:
                room, wide = found[mark.id], LETTER * len(mark.name)
                left = mark.x * scale + room.x - {"start": 0, "end": wide, "middle": wide / 2}[room.anchor]
                top = mark.y * scale + room.y - (4 + HEIGHT / 2 if room.anchor != "middle" else HEIGHT - 1 if room.y < 0 else 9)
                boxes.append((left, top, left + wide, top + HEIGHT))
        assert len(boxes) > 10
        for number, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert right <= other[0] + 0.01 or other[2] <= left + 0.01 or bottom <= other[1] + 0.01 or other[3] <= top + 0.01
