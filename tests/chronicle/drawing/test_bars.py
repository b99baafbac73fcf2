"""Counts as bars: how wide each segment is."""

from lxml import html
from markupsafe import Markup

from chronicle.drawing import bars
from chronicle.drawing.bars import Part, Row
from support import words


def drawn(*rows: Row) -> html.HtmlElement:
    return html.fragment_fromstring(str(bars.figure(rows)), create_parent=True)


def test_all_rows_are_on_one_scale() -> None:
    long = Row(Markup("<i>Long</i>"), "#long", [Part(6), Part(0, "none"), Part(2, "rest")])
    page = drawn(long, Row(Markup("Short"), "#short", [Part(2)]))
    widths = [
        [(svg.get("class"), svg.get("width")) for svg in row.iter("svg")] for row in page.iter("li")
    ]
    assert widths == [[(None, "75%"), ("rest", "25%")], [(None, "25%")]]
    # Every number stands beside its bar, which is for the eye alone.
    assert [words(row) for row in page.iter("li")] == ["Long 8", "Short 2"]
    assert all(bar.get("aria-hidden") for bar in page.find_class("bar"))
    assert page.xpath("//a/@href") == ["#long", "#short"]
