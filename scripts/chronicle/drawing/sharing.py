"""What is shown where the address of a great question or of a chapter is shared.

It is a PNG with the title, and with the drawing of the question or what the chapter is about.
Where a title has letters that the typeface of the site lacks, that of the site stands for it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from chronicle.drawing import answers, spread
from chronicle.drawing.strip import Scale
from chronicle.history import History, once_per_history
from chronicle.records.question import Question
from chronicle.story.chapters import Chapter
from chronicle.story.parts import part
from chronicle.values.amounts import Figure, counted
from chronicle.values.text import capital

SIZE = 1200, 630
MARGIN = 84
ACROSS = SIZE[0] - 2 * MARGIN
# Ink goes from none to full in so many steps; after them comes the red of time.
STEPS = 5
PAPER, INK, TIME = (0xFB, 0xFA, 0xF6), (0x1F, 0x1D, 0x1A), (0x9A, 0x2F, 0x1F)
FULL, SOFT, PALE = 255, 170, 110
# Sizes of a title, of which it has the largest in which it stays above what is drawn; its lines.
TITLES = 84, 72, 62, 52, 44
TITLE = 150
LEADING = 1.15
LINES = 3
# Where the drawing begins, and how many answers have room in it.
DRAWING = 400
ANSWERS = 4
DOT = 11
FINER = 4
# The whole of it: the pages have it in two parts.
TYPEFACE = (resources.files("chronicle.drawing") / "typeface.woff2").read_bytes()


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The picture of each great question and each chapter: its path, and what makes it."""
    for path in _drawn(history):
        yield path, partial(_picture, history, path)


def path(history: History, address: str) -> str:
    """The path of the picture of the page at an address; empty where it has none of its own."""
    own = f"{address}picture.png"
    return own if own in _drawn(history) else ""


@once_per_history
def _drawn(history: History) -> dict[str, tuple[str, Callable[[Sheet], None]]]:
    """What is drawn, by the path of its picture: the title, and what draws all below it."""
    drawn: dict[str, tuple[str, Callable[[Sheet], None]]] = {}
    for question in history.corpus.of(Question):
        if question.rank == "great":
            address = history.addresses[question.id]
            drawn[address] = (question.title.as_text, partial(_question, history, question))
    for chapter in history.chapters:
        title = history.handwritten[chapter.address].title
        drawn[chapter.address] = (title.as_text, partial(_chapter, history, chapter))
    return {
        f"{address}picture.png": (title, draw)
        for address, (title, draw) in drawn.items()
        if _is_in_typeface(title)
    }


class Sheet:
    """A sheet on which words, lines and dots are drawn in ink of some strength."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self.sheet = Image.new("L", SIZE, 0)
        self.pen = ImageDraw.Draw(self.sheet)

    def write(
        self, across: float, down: float, words: str, size: int, ink: int = FULL, anchor: str = "ls"
    ) -> None:
        """Write words in a line that stands at a height."""
        self.pen.text((across, down), words, fill=ink, font=_letters(size), anchor=anchor)

    def line(self, across: float, down: float, length: float) -> None:
        """Draw a line across."""
        self.pen.line((across, down, across + length, down), fill=SOFT, width=2)

    def dot(self, across: float, down: float, *, is_open: bool) -> None:
        """Draw a dot, or a ring."""
        shape = _dot(is_open)
        place = (round(across - shape.width / 2), round(down - shape.height / 2))
        self.sheet.paste(FULL, place, shape)

    def png(self) -> bytes:
        """The sheet in the colours of the site, with the sign of time above the title."""
        picture = self.sheet.point([level * STEPS // FULL for level in range(256)]).convert("P")
        picture.putpalette(_palette())
        ImageDraw.Draw(picture).rectangle((MARGIN, 112, MARGIN + 72, 117), fill=STEPS + 1)
        content = io.BytesIO()
        picture.save(content, "PNG", bits=4, compress_level=6)
        return content.getvalue()


def _picture(history: History, path: str) -> bytes:
    """The picture of a page: the name of the site, the title, and what stands below."""
    title, draw = _drawn(history)[path]
    sheet = Sheet()
    sheet.write(MARGIN, 84, history.site.name, 32, SOFT)
    size, lines = _fitted(title)
    for number, line in enumerate(lines):
        sheet.write(MARGIN, _line_of_title(size, number), line, size)
    draw(sheet)
    return sheet.png()


def _question(history: History, question: Question, sheet: Sheet) -> None:
    """The figures of a question on a line, or its answers with a mark for each statement."""
    figures = spread.by_figure(spread.on_axis(history, question))
    if question.axis and len(figures) >= spread.FEWEST:
        _line([*figures], question.axis.unit, sheet)
    else:
        _answers(history, question, sheet)


def _line(figures: Sequence[Figure], unit: str, sheet: Sheet) -> None:
    """Figures from the lowest to the highest, with the words of these two."""
    start, length = MARGIN + 60, ACROSS - 120
    height = DRAWING + 80
    scale = Scale.of_figures(figures)
    sheet.line(start, height, length)
    for figure in figures:
        for end in figure.ends:
            across = start + length * scale.x(end) / 100
            sheet.dot(across, height, is_open=bool(figure.qualifier))
    for figure, anchor in ((figures[0], "ls"), (figures[-1], "rs")):
        across = MARGIN if anchor == "ls" else MARGIN + ACROSS
        sheet.write(across, height - 36, figure.words, 30, anchor=anchor)
    sheet.write(MARGIN, SIZE[1] - 36, capital(unit), 26, SOFT)


def _answers(history: History, question: Question, sheet: Sheet) -> None:
    """The first answers, each with a dot for every source."""
    given = answers.marked(history, question)
    for number, one in enumerate(given[:ANSWERS]):
        down = DRAWING + 46 * number
        sheet.write(MARGIN, down, _cut(one.answer.as_text, 32, ACROSS * 0.62), 32, SOFT)
        for place in range(min(one.sources, 12)):
            sheet.dot(MARGIN + ACROSS * 0.66 + 30 * place, down - 10, is_open=False)
    if given[ANSWERS:]:
        more = f"and {len(given) - ANSWERS} more"
        sheet.write(MARGIN, DRAWING + 46 * ANSWERS, more, 26, PALE)


def _chapter(history: History, chapter: Chapter, sheet: Sheet) -> None:
    """What a chapter is about, and how long it takes to read."""
    page = history.handwritten[chapter.address]
    of_story = part(chapter.address, page, history.chapters)
    lines = _lines(of_story.description.as_text, 34, ACROSS)
    for number, line in enumerate(lines[:LINES]):
        sheet.write(MARGIN, DRAWING + 20 + 46 * number, line, 34, SOFT)
    minutes = counted(of_story.minutes, "minute")
    sheet.write(MARGIN, SIZE[1] - 48, f"Chapter {chapter.number} · {minutes}", 28, SOFT)


def _fitted(title: str) -> tuple[int, Sequence[str]]:
    """A title in the largest letters in which it has room, and its lines."""
    for size in TITLES:
        lines = _lines(title, size, ACROSS)
        if _line_of_title(size, len(lines) - 1) < DRAWING - size:
            return size, lines
    return size, [*lines[: LINES - 1], _cut(" ".join(lines[LINES - 1 :]), size, ACROSS)]


def _line_of_title(size: int, number: int) -> float:
    """How far down a line of a title stands."""
    return TITLE + size * (0.85 + LEADING * number)


def _lines(text: str, size: int, across: float) -> list[str]:
    """A text in lines that are no longer than the room across, broken between words."""
    letters = _letters(size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if letters.getlength(longer) <= across or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, size: int, across: float) -> str:
    """The words of a text that have room in a line; an ellipsis stands for the others."""
    if _letters(size).getlength(text) <= across:
        return text
    first, *_ = _lines(text, size, across - _letters(size).getlength(" …"))
    return f"{first} …"


@cache
def _letters(size: int) -> ImageFont.FreeTypeFont:
    """The typeface of the site, so many pixels high."""
    return ImageFont.truetype(io.BytesIO(TYPEFACE), size)


@cache
def _is_there(letter: str) -> bool:
    """Whether the typeface has a letter: what it lacks all looks alike."""
    letters = _letters(TITLES[-1])
    return letter.isspace() or bytes(letters.getmask(letter)) != bytes(letters.getmask("\uffff"))


def _is_in_typeface(text: str) -> bool:
    return all(_is_there(letter) for letter in text)


@cache
def _dot(is_open: bool) -> Image.Image:
    """The shape of a dot or a ring, drawn larger first, so that its edge is smooth."""
    side = 2 * DOT * FINER
    drawn = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((0, 0, side - 1, side - 1), fill=FULL)
    if is_open:
        rim = 3 * FINER
        pen.ellipse((rim, rim, side - 1 - rim, side - 1 - rim), fill=0)
    return drawn.resize((2 * DOT, 2 * DOT))


@cache
def _palette() -> list[int]:
    """From paper to ink, and then the red of time: three numbers a colour."""
    colours: list[int] = []
    for step in range(STEPS + 1):
        for paper, ink in zip(PAPER, INK, strict=True):
            colours.append(round(paper + (ink - paper) * step / STEPS))
    return [*colours, *TIME]
