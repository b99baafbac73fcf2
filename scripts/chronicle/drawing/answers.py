"""A question drawn small: its figures on a line, or its answers with a mark for each statement."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import answer_dates, spread
from chronicle.history import History, once_per_history
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Position, Question
from chronicle.queries import stemma
from chronicle.values.text import Prose


@dataclass(frozen=True)
class MarkedAnswer:
    """An answer, and for each statement that gives it whether it brings a witness of its own.

    It `is_given` by the voice whose place among the answers is shown.
    """

    answer: Prose
    marks: tuple[bool, ...]
    is_given: bool = False


@once_per_history
def ordered(history: History, question: Question) -> tuple[Position, ...]:
    """The answers to a question, wherever they stand together.

    Those that may have most sources come first, then those with most marks, large and small; but
    numbers and dates stay in their own order, and so do all where none has more sources.
    """
    is_drawn = spread.spreads(history, question) or answer_dates.are_drawn(question)
    if is_drawn or _are_numbers(question):
        return question.positions
    if not stemma.is_told(history):
        return question.positions

    own = stemma.marks(history, question)
    weights = []
    for one in question.positions:
        large = [own[name] for name in one.claims]
        weights.append((stemma.of_answer(history, one).most, sum(large), len(large)))
    if len({most for most, *_ in weights}) == 1:
        return question.positions
    places = sorted(range(len(weights)), key=lambda place: weights[place], reverse=True)
    return tuple(question.positions[place] for place in places)


def _are_numbers(question: Question) -> bool:
    """Whether more than half of its answers begin with a number."""
    numbers = 0
    for one in question.positions:
        if spread.NUMBER.match(one.answer):
            numbers += 1
    return 2 * numbers > len(question.positions)


def figure(
    history: History,
    question: Question,
    most: int | None = None,
    voices: Container[str] = (),
    way: str = "",
) -> Markup:
    """The drawing of a question, as HTML: that of its figures where they can be drawn.

    Of its answers there are so many at `most`, those with most sources, in the order of
    `ordered`, and how many more there are, as a `way` to these. Where `voices` are
    given, by their ids, the answers are drawn, among them marked those that one of these gives.
    """
    if not voices and spread.spreads(history, question):
        return spread.figure(history, question)
    answers, more = marked(history, question, most, voices)
    return templates.fill("chronicle.drawing", "answers.html", answers=answers, more=more, way=way)


def marked(
    history: History, question: Question, most: int | None = None, voices: Container[str] = ()
) -> tuple[list[MarkedAnswer], int]:
    """The answers to a question, so many at `most`, and how many more there are.

    These are those with most sources of their own, then with most statements, in its order.
    """
    own = stemma.marks(history, question) if stemma.is_told(history) else {}
    answers = []
    for one in ordered(history, question):
        marks = stemma.in_order(own.get(name, True) for name in one.claims)
        is_given = any(history.corpus.get(Claim, name).voice in voices for name in one.claims)
        answers.append(MarkedAnswer(one.answer, marks, is_given))
    if most is None or len(answers) <= most + 1:
        return answers, 0
    by_sources = sorted(
        range(len(answers)),
        key=lambda place: (-sum(answers[place].marks), -len(answers[place].marks)),
    )
    return [answers[place] for place in sorted(by_sources[:most])], len(answers) - most
