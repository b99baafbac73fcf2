"""What is shown where the address of the front page, a great question or a chapter is shared.

It is a PNG with the title and some lines of text: the figures or answers of the question, what the
chapter is about, or the figures of the front page, a line for those of the same witnesses.
Where a title has letters that the typeface of the site lacks, that of the site stands for it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from chronicle.corpus.corpus import grouped
from chronicle.drawing import answers, spread
from chronicle.drawing.colours import COLOURS
from chronicle.history import History, once_per_history
from chronicle.queries.witnesses import touched
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import SHOWN
from chronicle.story.parts import part
from chronicle.values.amounts import Figure, counted
from chronicle.values.text import Prose, capital, first_sentence

SIZE = 1200, 630
MARGIN = 84
ACROSS = SIZE[0] - 2 * MARGIN
# Sizes of a title: the largest in which it stays above the lines below, which are as large as TEXT.
TITLES = 84, 72, 62, 52, 44
TEXT = 38
LINES = 4
BELOW = 410
# How many colours a picture has: few, so that it has few bytes.
SHADES = 32
# What stands between two figures in a line.
BETWEEN = " · "
HEADING = re.compile(r"^## (.+?)(?: *\{.*)?$", re.MULTILINE)
SAID = "The figures of a line go back, as far as is known, to the same witnesses."
# The whole of it: the pages have it in two parts.
TYPEFACE = (resources.files("chronicle.drawing") / "typeface.woff2").read_bytes()


@dataclass(frozen=True)
class Text:
    """What is written: the title, the paragraphs below it, and a foot."""

    title: str
    paragraphs: Sequence[str]
    foot: str


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The picture of each page that has one: its path, and what makes it."""
    for path, text in _texts(history).items():
        yield path, partial(_picture, history.site.name, text)


def path(history: History, address: str) -> str:
    """The path of the picture of the page at an address; empty where it has none of its own."""
    own = _path(address)
    return own if own in _texts(history) else ""


def _path(address: str) -> str:
    return f"{address}picture.png" if address else "figures.png"


@once_per_history
def _texts(history: History) -> dict[str, Text]:
    """What each picture says, by its path."""
    texts = {}
    for question in history.corpus.of(Question):
        if question.rank == "great":
            texts[history.addresses[question.id]] = _question(history, question)
    for chapter in history.chapters:
        texts[chapter.address] = _chapter(history, chapter)
    if front := _front(history):
        texts[""] = front
    written = {_path(address): text for address, text in texts.items()}
    return {path: text for path, text in written.items() if _is_in_typeface(text.title)}


def _question(history: History, question: Question) -> Text:
    """The figures of a question from the lowest to the highest, or its answers."""
    title = question.title.as_text
    figures = spread.by_figure(spread.on_axis(history, question))
    if question.axis and len(figures) >= spread.FEWEST:
        words = BETWEEN.join(figure.words for figure in figures)
        return Text(title, [words], capital(question.axis.unit))
    given = [one.answer.as_text for one in answers.ordered(history, question)]
    more = len(given) - LINES
    return Text(title, given[:LINES], f"and {more} more" if more > 0 else "")


def _chapter(history: History, chapter: Chapter) -> Text:
    """What a chapter is about, and how long it takes to read."""
    page = history.handwritten[chapter.address]
    of_story = part(chapter.address, page, history.chapters)
    foot = f"Chapter {chapter.number} · {counted(of_story.minutes, 'minute')}"
    return Text(page.title.as_text, [of_story.description.as_text], foot)


def _front(history: History) -> Text | None:
    """The figures that one may follow back on the front page, by their witnesses."""
    page = history.handwritten.get("")
    if page is None:
        return None
    for shown in SHOWN.finditer(page.body):
        if shown["kind"] != "ladders":
            continue
        claims = [history.corpus.get(Claim, name) for name in shown["ids"].split(",")]
        figures = []
        for claim, ends in touched(history, claims):
            if isinstance(claim.value, Figure):
                figures.append((str(ends), claim.value.words))
        asked = first_sentence(Prose(shown["words"])).as_text
        lines = [BETWEEN.join(words) for words in grouped(figures).values()]
        *_, heading = [page.title.as_text, *HEADING.findall(page.body[: shown.start()])]
        return Text(heading, [asked, *lines], SAID)
    return None


def _picture(site: str, text: Text) -> bytes:
    """The picture: the name of the site, the sign of time, the title, the paragraphs, the foot."""
    picture = Image.new("RGB", SIZE, COLOURS["paper"])
    pen = ImageDraw.Draw(picture)

    def write(down: float, words: str, size: int, ink: str) -> None:
        pen.text((MARGIN, down), words, fill=ink, font=_letters(size), anchor="ls")

    write(84, site, 32, COLOURS["soft"])
    pen.rectangle((MARGIN, 112, MARGIN + 72, 117), fill=COLOURS["time"])
    for size in TITLES:
        lines = _few(_lines(text.title, size))
        heights = [150 + size * (0.85 + 1.15 * number) for number in range(len(lines))]
        if heights[-1] < BELOW - size:
            break
    for height, line in zip(heights, lines, strict=True):
        write(height, line, size, COLOURS["ink"])
    below = []
    for paragraph in text.paragraphs:
        below += _lines(paragraph, TEXT)
    for number, line in enumerate(_few(below)):
        write(BELOW + 46 * number, line, TEXT, COLOURS["ink"])
    write(SIZE[1] - 30, text.foot, 28, COLOURS["soft"])
    content = io.BytesIO()
    picture.quantize(SHADES, Image.Quantize.MAXCOVERAGE).save(content, "PNG", compress_level=6)
    return content.getvalue()


def _lines(text: str, size: int) -> list[str]:
    """A text in lines that are no longer than the room across, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _letters(size).getlength(longer) <= ACROSS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _few(lines: Sequence[str]) -> Sequence[str]:
    """The first of some lines, with an ellipsis for the others."""
    if len(lines) <= LINES:
        return lines
    return [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]


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
