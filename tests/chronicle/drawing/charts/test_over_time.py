from __future__ import annotations

import datetime as dt
from dataclasses import replace

from chronicle.drawing.charts.layers import Spec
from chronicle.drawing.charts.over_time import over_time
from chronicle.drawing.charts.style import WIDE
from chronicle.views.charts import ChartMark, ChartPanel


def bar(number: int, first: str, last: str, detail: str = "diggers") -> ChartMark:
    """A number over a time, by one voice."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    identifier, words = f"m{number}", str(number)
    return ChartMark(identifier, "Holm", detail, words, number, number, start=start, end=end)


def layers(*marks: ChartMark) -> list[Spec]:
    """The layers of a chart of these marks, each with its data."""
    panel = ChartPanel("time", "", "people", marks)
    found: list[Spec] = over_time(panel, WIDE, [panel])["layer"]
    return found


def leaders(layers: list[Spec]) -> int:
    """How many thin lines lead from a bar to words that stand far from it."""
    return sum(layer["mark"].get("strokeWidth") == 0.8 for layer in layers)


def words(layers: list[Spec]) -> dict[str, list[str]]:
    """The lines under each number."""
    texts = [
        row["text"]
        for layer in layers
        if layer["mark"].get("type") == "text"
        for row in layer["data"]["values"]
    ]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_words_stand_beside_their_bars() -> None:
    found = layers(bar(100, "1901-01-01", "1901-12-31"), bar(400, "1906-01-01", "1906-12-31"))
    assert leaders(found) == 0
    assert words(found) == {"100": ["Holm, diggers"], "400": ["Holm, diggers"]}


def test_words_that_find_no_room_are_wrapped_and_led_to() -> None:
    long = "diggers of the corps at the old lock"
    low = [bar(10 + n, "1906-01-01", "1906-12-31", f"{long} {n}") for n in range(5)]
    found = layers(bar(400, "1901-01-01", "1901-12-31"), *low)
    assert leaders(found) > 0
    lengths = {number: max(map(len, lines)) for number, lines in words(found).items()}
    assert max(lengths.values()) <= 44
    assert min(length for number, length in lengths.items() if number != "400") <= 22


def test_a_number_is_as_high_in_all_panels_that_count_the_same() -> None:
    low, high = bar(100, "1901-01-01", "1901-12-31"), bar(400, "1906-01-01", "1906-12-31")
    panels = [ChartPanel("time", "", "diggers", (mark,)) for mark in (high, low)]
    assert [over_time(panel, WIDE, panels)["height"] for panel in panels] == [300, 150]
    other = ChartPanel("time", "", "graves", (low,))
    assert over_time(other, WIDE, [panels[0], other])["height"] == 300


def test_a_bound_is_open_and_has_an_arrow() -> None:
    sure = bar(100, "1901-01-01", "1901-12-31")
    bound = replace(bar(400, "1906-01-01", "1906-12-31"), doubt="lower")
    found = layers(sure, bound)
    (arrow,) = [layer for layer in found if layer["mark"].get("shape") == "triangle-up"]
    assert [value["id"] for value in arrow["data"]["values"]] == ["m400"]
    styles = {
        v["id"]: v["style"] for layer in found for v in layer["data"]["values"] if "style" in v
    }
    assert styles == {"m100": "sure", "m400": "bound"}


def test_an_end_that_is_not_known_has_an_arrow_towards_it() -> None:
    until = replace(bar(100, "1901-01-01", "1901-12-31"), start=None)
    after = replace(bar(400, "1906-01-01", "1906-12-31"), end=None)
    found = layers(until, after)
    for identifier, head in (("m100", "triangle-left"), ("m400", "triangle-right")):
        (arrow,) = [layer for layer in found if layer["mark"].get("shape") == head]
        assert [value["id"] for value in arrow["data"]["values"]] == [identifier]
