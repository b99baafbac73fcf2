"""The drawings themselves, read back: what is drawn is what the record says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from chronicle.book import Book
from chronicle.drawing.charts import drawings, spec
from chronicle.drawing.charts.drawings import ChartDrawing
from chronicle.drawing.charts.style import DARK
from chronicle.store import Store

TRANSLATED = re.compile(r"translate\((?P<x>[\d.]+),(?P<y>[\d.]+)\)")


@pytest.fixture(scope="module")
def charts(book: Book) -> Mapping[str, ChartDrawing]:
    return drawings.drawings(book)


def described(drawing: str) -> dict[str, ElementTree.Element]:
    """What the marks of a drawing say of themselves, and the marks."""
    elements = {one.get("aria-label", ""): one for one in ElementTree.fromstring(drawing).iter()}
    return {
        label: element
        for label, element in elements.items()
        if element.get("role") == "graphics-symbol"
        and not label.startswith(("Title text", "Subtitle text"))
    }


def test_marks_stand_where_their_numbers_are(charts: Mapping[str, ChartDrawing]) -> None:
    marks = described(charts["chart-diggers"].alone)
    assert set(marks) == {"Holm: 340", "Unsigned notes: about 200"}
    matches = [
        TRANSLATED.search(marks[label].get("transform", ""))
        for label in ("Holm: 340", "Unsigned notes: about 200")
    ]
    first, second = (float(match["x"]) for match in matches if match)
    nought = spec.COLUMN  # where the plot begins beside the words
    assert (first - nought) / (second - nought) == pytest.approx(340 / 200, abs=0.01)
    assert marks["Holm: 340"].get("fill") != marks["Unsigned notes: about 200"].get("fill")


def test_a_range_over_time_is_a_field_between_its_ends(
    charts: Mapping[str, ChartDrawing],
) -> None:
    layers = charts["chart-drowned"].specification["vconcat"][0]["concat"][0]["layer"]
    (field,) = [layer for layer in layers if layer["mark"]["type"] == "rect"]
    assert [(value["low"], value["high"]) for value in field["data"]["values"]] == [(3, 5)]
    encoding = field["encoding"]
    assert (encoding["y"]["field"], encoding["y2"]["field"]) == ("low", "high")


def test_a_drawing_on_a_page_has_no_style_and_only_colours_that_are_matched(
    charts: Mapping[str, ChartDrawing],
) -> None:
    own = {"style", "id", "class", "{http://www.w3.org/1999/xlink}href"}
    colours = {"none", *DARK}
    for chart in charts.values():
        root = ElementTree.fromstring(chart.wide)
        assert root.get("role") == "img"
        assert root.get("aria-label")
        for element in root.iter():
            assert element is root or not own & set(element.keys())
            assert {element.get("fill", "none"), element.get("stroke", "none")} <= colours


def test_a_drawing_for_a_telephone_has_the_colours_of_the_pages(
    charts: Mapping[str, ChartDrawing],
) -> None:
    sheet = Path("theme/assets/site.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)", 1)
    for colour, darker in DARK.items():
        assert f": {colour};" in light
        assert f": {darker};" in dark
        assert f'[fill="{colour}"]' in sheet or f'[stroke="{colour}"]' in sheet
        assert f"[fill='{colour}']{{fill:{darker}}}" in charts["chart-diggers"].narrow


def test_two_widths_and_a_drawing_that_stands_alone(charts: Mapping[str, ChartDrawing]) -> None:
    chart = charts["chart-diggers"]
    assert chart.wide.startswith('<svg class="wide" ')
    assert chart.narrow.startswith('<svg class="narrow" ')
    width, height = chart.size
    assert 340 <= width <= 390
    assert f'viewBox="0 0 {width} {height}"' in chart.narrow
    assert "How many diggers there were" in chart.alone
    words = "".join(ElementTree.fromstring(chart.alone).itertext())
    assert "https://ditch.example/book/figures/#chart-diggers" in words


def test_drawings_are_cached_and_are_the_same_again(
    book: Book, charts: Mapping[str, ChartDrawing], tmp_path: Path
) -> None:
    store = Store(tmp_path / "cache")
    first = drawings.drawings(replace(book, store=store))
    cached = {file.name: file.read_bytes() for file in sorted(tmp_path.glob("cache/*"))}
    assert list(cached) == ["charts-340.json", "charts-720.json", "charts-alone.json"]
    assert drawings.drawings(replace(book, store=store)) == first == charts
    assert cached == {file.name: file.read_bytes() for file in tmp_path.glob("cache/*")}
