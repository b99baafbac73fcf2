"""How much of the record rests on each of the papers, and how much on one alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Position, Question
from chronicle.kinds.within import sources_of
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import in_series


class Shares(NamedTuple):
    """How many statements each paper supplies, and how many events rest on one work alone.

    A statement that stands in two papers is supplied by both; `papers` has the one with most first.
    """

    papers: tuple[tuple[Work, int], ...]
    statements: int
    alone: int
    events: int

    @property
    def first(self) -> Work:
        """The paper that supplies most."""
        return self.papers[0][0]

    @property
    def of_first(self) -> int:
        """How many statements that is."""
        return self.papers[0][1]

    @property
    def others(self) -> Sequence[Work]:
        """The other papers."""
        return [paper for paper, _ in self.papers[1:]]

    @property
    def of_others(self) -> str:
        """How many statements each of these supplies, in words."""
        return in_series([str(count) for _, count in self.papers[1:]])


@once_per_history
def shares(history: History) -> Shares:
    """The shares of the papers in a history."""
    corpus = history.corpus
    claims = corpus.of(Claim)
    supplied: Counter[str] = Counter()
    for claim in claims:
        supplied.update(list(dict.fromkeys(source.work for source in claim.sources)))
    papers = {}
    for name, count in supplied.most_common():
        work = corpus.get(Work, name)
        if work.is_paper:
            papers[work] = count
    events = corpus.of(Event)
    alone = [event for event in events if len({source.work for source in event.sources}) == 1]
    return Shares(tuple(papers.items()), len(claims), len(alone), len(events))


class LostAnswers(NamedTuple):
    """The answers to a question that one paper alone gives, and how many it would have without.

    With fewer than two nothing is set side by side any more.
    """

    question: Question
    answers: tuple[Position, ...]
    left: int


class Alone(NamedTuple):
    """What a history would not have without one of its papers."""

    paper: Work
    statements: int
    events: int
    questions: tuple[LostAnswers, ...]

    @property
    def answers(self) -> int:
        """How many answers nobody else gives."""
        return sum(len(lost.answers) for lost in self.questions)

    @property
    def closed(self) -> int:
        """How many questions would be left with one answer, or with none."""
        return sum(lost.left < 2 for lost in self.questions)


@once_per_history
def alone(history: History) -> tuple[Alone, ...]:
    """What rests on each paper alone, that which has most statements first."""
    return tuple(_alone(history, paper) for paper, _ in shares(history).papers)


def _alone(history: History, paper: Work) -> Alone:
    corpus = history.corpus
    lost = []
    for question in corpus.of(Question):
        answers = []
        for position in question.positions:
            claims = [corpus.get(Claim, name) for name in position.claims]
            if _resting(claims, paper) == len(claims):
                answers.append(position)
        if answers:
            left = len(question.positions) - len(answers)
            lost.append(LostAnswers(question, tuple(answers), left))
    statements = _resting(corpus.of(Claim), paper)
    return Alone(paper, statements, _resting(corpus.of(Event), paper), tuple(lost))


def _resting(records: Iterable[Record], paper: Work) -> int:
    """How many of some records have all their sources in one paper."""
    return sum({source.work for source in sources_of(one)} == {paper.id} for one in records)
