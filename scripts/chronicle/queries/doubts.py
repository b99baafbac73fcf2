"""What is no fault of a record, and may yet be a slip: a check tells it, and does not fail."""

import datetime
from collections.abc import Iterator

from chronicle.corpus.problems import Problem
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Question
from chronicle.values.amounts import Figure
from chronicle.values.days import Day


def doubts(history: History, today: datetime.date) -> Iterator[Problem]:
    """Events that are still to come, and figures that answer a question on something else."""
    yield from _to_come(history, today)
    yield from _off_the_question(history)


def _to_come(history: History, today: datetime.date) -> Iterator[Problem]:
    """Events dated after the day of the check."""
    now = Day(today.year, today.month, today.day)
    for event in history.corpus.of(Event):
        if event.date.first > now:
            message = f"{event.date.words} is still to come; see that the date is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _off_the_question(history: History) -> Iterator[Problem]:
    """Figures in an answer, of a property and about a thing of which no other claim of it is."""
    corpus = history.corpus
    for question in corpus.of(Question):
        claims = [corpus.get(Claim, name) for one in question.positions for name in one.claims]
        for number, position in enumerate(question.positions):
            for index, name in enumerate(position.claims):
                claim = corpus.get(Claim, name)
                others = [other for other in claims if other.id != name]
                fits = any(
                    other.about == claim.about or other.property_ == claim.property_
                    for other in others
                )
                if fits or claim.about in question.see or not isinstance(claim.value, Figure):
                    continue
                message = (
                    f"“{name}” is about {claim.about}, of which nothing else here is; "
                    "see that it answers this question"
                )
                path = ("positions", number, "claims", index)
                yield corpus.entries[question.id].problem(path, message)
