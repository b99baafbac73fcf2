from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
from vl_convert import svg_to_png

from chronicle.book import Book
from chronicle.drawing.card import BOTTOM, RIGHT, layout, pictures, smaller, svg
from chronicle.record.text import Prose
from chronicle.views.cards import AnswerRow, CardView, card, cards
from chronicle.views.spreads import Spread, SpreadMark

MOST = 60_000  # bytes of a picture
PLAIN = CardView("cards/x.png", "The Long Ditch", "Question", "Who dug?", "Who dug?")


def test_every_picture_is_small_and_of_the_size_that_previews_ask_for(book: Book) -> None:
    painted = pictures(book)
    assert set(painted) == {view.file for view in cards(book).values()}
    for picture in painted.values():
        assert struct.unpack(">4s2I", picture[12:24]) == (b"IHDR", 1200, 630)
        assert len(picture) <= MOST


def test_two_paintings_are_alike(book: Book) -> None:
    again = replace(book)
    assert again is not book
    assert pictures(again) == pictures(book)


def test_what_is_smaller_has_the_same_dots() -> None:
    red = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">{}</svg>'.format(
        '<rect width="3" height="2" fill="#fff"/><rect width="2" height="1" fill="#9a2f1f"/>'
    )
    picture = smaller(svg_to_png(red, scale=1))
    at = picture.index(b"IDAT")
    (length,) = struct.unpack(">I", picture[at - 4 : at])
    rows = zlib.decompress(picture[at + 4 : at + 4 + length])
    dots = []
    for start in (0, 10):
        row = bytearray(rows[start + 1 : start + 10])
        if rows[start] == 1:  # differences from the dot before
            for place in range(3, 9):
                row[place] = (row[place] + row[place - 3]) % 256
        dots += [row[place : place + 3].hex() for place in (0, 3, 6)]
    assert dots == ["9a2f1f", "9a2f1f", "ffffff", "ffffff", "ffffff", "ffffff"]


@pytest.mark.parametrize("words", [1, 12, 40])
def test_a_title_of_any_length_stays_in_the_picture(words: int) -> None:
    placed = layout(replace(PLAIN, title=" ".join(["diggers"] * words)))
    assert 184 + (len(placed.title) - 1) * placed.pitch < 340
    assert max(map(len, placed.title)) * placed.size * 0.53 <= RIGHT


def test_the_years_of_a_chapter_stand_out(book: Book) -> None:
    whole = card(book, "")
    placed = layout(replace(whole, years=(1903, 1903)))
    assert whole.period is not None
    colours = [bar.colour for bar in placed.bars]
    assert len(colours) == len(whole.period.years)
    assert len({bar.x for bar in placed.bars if bar.colour == "#9a2f1f"}) == 1


def test_an_answer_has_a_dot_for_each_voice_and_those_without_room_are_counted() -> None:
    rows = tuple(AnswerRow(f"Answer {number}", number) for number in range(1, 8))
    placed = layout(replace(PLAIN, answers=rows))
    assert len(placed.dots) == 1 + 2 + 3 + 4 + 5
    assert placed.words[-1].text == "and 2 more answers"
    assert max(word.y for word in placed.words) <= BOTTOM


def test_figures_stand_on_one_axis_in_their_order() -> None:
    marks = (
        SpreadMark("87", 0, 0, True),
        SpreadMark("about 150", 212, 212, False),
        SpreadMark("150–384", 212, 1000, True),
        SpreadMark("384", 1000, 1000, True),
    )
    placed = layout(replace(PLAIN, spread=Spread(Prose("Strength"), marks)))
    assert [dot.is_full for dot in placed.dots] == [True, False, True]
    assert placed.dots[0].x < placed.dots[1].x < placed.dots[2].x
    assert {word.text for word in placed.words} == {"87", "about 150", "384", "Strength"}


def test_words_of_a_picture_are_escaped() -> None:
    assert "Digs &amp; &lt;ditches&gt;" in svg(replace(PLAIN, title="Digs & <ditches>"))
