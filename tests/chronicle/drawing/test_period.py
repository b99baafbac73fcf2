from __future__ import annotations

from lxml import html

from chronicle import build
from chronicle.book import Book
from chronicle.drawing import period as glance
from chronicle.record.models import Event
from support import ANOTHER


def test_each_theme_has_a_strip_with_a_bar_a_year_in_each_drawing(book: Book) -> None:
    figure = html.fromstring(glance.drawing(book, "", ["1903-flood"]))
    wide, narrow = figure.findall("svg")
    years = {(theme, event.date.year) for event in book.corpus.of(Event) for theme in event.themes}
    for drawing in (wide, narrow):
        assert [link.get("href") for link in drawing.findall("a")] == ["timeline/?theme=digging", "timeline/?theme=floods"]
        assert len(drawing.findall("rect")) == len(years)
        (turn,) = drawing.findall("g/a")
        assert (turn.get("href"), turn.get("aria-label")) == ("events/1903-flood/", "1: The isthmus floods")
        edge = float(drawing.get("viewbox").split()[2])
        assert all(0 <= float(bar.get("x")) <= edge for bar in drawing.findall("rect"))


def test_numbers_that_would_touch_stand_in_two_lines(book: Book) -> None:
    figure = html.fromstring(glance.drawing(book, "", ["1903-flood", "1904-talks"]))
    first, second = figure.findall("svg[@class='narrow']/g/a/text")
    assert float(second.get("x")) - float(first.get("x")) >= glance.CLOSE or first.get("y") != second.get("y")
    same = html.fromstring(glance.drawing(book, "", ["1903-flood", "1903-flood"]))
    assert len({text.get("y") for text in same.findall("svg[@class='narrow']/g/a/text")}) == 2


def test_the_list_on_a_page_numbers_the_drawing(book: Book) -> None:
    pages = dict(build.tree(book, ANOTHER / "docs"))
    home = pages["index.md"].decode()
    assert "<!-- the period at a glance -->" not in home
    assert 'aria-label="1: The isthmus floods"' in home
    assert "1. 1903: [the water comes](events/1903-flood/)" in home
