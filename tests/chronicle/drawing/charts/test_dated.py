from __future__ import annotations

import datetime as dt
from typing import Any

from chronicle.drawing.charts.dated import over_time
from chronicle.drawing.charts.layers import WIDE
from chronicle.drawing.charts.marks import Drawing, Mark


def bar(number: int, first: str, last: str, detail: str = "diggers") -> Mark:
    """A number over a time, by one voice."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return Mark(f"m{number}", "Holm", detail, f"{number}", number, number, start=start, end=end)


def layers(*marks: Mark) -> list[dict[str, Any]]:
    """The layers of a chart of these marks, each with its data."""
    panel = Drawing("time", "", "people", marks)
    drawn: list[dict[str, Any]] = over_time(panel, WIDE, [panel])["layer"]
    return drawn


def leaders(drawn: list[dict[str, Any]]) -> int:
    """How many thin lines lead from a bar to words that stand far from it."""
    return sum(layer["mark"].get("strokeWidth") == 0.8 for layer in drawn)


def words(drawn: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The lines under each number."""
    found: dict[str, list[str]] = {}
    number = ""
    for layer in drawn:
        for row in layer["data"]["values"] if layer["mark"].get("type") == "text" else ():
            if isinstance(row["text"], str):
                number = row["text"]
            else:
                found[number] = row["text"]
    return found


def test_words_stand_beside_their_bars() -> None:
    drawn = layers(bar(100, "1901-01-01", "1901-12-31"), bar(400, "1906-01-01", "1906-12-31"))
    assert leaders(drawn) == 0
    assert words(drawn) == {"100": ["Holm, diggers"], "400": ["Holm, diggers"]}


def test_words_that_find_no_room_are_wrapped_and_led_to() -> None:
    long = "diggers of the corps at the old lock"
    low = [bar(10 + number, "1906-01-01", "1906-12-31", f"{long} {number}") for number in range(3)]
    drawn = layers(bar(400, "1901-01-01", "1901-12-31"), *low)
    assert leaders(drawn) > 0
    lengths = {number: max(map(len, lines)) for number, lines in words(drawn).items()}
    assert max(lengths.values()) <= 40
    assert min(length for number, length in lengths.items() if number != "400") <= 22
