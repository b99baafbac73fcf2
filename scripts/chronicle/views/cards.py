"""The pictures that stand for pages where a link to them is shared: what each one shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.record.amounts import counted
from chronicle.record.models import Claim, Question
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views.period import PeriodView, period
from chronicle.views.spreads import Spread, spread

FOLDER = "cards/"
WIDTH, HEIGHT = 1200, 630  # pixels, as those who show previews ask for


@dataclass(frozen=True)
class AnswerRow:
    """An answer to a question, and how many voices give it."""

    answer: str
    voices: int


@dataclass(frozen=True)
class CardView:
    """A picture: its file from the root of the site, its words, and one drawing at most.

    `kicker` says what kind of page it is, `years` which of the `period` stand out, all if there are
    none; `words` is the picture in words.
    """

    file: str
    site: str
    kicker: str
    title: str
    words: str
    period: PeriodView | None = None
    years: tuple[int, int] | None = None
    spread: Spread | None = None
    answers: tuple[AnswerRow, ...] = ()


@once_a_book
def cards(book: Book) -> Mapping[str, CardView]:
    """Every picture by the address of its page: the site, each chapter, each question."""
    years = period(book)
    views = {"": _site(book, years)}
    views |= {chapter.address: _chapter(book, chapter, years) for chapter in book.chapters}
    for question in book.corpus.of(Question):
        views[book.addresses[question.id]] = _question(book, question)
    return views


def card(book: Book, address: str) -> CardView:
    """The picture of the page at an address: its own, or that of the site."""
    views = cards(book)
    return views.get(address, views[""])


def _site(book: Book, years: PeriodView | None) -> CardView:
    title = Prose(book.site.description or book.site.name).as_text
    words = f"{book.site.name}: {title.rstrip('.')}{_in_words(years)}"
    return CardView(f"{FOLDER}site.png", book.site.name, "", title, words, period=years)


def _chapter(book: Book, chapter: Chapter, years: PeriodView | None) -> CardView:
    title = Prose(chapter.title).as_text
    kicker = f"Chapter {chapter.number}"
    if chapter.years:
        first, last = chapter.years
        kicker += f" · {first}–{last}" if first != last else f" · {first}"
    words = f"{kicker}: {title}{_in_words(years)}"
    return CardView(
        _file(chapter.address),
        book.site.name,
        kicker,
        title,
        words,
        period=years,
        years=chapter.years,
    )


def _question(book: Book, question: Question) -> CardView:
    title = question.title.as_text
    drawn, rows = spread(book, question), _answers(book, question)
    if drawn:
        words = f"{title} {drawn.counted.as_text}: {drawn.words}."
    else:
        listed = "; ".join(f"{row.answer} ({counted(row.voices, 'voice')})" for row in rows)
        words = f"{title} {listed}.".replace(" .", "")
    return CardView(
        _file(book.addresses[question.id]),
        book.site.name,
        "Question",
        title,
        words,
        spread=drawn,
        answers=() if drawn else rows,
    )


def _answers(book: Book, question: Question) -> tuple[AnswerRow, ...]:
    rows = []
    for position in question.positions:
        voices = {book.corpus.get(Claim, claim).voice for claim in position.claims}
        rows.append(AnswerRow(position.answer.as_text.rstrip("."), len(voices)))
    return tuple(rows)


def _in_words(years: PeriodView | None) -> str:
    if not years:
        return ""
    return f". {counted(years.total, 'event')}, {years.first} to {years.last}, drawn by year"


def _file(address: str) -> str:
    return f"{FOLDER}{address.rstrip('/').replace('/', '-')}.png"
