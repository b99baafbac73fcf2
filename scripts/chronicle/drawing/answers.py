"""A question drawn small: its figures on a line, or its answers with a dot for each source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import spread
from chronicle.history import History, once_per_history
from chronicle.queries import stemma
from chronicle.records.question import Position, Question
from chronicle.values.amounts import counted
from chronicle.values.text import Prose


@dataclass(frozen=True)
class MarkedAnswer:
    """An answer, the independent sources that its statements bring, and how many these are."""

    answer: Prose
    sources: int
    statements: int


@once_per_history
def ordered(history: History, question: Question) -> tuple[Position, ...]:
    """The answers to a question, wherever they stand together.

    Dates and figures stand as they are written, others by their sources: first those that bring
    most, then those with most statements, then those that may have most sources.
    """
    is_measured = question.axis or any(one.date for one in question.positions)
    if is_measured or not stemma.is_told(history):
        return question.positions

    def weight(one: Position) -> tuple[int, int, int]:
        marks = stemma.brought(history, one)
        return sum(marks), len(marks), stemma.of_answer(history, one).most

    return tuple(sorted(question.positions, key=weight, reverse=True))


def figure(
    history: History,
    question: Question,
    href: spread.Way,
    most: int | None = None,
    way: str = "",
) -> Markup:
    """The drawing of a question, as HTML: that of its figures where they can be drawn.

    Of its answers there are so many at `most`, those with most sources, in the order of
    `ordered`, and how many more there are, as a `way` to these.
    """
    if figures := spread.figure(history, question, href):
        return figures
    answers, others = marked(history, question, most)
    return _rows(answers, len(others), way)


def _fewest_last(answer: MarkedAnswer) -> tuple[int, int]:
    """By how many sources of their own answers have, then by how many statements."""
    return -answer.sources, -answer.statements


def _rows(answers: Iterable[MarkedAnswer], more: int = 0, way: str = "") -> Markup:
    """Answers in rows, as HTML, and how many `more` there are, as a `way` to these."""
    return templates.fill(
        "chronicle.drawing",
        "answers.html",
        answers=answers,
        more=more,
        way=way,
        counted=counted,
    )


def marked(
    history: History, question: Question, most: int | None = None
) -> tuple[list[MarkedAnswer], list[MarkedAnswer]]:
    """The answers to a question, so many at `most`, and the others; none is left out alone.

    The first are those with most sources of their own, then with most statements; both stand in
    its order.
    """
    is_told = stemma.is_told(history)
    answers = []
    for one in ordered(history, question):
        sources = sum(stemma.brought(history, one)) if is_told else 0
        answers.append(MarkedAnswer(one.answer, sources, len(one.claims)))
    if most is None or len(answers) <= most + 1:
        return answers, []
    by_sources = sorted(range(len(answers)), key=lambda place: _fewest_last(answers[place]))
    chosen = [answers[place] for place in sorted(by_sources[:most])]
    return chosen, [answers[place] for place in sorted(by_sources[most:])]
