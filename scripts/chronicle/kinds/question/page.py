"""Where the sources disagree: questions with their answers side by side, and the list of all."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.lesson.model import Lesson
from chronicle.kinds.question.model import Position, Question
from chronicle.kinds.vocabulary.model import Theme
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import claims, selection, stemma
from chronicle.values.amounts import counted_in_words
from chronicle.values.text import Prose

# The most answers side by side.
MOST_ACROSS = 3


@dataclass(frozen=True)
class QuestionGroup:
    """Questions under one heading."""

    anchor: str
    title: Prose
    entries: tuple[Question, ...]


@dataclass(frozen=True)
class GivenAnswer:
    """An answer to a question, with the claims that give it.

    `behind` is how many witnesses stand behind it, or None; `marks` has for each claim whether it
    brings a witness of its own, and is empty where `behind` is None.
    """

    position: Position
    claims: Sequence[Claim]
    behind: stemma.Witnesses | None
    marks: Sequence[bool]


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(PageContext):
    """What the list of questions shows."""

    template = "questions.html"
    style = "index"

    groups: tuple[QuestionGroup, ...]
    """All of them, the great ones first."""


@dataclass(frozen=True, kw_only=True)
class QuestionPage(PageContext):
    """What the page of a question shows."""

    template = "question.html"
    style = "question"

    question: Question
    """The question."""
    given: Sequence[GivenAnswer]
    """Its answers, each with the claims that give it."""
    behind: stemma.Witnesses | None
    """How many witnesses stand behind them all; None where the history does not say who depends."""
    stemma: Sequence[stemma.Branch]
    """Who has their knowledge from whom, from the witnesses down; empty where nothing says so."""
    answered: Collection[str]
    """The ids of the claims that give its answers."""
    across: int
    """How many answers stand side by side where there is room."""
    many: bool
    """Whether who gives the answers stands in a list of its own."""
    about: Sequence[Record]
    """What it and its claims are about."""
    raising: Sequence[str]
    """The ids of the papers behind its claims."""
    charts: tuple[Chart, ...]
    """The charts that draw them."""
    lessons: tuple[Lesson, ...]
    """The lessons that use it or them."""


def render_questions(history: History) -> Page:
    """The list of all questions."""
    papers = history.corpus.settings.papers.many
    return make_page(
        history,
        QuestionsPage(groups=ranked(history)),
        address=addresses.QUESTIONS,
        title=Prose("Questions"),
        description=f"Where the {papers} or what they rest on disagree.",
    )


def great(history: History) -> QuestionGroup:
    """The great questions, or all where none is called so."""
    questions = history.corpus.of(Question)
    chosen = [question for question in questions if question.rank == "great"]
    if not chosen:
        chosen = list(questions)
    title = counted_in_words(len(chosen), "question").capitalize()
    return _group("great", title, chosen)


def render_question(history: History, question: Question) -> Page:
    """The page of a question.

    `across` is how many answers stand side by side where there is room, as many in each row; where
    there are `many` claims, those who give the answers stand in a list of their own.
    """
    corpus = history.corpus
    behind = None
    marks: Mapping[str, bool] = {}
    if stemma.is_told(history):
        behind = stemma.of_question(history, question)
        marks = stemma.marks(history, question)
    given = [_given(history, position, marks) for position in question.positions]
    claims_given = list(chain.from_iterable(answer.claims for answer in given))
    branches: Sequence[stemma.Branch] = ()
    if behind:
        branches = stemma.tree(history, dict.fromkeys(claims_given))

    about = list(question.see)
    charts = list[Chart]()
    lessons = [*corpus.linking(Lesson, question.id)]
    for claim in claims_given:
        about.append(claim.about)
        charts += corpus.linking(Chart, claim.id)
        lessons += corpus.linking(Lesson, claim.id)

    rows = math.ceil(len(given) / MOST_ACROSS)
    return record_page(
        history,
        question,
        question.why,
        QuestionPage(
            question=question,
            given=given,
            behind=behind,
            stemma=branches,
            answered={claim.id for claim in claims_given},
            across=math.ceil(len(given) / rows),
            many=len(claims_given) > claims.MANY,
            about=[corpus[name] for name in dict.fromkeys(about) if name != question.id],
            raising=selection.papers_behind(corpus, *claims_given),
            charts=tuple(dict.fromkeys(charts)),
            lessons=tuple(dict.fromkeys(lessons)),
        ),
    )


def _given(history: History, position: Position, marks: Mapping[str, bool]) -> GivenAnswer:
    """An answer with its claims; without `marks`, nothing is told of its witnesses."""
    claims = answering(history, position)
    if not marks:
        return GivenAnswer(position, claims, behind=None, marks=())
    return GivenAnswer(
        position,
        claims,
        behind=stemma.of_answer(history, position),
        marks=[marks[claim.id] for claim in claims],
    )


def answering(history: History, position: Position) -> list[Claim]:
    """The claims that give an answer, in the order of `claims.ordered`."""
    corpus = history.corpus
    giving = [corpus.get(Claim, name) for name in position.claims]
    return claims.ordered(giving, corpus)


def ranked(history: History) -> tuple[QuestionGroup, ...]:
    """All questions in groups, of which none is empty.

    Great ones come first, then open ones by theme, last those that a reference work would settle.
    """
    by_rank = grouped((question.rank, question) for question in history.corpus.of(Question))
    great = by_rank.get("great", ())
    reference = by_rank.get("reference", ())
    by_theme = grouped((question.theme, question) for question in by_rank.get("open", ()))

    great_title = counted_in_words(len(great), "great question").capitalize()
    groups = [_group("great", great_title, great)]
    for theme in history.corpus.of(Theme):
        groups.append(_group(f"theme-{theme.id}", theme.name, by_theme.get(theme.id, ())))
    has_themes = any(by_theme)
    open_title = "Other open questions" if has_themes else "Open questions"
    groups.append(_group("open", open_title, by_theme.get(None, ())))
    groups.append(_group("reference", "What a reference work would settle", reference))
    return tuple(group for group in groups if group.entries)


def _group(anchor: str, title: str, questions: Iterable[Question]) -> QuestionGroup:
    return QuestionGroup(anchor, Prose(title), tuple(questions))
