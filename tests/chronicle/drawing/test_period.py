import itertools
from collections.abc import Mapping

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.drawing.period import FRAMES, Canvas, PeriodLayout, draw
from chronicle.pages.handwritten import finish
from chronicle.views.period import PeriodView, period


def view(book: Book, turns: Mapping[str, str] | None = None) -> PeriodView:
    found = period(book, turns or {})
    assert found
    return found


@pytest.mark.parametrize("frame", FRAMES)
def test_each_year_with_events_has_a_bar(book: Book, frame: Canvas) -> None:
    layout = PeriodLayout(view(book), frame)
    bars = layout.view.bars
    assert [layout.tall(bar.count) for bar in bars] == [frame.bars] * 5
    assert [layout.tall(bar.accented) for bar in bars] == [0, 0, frame.bars, 0, 0]
    assert all(0 <= layout.x(bar.start) <= frame.width - layout.width(bar) for bar in bars)


@pytest.mark.parametrize("frame", FRAMES)
def test_names_touch_neither_each_other_nor_the_lines_of_others(book: Book, frame: Canvas) -> None:
    turns = {"1899-survey": "The survey", "1903-flood": "The water comes at last"}
    turns |= {"1904-talks": "They talk", "1910-opening": "It opens to all"}
    names = PeriodLayout(view(book, turns), frame).turns
    for one, other in itertools.permutations(names, 2):
        if one.row == other.row:
            assert one.end < other.start or other.end < one.start
        if one.row < other.row:
            assert not other.start < one.x < other.end
    assert all(name.start >= 0 and name.end <= frame.width for name in names)


def test_bars_turns_and_chapters_are_links(book: Book) -> None:
    figure = html.fromstring(draw(view(book, {"1903-flood": "The water comes"}), ""))
    wide, narrow = figure.findall("svg")
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    links = [link.get("href") for link in wide.findall("a")]
    assert links[2] == "timeline/#year-1903"
    assert links[-2:] == ["events/1903-flood/", "chapters/the-flood/"]
    assert [link.get("href") for link in narrow.findall("a")] == links[:-1]
    (turn,) = wide.findall("a[@class='turn']")
    assert turn.text_content() == "1903 The water comes"


def test_the_period_needs_no_list(book: Book) -> None:
    page = finish("<!-- the period at a glance -->\n\n## Next { #next }\n", "", book)
    assert "<svg" in page
    assert 'class="turns"' not in page
    assert page.endswith("\n\n## Next { #next }\n")
