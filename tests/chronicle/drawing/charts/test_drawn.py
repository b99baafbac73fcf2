"""The drawings themselves, read back: what is drawn is what the record says."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from chronicle.book import Book
from chronicle.drawing.charts import drawn
from chronicle.drawing.charts.drawn import Drawn

TRANSLATED = re.compile(r"translate\((?P<x>[\d.]+),(?P<y>[\d.]+)\)")


@pytest.fixture(scope="module")
def charts(book: Book) -> dict[str, Drawn]:
    return {chart.id: chart for chart in drawn.charts(book)}


def said(svg: str) -> dict[str, ElementTree.Element]:
    """What the marks of a drawing say of themselves, and the marks."""
    found = {element.get("aria-label", ""): element for element in ElementTree.fromstring(svg).iter()}
    marks = {label: element for label, element in found.items() if element.get("role") == "graphics-symbol"}
    return {label: element for label, element in marks.items() if not label.startswith(("Title text", "Subtitle text"))}


def test_marks_stand_where_their_numbers_are(charts: dict[str, Drawn]) -> None:
    svg = dict(charts["chart-diggers"].files)["svg"]
    found = said(svg)
    assert set(found) == {"Holm: 340", "Unsigned notes: about 200"}
    shifts = [TRANSLATED.search(found[label].get("transform", "")) for label in ("Holm: 340", "Unsigned notes: about 200")]
    first, second = (float(shift["x"]) for shift in shifts if shift)
    nought = 290  # where the plot begins beside the words
    assert (first - nought) / (second - nought) == pytest.approx(340 / 200, abs=0.01)
    assert found["Holm: 340"].get("fill") != found["Unsigned notes: about 200"].get("fill")


def test_a_range_over_time_is_a_field_between_its_ends(charts: dict[str, Drawn]) -> None:
    spec = json.loads(dict(charts["chart-drowned"].files)["json"])
    fields = [layer for layer in spec["concat"][0]["layer"] if layer["mark"]["type"] == "rect"]
    assert [(value["low"], value["high"]) for value in fields[0]["data"]["values"]] == [(3, 5)]
    assert (fields[0]["encoding"]["y"]["field"], fields[0]["encoding"]["y2"]["field"]) == ("low", "high")


def test_the_table_has_what_the_claims_have(charts: dict[str, Drawn]) -> None:
    rows = list(csv.DictReader(io.StringIO(dict(charts["chart-diggers"].files)["csv"])))
    assert [(row["id"], row["value"], row["low"], row["qualifier"], row["voice"]) for row in rows] == [
        ("corps-strength-holm", "340", "340", "", "Holm"),
        ("corps-strength-notes", "about 200", "200", "about", "Unsigned notes"),
    ]
    assert rows[0]["address"] == "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm"
    assert rows[0]["sources"] == "holm-1987, p. 12, table"


def test_a_drawing_on_a_page_has_no_style_and_no_colour_of_its_own(charts: dict[str, Drawn]) -> None:
    for chart in charts.values():
        for svg in (chart.wide, chart.narrow):
            root = ElementTree.fromstring(svg)
            assert root.get("role") == "img"
            assert root.get("aria-label")
            for element in root.iter():
                assert not {"style", "id", "font-family", "{http://www.w3.org/1999/xlink}href"} & set(element.keys())
                assert element.get("fill", "none") == "none"
                assert element.get("stroke") is None


def test_two_widths_and_a_drawing_that_stands_alone(charts: dict[str, Drawn]) -> None:
    chart = charts["chart-diggers"]
    assert chart.wide.startswith('<svg class="wide" viewBox="0 0 720 ')
    assert chart.narrow.startswith('<svg class="narrow" viewBox="0 0 340 ')
    alone = dict(chart.files)["svg"]
    assert "How many diggers there were" in alone
    assert "https://ditch.example/book/figures/#chart-diggers" in "".join(ElementTree.fromstring(alone).itertext())


def test_files_have_their_place(charts: dict[str, Drawn]) -> None:
    paths = [path for path, _ in drawn.files(tuple(charts.values()))]
    assert paths[:3] == ["figures/chart-diggers.svg", "figures/chart-diggers.csv", "figures/chart-diggers.json"]
    assert len(paths) == len(set(paths))


def test_drawings_are_kept_and_are_the_same_again(book: Book, charts: dict[str, Drawn], tmp_path: Path) -> None:
    cache = tmp_path / "kept" / "charts.json"
    first = drawn.charts(replace(book, cache=cache.parent))
    kept = cache.read_bytes()
    assert drawn.charts(replace(book, cache=cache.parent)) == first == tuple(charts.values())
    assert cache.read_bytes() == kept


def test_a_broken_cache_is_made_anew(book: Book, charts: dict[str, Drawn], tmp_path: Path) -> None:
    cache = tmp_path / "charts.json"
    cache.write_text("{", encoding="utf-8")
    assert drawn.charts(replace(book, cache=tmp_path)) == tuple(charts.values())
