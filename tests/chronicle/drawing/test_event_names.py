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
        for text in html.fromstring(f"<svg>{names}</svg>").findall("text[@data-room='desk']"):
            words = " ".join(text.itertext())
            found.setdefault(event, []).append((text.get("text-anchor"), words))
    return found


def band(key: str, *marks: Mark, foot: float = 5, **wanted: str) -> Band:
    return Band(key, marks, wanted, 0, foot)


def test_a_name_stands_at_the_side_of_its_mark_that_is_free() -> None:
    flood, after, before = Mark("flood", 50, 50, 2), Mark("c", 52, 52, 2), Mark("b", 48, 48, 2)
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


@pytest.mark.parametrize("letters", [16, 20, 28])
def test_the_lines_of_a_name_are_even_and_lose_no_word(letters: int) -> None:
    words = "1966: North Korea and South Korea"
    lines = event_names._balanced(words, letters)
    assert " ".join(lines) == words
    assert max(map(len, lines)) <= letters
    assert max(map(len, lines)) - min(map(len, lines)) < 10
