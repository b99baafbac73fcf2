from __future__ import annotations

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.drawing import year_column
from chronicle.views import timeline


def test_each_year_has_a_bar_and_each_decade_leads_to_its_first_year(book: Book) -> None:
    view = timeline.timeline(book)
    assert view is not None
    svg, marks = html.fragments_fromstring(year_column.draw(book, view))
    assert (svg.get("viewbox"), svg.get("data-start")) == ("0 0 30 1", "1890")
    assert svg.get("aria-label") == "Events a year; the most, 1, in 1899"
    years = [bar.get("href") for bar in svg.findall("a")]
    assert years == [f"#year-{year}" for year in (1899, 1901, 1903, 1904, 1910)]
    assert [(mark.text, mark.get("href")) for mark in marks] == [
        ("1890", "#year-1899"),
        ("1900", "#year-1901"),
        ("1910", "#year-1910"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [(1899, 1910, range(1890, 1920, 10)), (1480, 1903, range(1450, 1950, 50))],
)
def test_a_long_period_is_marked_in_longer_steps(first: int, last: int, marks: range) -> None:
    assert year_column.scale(first, last) == marks
