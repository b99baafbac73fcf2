"""The names of main events beside their marks."""

import pytest
from lxml import html

from chronicle.drawing import event_names
from chronicle.drawing.event_names import Band, Mark

FLOOD = "1903: The flood"


def named(*bands: Band) -> dict[str, list[tuple[str, str]]]:
    """Where names stand at a desk: by event the anchor, and the words of each."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (_, event), names in event_names.placed(bands).items():
        for text in html.fromstring(f"<svg>{names}</svg>").findall("svg[@data-room='desk']/text"):
            words = " ".join(text.itertext())
            found.setdefault(event, []).append((text.get("text-anchor"), words))
    return found


def band(key: str, *marks: Mark, foot: float = 5, **wanted: str) -> Band:
    return Band(key, marks, wanted, 0, foot)


def test_a_name_stands_at_the_side_of_its_mark_that_is_free() -> None:
    flood, after, before = Mark("flood", 50, 50, 2), Mark("c", 53, 53, 2), Mark("b", 47, 47, 2)
    assert named(band("a", flood, flood=FLOOD)) == {"flood": [("start", FLOOD)]}
    assert named(band("a", flood, after, flood=FLOOD)) == {"flood": [("end", FLOOD)]}
    # Between two others it stands above, and without room there nowhere.
    both = (flood, after, before)
    assert named(band("a", *both, flood=FLOOD)) == {"flood": [("start", FLOOD)]}
    high = [Mark(one.id, one.start, one.stop, 0.5) for one in both]
    assert named(band("a", *high, flood=FLOOD, foot=1)) == {}


def test_no_event_is_named_twice_and_two_of_a_line_not_in_one_time() -> None:
    marks = [Mark("flood", 50, 50, 2), Mark("same", 51, 51, 4), Mark("late", 90, 90, 2)]
    both = band("a", *marks, flood=FLOOD, same="1903: The same", late="1909: The end")
    assert set(named(both, band("b"))) == {"flood", "late"}
    again = band("c", marks[0], flood=FLOOD)
    assert [key for key, _ in event_names.placed([both, band("b"), again])] == ["a", "a"]


def test_more_are_named_at_a_desk_than_on_a_phone() -> None:
    marks = {f"e{place}": Mark(f"e{place}", place, place, 2) for place in (10, 35, 60, 85)}
    wanted = dict.fromkeys(marks, FLOOD)
    names = event_names.placed([Band("a", [*marks.values()], wanted, 0, 5)])
    svg = "".join(names.values())
    assert svg.count('data-room="desk"') == 4 > svg.count('data-room="phone"') > 0


def test_a_name_has_few_lines_and_keeps_away_from_the_marks_of_others() -> None:
    """Of a long name in a narrow room nothing is said, rather than a column of single words."""
    long = "1903: The flood that drowned forty of the men who dug at the lock of the isthmus"
    flood = Mark("flood", 50, 50, 4)
    walls = [Mark("before", 36, 36, 4), Mark("after", 64, 64, 4)]
    high = [Mark(one.id, one.start, one.stop, height) for one in walls for height in (1, 2, 3, 4)]
    assert named(Band("a", [flood, *high], {"flood": long}, 3.5, 9)) == {}
    names = event_names.placed([band("a", flood, foot=9, flood=long)])
    for text in html.fromstring(f"<svg>{names['a', 'flood']}</svg>").iter("text"):
        assert len(text.findall("tspan")) <= event_names.LINES
    touching = event_names.LETTER * len(FLOOD) + event_names.GAP + 2 * event_names.RADIUS
    for apart, side in ((0.3, "end"), (0.6, "start")):
        place = 50 + 100 * (touching + apart) / event_names.WIDTHS["desk"]
        other = Mark("other", place, place, 4)
        at_the_height = Mark("flood", 50, 50, 4)
        assert named(band("a", at_the_height, other, flood=FLOOD)) == {"flood": [(side, FLOOD)]}


@pytest.mark.parametrize(
    ("neighbours", "across", "up"), [((), 1, 0), ((53,), -1, 0), ((53, 47), -1, 1)]
)
def test_a_line_leads_from_a_mark_to_its_name(
    neighbours: tuple[int, ...], across: int, up: int
) -> None:
    """To a name above it leads aslant: the lines of the years are upright."""
    marks = [Mark("flood", 50, 50, 2), *(Mark(f"at-{x}", x, x, 2) for x in neighbours)]
    names = event_names.placed([band("a", *marks, flood=FLOOD)])
    [holder] = html.fromstring(f"<svg>{names['a', 'flood']}</svg>").findall(
        "svg[@data-room='desk']"
    )
    [line] = holder.findall("line")
    assert holder.get("x") == "50%"
    x1, y1, x2, y2 = (float(str(line.get(name))[:-3]) for name in ("x1", "y1", "x2", "y2"))
    assert (x2 > x1) - (x2 < x1) == across
    assert (y2 < y1) - (y2 > y1) == up
    assert abs(x2 - x1) + abs(y2 - y1) > 0.3


def test_what_is_long_has_no_name_at_its_end_far_from_its_year() -> None:
    assert named(band("a", Mark("flood", 50, 70, 2), flood=FLOOD)) == {"flood": [("end", FLOOD)]}


@pytest.mark.parametrize("letters", [16, 20, 28])
def test_the_lines_of_a_name_are_even_and_lose_no_word(letters: int) -> None:
    words = "1966: North Korea and South Korea"
    lines = event_names._balanced(words, letters)
    assert " ".join(lines) == words
    assert max(map(len, lines)) <= letters
    assert max(map(len, lines)) - min(map(len, lines)) < 10


def test_at_a_desk_a_name_may_reach_into_the_air_above_its_line() -> None:
    """On a phone something else stands there, and its marks are smaller."""
    flood = Mark("flood", 50, 50, 0.5)
    [shown] = event_names.placed([Band("a", [flood], {"flood": FLOOD}, 0.3, 1, air=1)]).values()
    assert "desk" in shown
    assert "phone" not in shown
    assert named(Band("a", [flood], {"flood": FLOOD}, 0.3, 1)) == {}
    for apart, is_named in ((0.1, False), (0.3, True)):
        wide = event_names.LETTER * len(FLOOD) + event_names.GAP + 2 * event_names.RADIUS + apart
        place = 20 + 100 * wide / event_names.WIDTHS["phone"]
        marks = [Mark("flood", 20, 20, 1), Mark("other", place, place, 1)]
        names = event_names.placed([Band("a", marks, {"flood": FLOOD}, 0.5, 1.5)])
        assert ("phone" in "".join(names.values())) is is_named


def test_a_name_is_not_parted_at_a_hyphen_within_a_word() -> None:
    words = "2017: Kim Jong-nam is murdered in Malaysia"
    for letters in event_names.LETTERS:
        lines = event_names._balanced(words, letters)
        assert " ".join(lines) == words


def test_a_name_without_other_room_stands_farther_off() -> None:
    marks = (Mark("flood", 50, 50, 2), Mark("after", 52.5, 52.5, 1.4), Mark("before", 47, 47, 2))
    [name] = event_names.placed([Band("a", marks, {"flood": FLOOD}, 0.7, 5)]).values()
    [line] = html.fromstring(f"<svg>{name}</svg>").xpath("svg[@data-room='desk']/line")
    x1, x2 = (float(str(line.get(end)).removesuffix("rem")) for end in ("x1", "x2"))
    assert x2 - x1 > event_names.GAP
