"""When something happened, as the answers to a question have it: a mark for each on one axis."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.time_axis import strokes_along, years_along
from chronicle.kinds.question.model import Question
from chronicle.values import dates
from chronicle.values.amounts import in_words
from chronicle.values.dates import Date
from chronicle.values.days import MONTHS, Axis, Day, axis

# What an answer begins with that is one of dates: at most four words, then a day, a month, a year
# or ten of them, and perhaps a year in which a time ends. Where the question asks when, who it was
# may stand before it.
WHOSE = r"(?:[^\d,]+, )?"
BEGINNING = (
    rf"(?P<before>(?:[^\W\d]+ ){{0,4}}?)(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?"
    r"(?P<year>\d{4})(?!\d)(?P<decade>s\b)?(?:(?:–| and )(?P<end>\d{4})(?!\d))?"
)
ASKS_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
# Before a date these say that it is meant itself; all other words that it is not, or not quite.
EXACT = ("", "in", "on", "between")
# The years of ten that are meant by a word before them.
HALVES = {"early": (0, 4), "late": (5, 9)}
FEWEST = 2
# Of no more years each has its stroke.
MOST_YEARS = 15
# How wide the axis is on the narrowest screen, in its letters.
NARROW = 14


class DatedAnswer(NamedTuple):
    """An answer as far as it gives a date, that date, and whether just that is meant."""

    words: str
    date: Date
    is_exact: bool


def are_drawn(question: Question) -> bool:
    """Whether dates of answers are drawn: where half of the answers begin with one, and two do."""
    return _are_enough(question, list(_dated(question)))


def say_more(question: Question) -> bool:
    """Whether a drawing of the dates says more than the answers do: two are compared without."""
    return are_drawn(question) and len(question.positions) > FEWEST


def are_in_order(question: Question) -> bool:
    """Whether dates are drawn and the answers stand by them: by when each begins, or ends."""
    dates = [one.date for one in _dated(question)]
    first = [date.first for date in dates]
    last = [date.latest or date.first for date in dates]
    return are_drawn(question) and (first == sorted(first) or last == sorted(last))


def figure(question: Question) -> Markup:
    """The dates that answers to a question begin with, as a figure of HTML, if they are drawn."""
    dated = list(_dated(question))
    if not _are_enough(question, dated):
        return Markup("")
    first = min(one.date.first for one in dated)
    last = max(one.date.latest or one.date.first for one in dated)
    span = axis(first, last, "year" if first.year < last.year else "")
    rows = []
    for one in dated:
        mark = replace(marks.seen(marks.of_date(one.date, span)), is_rough=not one.is_exact)
        rows.append((one.words, marks.bar(mark)))
    has_rough = not all(one.is_exact for one in dated)
    return templates.fill(
        "chronicle.drawing",
        "answer-dates.html",
        rows=rows,
        has_rough=has_rough,
        left_out=_left_out(len(dated), len(question.positions)),
        years=years_along(span, NARROW),
        strokes=_each_year(span, first, last) + strokes_along(span, NARROW),
    )


def _each_year(span: Axis, first: Day, last: Day) -> Markup:
    """A short stroke at the beginning of each year that is not written, where they are few."""
    drawn = Markup("")
    if last.year - first.year > MOST_YEARS:
        return drawn
    for year in range(first.year, last.year + 1):
        day = Day(year).number
        if span.start <= day < span.stop and day not in span.labels:
            place = f"{marks.share(span.share(day), 0, 1)}%"
            drawn += Markup(f'<line x1="{place}" x2="{place}" y2="60%"/>')
    return drawn


def _are_enough(question: Question, dated: Sequence[DatedAnswer]) -> bool:
    half = len(question.positions) / 2
    return len(dated) >= max(FEWEST, half)


def _left_out(drawn: int, answers: int) -> str:
    """How many of the answers are drawn, in a sentence; empty where all are."""
    if drawn == answers:
        return ""
    return f"Drawn: {in_words(drawn)} of the {in_words(answers)} answers, those that give a date."


def _dated(question: Question) -> Iterator[DatedAnswer]:
    """The answers that begin with a date."""
    beginning = WHOSE + BEGINNING if ASKS_WHEN.search(question.title.as_text) else BEGINNING
    for position in question.positions:
        match = re.match(beginning, position.answer)
        if match:
            is_exact = match["before"].strip().casefold() in EXACT
            yield DatedAnswer(match[0], dates.parse(_edtf(match)), is_exact)


def _edtf(match: re.Match[str]) -> str:
    """A date as data have it."""
    date = match["year"]
    if match["decade"]:
        [half, *_] = match["before"].split(" ")[-2:]
        first, last = HALVES.get(half, (0, 9))
        decade = date[:3]
        return f"{decade}{first}/{decade}{last}"
    if match["month"]:
        date += f"-{MONTHS.index(match['month']) + 1:02}"
    if match["day"]:
        date += f"-{int(match['day']):02}"
    if match["end"]:
        date += f"/{match['end']}"
    return date
