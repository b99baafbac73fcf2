from lxml import html

from chronicle.book import Book
from chronicle.drawing import year_column
from chronicle.views import timeline


def test_each_year_has_a_bar_and_each_label_leads_to_its_first_year(book: Book) -> None:
    view = timeline.timeline(book)
    assert view is not None
    svg, marks = html.fragments_fromstring(year_column.draw(book, view))
    assert (svg.get("viewbox"), svg.get("data-start")) == ("0 0 14 1", "1898")
    assert svg.get("aria-label") == "Events a year; the most, 1, in 1899"
    years = [bar.get("href") for bar in svg.findall("a")]
    assert years == [f"#year-{year}" for year in (1899, 1901, 1903, 1904, 1910)]
    assert [(mark.text, mark.get("href")) for mark in marks] == [
        ("1898", "#year-1899"),
        ("1900", "#year-1901"),
        ("1902", "#year-1903"),
        ("1904", "#year-1904"),
        ("1906", None),
        ("1908", None),
        ("1910", "#year-1910"),
    ]
