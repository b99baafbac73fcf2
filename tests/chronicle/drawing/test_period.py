from __future__ import annotations

import pytest
from lxml import html

from chronicle import build
from chronicle.book import Book
from chronicle.drawing import period as drawing
from chronicle.drawing.period import FRAMES, Frame
from chronicle.views.period import PeriodView, period
from support import ANOTHER


def view(book: Book, *turns: str) -> PeriodView:
    """The view of the invented period with some turns."""
    found = period(book, turns)
    assert found
    return found


@pytest.mark.parametrize("frame", FRAMES)
def test_each_theme_has_a_strip_with_a_bar_a_year(book: Book, frame: Frame) -> None:
    layout = drawing.layout(view(book), frame)
    assert [len(strip.bars) for strip in layout.strips] == [5, 1]
    for strip in layout.strips:
        for bar in strip.bars:
            assert frame.left <= bar.x <= frame.width - bar.width
            assert bar.y + bar.height == pytest.approx(strip.base)
    assert layout.strips[-1].base < layout.bottom
    assert [year for year, _ in layout.axis.decades] == [1890, 1900, 1910]


@pytest.mark.parametrize("frame", FRAMES)
def test_numbers_that_would_touch_stand_in_two_lines(book: Book, frame: Frame) -> None:
    near = drawing.layout(view(book, "1903-flood", "1904-talks"), frame).turns
    assert near[1].x - near[0].x >= drawing.CLOSE or near[1].level != near[0].level
    same = drawing.layout(view(book, "1903-flood", "1903-flood"), frame).turns
    assert [line.level for line in same] == [0, 1]


def test_strips_and_turns_are_links(book: Book) -> None:
    figure = html.fromstring(drawing.draw(view(book, "1903-flood"), ""))
    assert [svg.get("class") for svg in figure.findall("svg")] == ["wide", "narrow"]
    for svg in figure.findall("svg"):
        links = [link.get("href") for link in svg.findall("a")]
        assert links == ["timeline/?theme=digging", "timeline/?theme=floods"]
        (turn,) = svg.findall("g/a")
        assert turn.get("href") == "events/1903-flood/"
        assert turn.get("aria-label") == "1: The isthmus floods"


def test_the_list_on_a_page_numbers_the_drawing(book: Book) -> None:
    pages = dict(build.tree(book, ANOTHER / "docs"))
    home = pages["index.md"].decode()
    assert "<!-- the period at a glance -->" not in home
    assert 'aria-label="1: The isthmus floods"' in home
    assert "1. 1903: [the water comes](events/1903-flood/)" in home
