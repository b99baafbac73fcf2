"""Draws the pictures that stand for pages where links are shared, as small PNG files.

Their face is the one that vl-convert carries with it, so that the same version draws the same
bytes; nothing of the machine's own is asked for.
"""

from __future__ import annotations

import base64
import struct
import textwrap
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import vl_convert
from markupsafe import Markup

from chronicle import templates
from chronicle.book import Book, once_a_book
from chronicle.drawing.charts.style import HAIRLINE, INK, PAPER, SOFT, TIME
from chronicle.drawing.lettering import NamedMark, place_names
from chronicle.record.amounts import counted
from chronicle.record.dates import decades
from chronicle.store import version
from chronicle.views.cards import HEIGHT, WIDTH, AnswerRow, CardView, cards
from chronicle.views.period import PeriodView
from chronicle.views.spreads import Spread

FACE = "Liberation Sans"
LETTER = 0.53  # the mean width of a letter as a part of its size
LEFT, RIGHT, BOTTOM = 72, 1128, 590  # where drawings end, in pixels
BASE, BARS = 556, 190  # where bars stand, and the height of the tallest, in pixels
ROW, ROWS = 44, 5  # the height of a row of an answer, and how many there are at most
DOT_PITCH, DOTS = 28, 8  # from dot to dot of an answer, and how many there are at most
# Sizes of a title and how many lines of it fit.
SIZES = ((58, 2), (50, 3), (42, 3))
LEVEL = 6  # of compression: the next ones take twice as long for a twentieth of the size
# The markup of parts: a bar, a level line, a dot, words.
BAR = Markup('<path d="M{} {}v-{}" stroke-width="{}" stroke="{}"/>')
LINE = Markup('<path d="M{} {}H{}" stroke="{}" stroke-width="{}"/>')
DOT = Markup('<circle cx="{}" cy="{}" r="10" fill="{}" stroke="{}" stroke-width="3"/>')
WORDS = Markup('<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}">{}</text>')
VERSION = version(("drawing",), ("vl-convert-python",))


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
    title, size = _title(view.title)
    colours = {"paper": PAPER, "ink": INK, "soft": SOFT, "hairline": HAIRLINE, "time": TIME}
    edges = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT}
    template = templates.environment("chronicle.drawing").get_template("card.svg")
    parts = Markup("").join(_parts(view))
    drawing = template.render(
        view=view, title=title, size=size, parts=parts, face=FACE, **edges, **colours
    )
    return templates.compact(drawing)


def _title(words: str) -> tuple[list[str], int]:
    """A title in lines, and the largest letters in which it fits.

    In the smallest it loses what does not fit.
    """
    for size, most in SIZES:
        lines = textwrap.wrap(words, int((RIGHT - LEFT) / (size * LETTER)))
        if len(lines) <= most:
            break
    return lines[:most], size


def _parts(view: CardView) -> Iterator[Markup]:
    """What is drawn under the title."""
    if view.spread:
        yield from _spread(view.spread)
    elif view.answers:
        yield from _answers(view.answers)
    elif view.period:
        yield from _period(view.period, view.years)


def _words(
    x: float, y: float, text: str, size: int = 24, anchor: str = "start", colour: str = SOFT
) -> Markup:
    return WORDS.format(x, y, size, anchor, colour, text)


def _period(period: PeriodView, years: tuple[int, int] | None) -> Iterator[Markup]:
    """A bar a year; the years of a chapter in the colour of time, else those that stand out."""
    axis = decades(period.first, period.last)
    step = (RIGHT - LEFT) / len(axis)

    def bar(year: int, count: int, colour: str) -> Markup:
        x, height = LEFT + (year - axis.start + 0.5) * step, BARS * count / period.most
        return BAR.format(round(x, 1), BASE, round(height, 1), round(step - 2, 1), colour)

    for year in period.years:
        if years:
            is_within = years[0] <= year.year <= years[1]
            yield bar(year.year, year.count, TIME if is_within else HAIRLINE)
        else:
            yield bar(year.year, year.count, SOFT)
            if year.accented:
                yield bar(year.year, year.accented, TIME)
    yield LINE.format(LEFT, BASE + 1, RIGHT, SOFT, 2)
    yield _words(LEFT, BASE - BARS - 14, "Events by year")
    for decade in range(axis.start, period.last, 10):
        yield _words(round(LEFT + (decade - axis.start) * step, 1), BOTTOM, str(decade))


def _spread(spread: Spread) -> Iterator[Markup]:
    """The figures on one axis, with the numbers that have room."""
    size, y = 34, 480
    margin = max(len(mark.words) for mark in spread.marks) * size * LETTER / 2
    scale = (RIGHT - LEFT - 2 * margin) / 1000

    def x(place: int) -> float:
        return round(LEFT + margin + place * scale, 1)

    yield LINE.format(LEFT, y, RIGHT, HAIRLINE, 2)
    for mark in spread.marks:
        if mark.start != mark.end:
            yield LINE.format(x(mark.start), y, x(mark.end), SOFT, 12)
    points = [mark for mark in spread.marks if mark.start == mark.end]
    for mark in points:
        yield DOT.format(x(mark.start), y, INK if mark.is_exact else PAPER, INK)
    # Places are looked for at a third of the size, for which they are made.
    named = [
        NamedMark(str(order), x(mark.start) / 3, y / 3, 4, mark.words, sides=("above", "below"))
        for order, mark in enumerate(points)
    ]
    for identifier, position in place_names(named, WIDTH / 3, HEIGHT / 3, (1,)).items():
        mark = points[int(identifier)]
        line = y + (-30 if position.y < 0 else 56)
        yield _words(x(mark.start), line, mark.words, size, "middle", INK)
    yield _words(LEFT, BOTTOM, spread.counted.as_text)


def _answers(answers: Sequence[AnswerRow]) -> Iterator[Markup]:
    """A row an answer: a dot for each voice that gives it, and the answer."""
    drawn = answers[:ROWS]
    rest = len(answers) - len(drawn)
    top = BOTTOM - ROW * (len(drawn) + bool(rest)) + 26
    dots = min(DOTS, max(row.voices for row in drawn))
    left = LEFT + DOT_PITCH * dots + 14
    room = int((RIGHT - left) / (28 * LETTER))
    for number, row in enumerate(drawn):
        y = top + ROW * number
        for voice in range(min(row.voices, dots)):
            yield DOT.format(LEFT + 10 + DOT_PITCH * voice, y - 9, INK, INK)
        yield _words(left, y, textwrap.shorten(row.answer, room, placeholder=" …"), 28, colour=INK)
    yield _words(RIGHT, BOTTOM, "each dot a voice", anchor="end")
    if rest:
        yield _words(left, top + ROW * len(drawn), f"and {counted(rest, 'more answer')}")


def smaller(png: bytes) -> bytes:
    """A PNG of eight bits a channel without its transparency, compressed.

    Each row must be stored as it is, or as differences from the dot before.
    """
    (_, header), *chunks = _chunks(png)
    width, height, *form = struct.unpack_from(">IIBB", header)
    rows = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    length = width * 4 + 1
    assert (form, len(rows)) == ([8, 6], length * height)
    opaque = bytearray()
    for start in range(0, len(rows), length):
        row = rows[start : start + length]
        assert row[0] in (0, 1)
        colours = bytearray(width * 3)
        for channel in range(3):
            colours[channel::3] = row[channel + 1 :: 4]
        opaque += row[:1] + colours
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(opaque, LEVEL)), (b"IEND", b""))
    return png[:8] + b"".join(_chunk(*part) for part in parts)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG: their names and their content."""
    at = 8
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        yield name, png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
