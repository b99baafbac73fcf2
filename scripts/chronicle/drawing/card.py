"""Draws the pictures that stand for pages where links are shared, as small PNG files.

Their face is the one that vl-convert carries with it, so that the same version draws the same
bytes; nothing of the machine's own is asked for.
"""

from __future__ import annotations

import base64
import struct
import textwrap
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import vl_convert

from chronicle import templates
from chronicle.book import Book, once_a_book
from chronicle.drawing.charts.style import HAIRLINE, INK, PAPER, SOFT, TIME
from chronicle.drawing.lettering import NamedMark, place_names
from chronicle.record.amounts import counted
from chronicle.record.dates import decades
from chronicle.store import version
from chronicle.views.cards import HEIGHT, WIDTH, CardView, cards

FACE = "Liberation Sans"
LETTER = 0.53  # the mean width of a letter as a part of its size
LEFT, RIGHT, BOTTOM = 72, 1128, 590  # where drawings end, in pixels
BARS = 190  # the height of the tallest bar, in pixels
ROW, ROWS = 44, 5  # the height of a row of an answer, and how many there are at most
DOT, DOTS = 28, 8  # from dot to dot of an answer, and how many there are at most
# Sizes of a title and how many lines of it fit.
SIZES = ((58, 2), (50, 3), (42, 3))
LEVEL = 6  # of compression: the next ones take twice as long for a twentieth of the size
VERSION = version(("drawing",), ("vl-convert-python",))


@dataclass(frozen=True)
class CardBar:
    """An upright bar around `x`, on the base of a layout."""

    x: float
    height: float
    width: float
    colour: str


@dataclass(frozen=True)
class LevelLine:
    """A level line."""

    x: float
    end: float
    y: float
    width: float
    colour: str = HAIRLINE


@dataclass(frozen=True)
class Dot:
    """A dot, open where it is not full."""

    x: float
    y: float
    is_full: bool = True


@dataclass(frozen=True)
class Word:
    """Words on a line."""

    x: float
    y: float
    text: str
    size: int = 24
    anchor: str = "start"
    is_soft: bool = True


@dataclass
class CardLayout:
    """A picture with its parts in place, in pixels from its upper left corner."""

    title: list[str]
    size: int
    bars: list[CardBar] = field(default_factory=list)
    lines: list[LevelLine] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    base: int = BOTTOM - 34

    @property
    def pitch(self) -> int:
        """From line to line of the title."""
        return round(self.size * 1.16)


@once_a_book
def pictures(book: Book) -> Mapping[str, bytes]:
    """Every picture as PNG, by its path from the root of the site."""
    svgs = {view.file: svg(view) for view in cards(book).values()}
    stored = book.store.entries("cards", VERSION, svgs, _paint)
    return {path: base64.b64decode(picture) for path, picture in stored.items()}


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of every picture from the root of the site, and what makes it."""
    for view in cards(book).values():
        yield view.file, partial(lambda path: pictures(book)[path], view.file)


def _paint(svgs: Mapping[str, str]) -> dict[str, str]:
    with ThreadPoolExecutor() as pool:
        return dict(zip(svgs, pool.map(_encoded, svgs.values()), strict=True))


def _encoded(drawing: str) -> str:
    return base64.b64encode(smaller(vl_convert.svg_to_png(drawing, scale=1))).decode()


def svg(view: CardView) -> str:
    """A picture as SVG."""
    colours = {"paper": PAPER, "ink": INK, "soft": SOFT, "hairline": HAIRLINE, "time": TIME}
    size = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT}
    template = templates.environment("chronicle.drawing").get_template("card.svg")
    drawing = template.render(view=view, layout=layout(view), face=FACE, **size, **colours)
    return templates.compact(drawing)


def layout(view: CardView) -> CardLayout:
    """Where everything stands in a picture."""
    placed = _titled(view.title)
    if view.spread:
        _draw_spread(placed, view)
    elif view.answers:
        _draw_answers(placed, view)
    elif view.period:
        _draw_period(placed, view)
    return placed


def _titled(title: str) -> CardLayout:
    """The title in the largest letters in which it fits; the smallest lose what does not."""
    for size, most in SIZES:
        lines = textwrap.wrap(title, int((RIGHT - LEFT) / (size * LETTER)))
        if len(lines) <= most:
            break
    return CardLayout(lines[:most], size)


def _draw_period(placed: CardLayout, view: CardView) -> None:
    """A bar a year; the years of a chapter in the colour of time, else those that stand out."""
    assert view.period
    whole = view.period
    axis = decades(whole.first, whole.last)
    first, step = axis.start, (RIGHT - LEFT) / len(axis)

    def bar(year: int, count: int, colour: str) -> CardBar:
        x = round(LEFT + (year - first + 0.5) * step, 1)
        return CardBar(x, round(BARS * count / whole.most, 1), round(step - 2, 1), colour)

    for year in whole.years:
        if view.years:
            is_within = view.years[0] <= year.year <= view.years[1]
            placed.bars.append(bar(year.year, year.count, TIME if is_within else HAIRLINE))
        else:
            placed.bars.append(bar(year.year, year.count, SOFT))
            placed.bars += [bar(year.year, year.accented, TIME)] * bool(year.accented)
    placed.lines.append(LevelLine(LEFT, RIGHT, placed.base + 1, 2, SOFT))
    placed.words.append(Word(LEFT, placed.base - BARS - 14, "Events by year"))
    for decade in range(first, whole.last, 10):
        placed.words.append(Word(round(LEFT + (decade - first) * step, 1), BOTTOM, str(decade)))


def _draw_spread(placed: CardLayout, view: CardView) -> None:
    """The figures on one axis, with the numbers that have room."""
    assert view.spread
    size, y = 34, 480
    marks = view.spread.marks
    longest = max(len(mark.words) for mark in marks) * size * LETTER / 2
    scale = (RIGHT - LEFT - 2 * longest) / 1000
    placed.lines.append(LevelLine(LEFT, RIGHT, y, 2))
    named = []
    for number, mark in enumerate(marks):
        start, end = (round(LEFT + longest + at * scale, 1) for at in (mark.start, mark.end))
        if start != end:
            placed.lines.append(LevelLine(start, end, y, 12, SOFT))
            continue
        placed.dots.append(Dot(start, y, mark.is_exact))
        # Places are looked for at a third of the size, for which they are made.
        name = NamedMark(str(number), start / 3, y / 3, 4, mark.words, sides=("above", "below"))
        named.append(name)
    positions = place_names(named, WIDTH / 3, HEIGHT / 3, (1,))
    for name in named:
        if name.id in positions:
            line = y + (-30 if positions[name.id].y < 0 else 56)
            placed.words.append(Word(name.x * 3, line, name.name, size, "middle", False))
    placed.words.append(Word(LEFT, BOTTOM, view.spread.counted.as_text))


def _draw_answers(placed: CardLayout, view: CardView) -> None:
    """A row an answer: a dot for each voice that gives it, and the answer."""
    shown = view.answers[:ROWS]
    rest = len(view.answers) - len(shown)
    top = BOTTOM - ROW * (len(shown) + bool(rest)) + 26
    dots = min(DOTS, max(row.voices for row in shown))
    left = LEFT + DOT * dots + 14
    for number, row in enumerate(shown):
        y = top + ROW * number
        placed.dots += [
            Dot(LEFT + 10 + DOT * voice, y - 9) for voice in range(min(row.voices, dots))
        ]
        room = int((RIGHT - left) / (28 * LETTER))
        words = textwrap.shorten(row.answer, room, placeholder=" …")
        placed.words.append(Word(left, y, words, 28, is_soft=False))
    placed.words.append(Word(RIGHT, BOTTOM, "each dot a voice", anchor="end"))
    if rest:
        more = f"and {counted(rest, 'more answer')}"
        placed.words.append(Word(left, top + ROW * len(shown), more))


def smaller(png: bytes) -> bytes:
    """A PNG of eight bits a channel without its transparency, compressed.

    Each row must be stored as it is, or as differences from the dot before.
    """
    chunks = dict(_chunks(png))
    width, height, depth, colours = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    rows = zlib.decompress(chunks[b"IDAT"])
    length = width * 4 + 1
    assert (depth, colours, len(rows)) == (8, 6, length * height)
    opaque = bytearray()
    for start in range(0, len(rows), length):
        row = rows[start : start + length]
        assert row[0] in (0, 1)
        kept = bytearray(width * 3 + 1)
        kept[0] = row[0]
        for channel in range(3):
            kept[channel + 1 :: 3] = row[channel + 1 :: 4]
        opaque += kept
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(opaque), LEVEL)), (b"IEND", b""))
    return png[:8] + b"".join(_chunk(*part) for part in parts)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG by name, its picture in one."""
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if name == b"IDAT":
            data += content
        else:
            yield name, content
        at += 12 + length
    yield b"IDAT", data


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
