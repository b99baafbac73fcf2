from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
from lxml import etree
from vl_convert import svg_to_png

from chronicle.book import Book
from chronicle.drawing.card import BOTTOM, RIGHT, pictures, smaller, svg
from chronicle.drawing.charts.style import INK, PAPER
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


def drawn(view: CardView) -> etree._Element:
    """A picture as SVG, without its head, its title and the line between."""
    root = etree.fromstring(svg(view).replace(' xmlns="http://www.w3.org/2000/svg"', ""))
    for part in root.xpath("rect | text[@y < 340] | path[@stroke-width = 2][1]"):
        root.remove(part)
    return root


@pytest.mark.parametrize("words", [1, 12, 40])
def test_a_title_of_any_length_stays_in_the_picture(words: int) -> None:
    root = etree.fromstring(svg(replace(PLAIN, title=" ".join(["diggers"] * words))))
    title = [text for text in root.iter("{*}text") if "diggers" in (text.text or "")]
    assert 184 <= int(title[-1].get("y", "")) < 340
    sizes = {len(line.text or "") * int(line.get("font-size", "")) for line in title}
    assert max(sizes) * 0.53 <= RIGHT


def test_the_years_of_a_chapter_stand_out(book: Book) -> None:
    whole = card(book, "")
    assert whole.period is not None
    bars = drawn(replace(whole, years=(1903, 1903))).xpath("path[contains(@d, 'v')]")
    assert len(bars) == len(whole.period.years)
    assert [bar.get("stroke") for bar in bars].count("#9a2f1f") == 1


def test_an_answer_has_a_dot_for_each_voice_and_those_without_room_are_counted() -> None:
    rows = tuple(AnswerRow(f"Answer {number}", number) for number in range(1, 8))
    picture = drawn(replace(PLAIN, answers=rows))
    assert len(picture.findall("circle")) == 1 + 2 + 3 + 4 + 5
    assert picture.findall("text")[-1].text == "and 2 more answers"
    assert max(float(words.get("y", "")) for words in picture.findall("text")) <= BOTTOM


def test_figures_stand_on_one_axis_in_their_order() -> None:
    marks = (
        SpreadMark("87", 0, 0, True),
        SpreadMark("about 150", 212, 212, False),
        SpreadMark("150–384", 212, 1000, True),
        SpreadMark("384", 1000, 1000, True),
    )
    picture = drawn(replace(PLAIN, spread=Spread(Prose("Strength"), marks)))
    dots = picture.findall("circle")
    assert [dot.get("fill") for dot in dots] == [INK, PAPER, INK]
    places = [float(dot.get("cx", "")) for dot in dots]
    assert places == sorted(places)
    words = {text.text for text in picture.findall("text")}
    assert words == {"87", "about 150", "384", "Strength"}


def test_words_of_a_picture_are_escaped() -> None:
    assert "Digs &amp; &lt;ditches&gt;" in svg(replace(PLAIN, title="Digs & <ditches>"))
