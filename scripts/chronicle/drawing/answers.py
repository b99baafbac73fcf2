"""A question drawn small: its figures on a line, or its answers with a mark for each statement."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import spread
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
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


def figure(
    history: History,
    question: Question,
    most: int | None = None,
    voices: Container[str] = (),
    way: str = "",
) -> Markup:
    """The drawing of a question, as HTML: that of its figures where they can be drawn.

    Of its answers there are so many at `most`, those with most sources, in the order of the
    question, and how many more there are, as a `way` to these. Where `voices` are
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
    for one in question.positions:
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
