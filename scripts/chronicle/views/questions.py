"""Where the sources disagree: questions with their answers side by side, and the list of all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted_in_words
from chronicle.record.models import Chart, Claim, Lesson, Position, Question, Theme
from chronicle.record.text import Prose
from chronicle.views import claims, papers, record, spreads
from chronicle.views.citations import CiteControl, control
from chronicle.views.claims import ClaimView
from chronicle.views.page import Group, Link, PageView, chapters, link, links, voice
from chronicle.views.record import RecordView
from chronicle.views.sources import sources
from chronicle.views.spreads import Spread

# A question of more claims has those who give its answers in a list of their own.
MANY = claims.MANY
# The most answers side by side.
MOST_ACROSS = 4


@dataclass(frozen=True)
class AnswerClaim:
    """A claim that gives an answer; it has its own address here where it is about the question."""

    anchor: str
    lives_here: bool
    claim: ClaimView


@dataclass(frozen=True)
class PositionView:
    """One of the answers to a question, and the claims that give it.

    `address` is its own, and `cite` the way to its citations, where it has an anchor.
    """

    address: str
    cite: CiteControl | None
    answer: Prose
    note: Prose | None
    claims: tuple[AnswerClaim, ...]

    @property
    def voices(self) -> tuple[AnswerClaim, ...]:
        """The first claim of each voice."""
        first: dict[Link, AnswerClaim] = {}
        for claim in self.claims:
            first.setdefault(claim.claim.voice, claim)
        return tuple(first.values())


@dataclass(frozen=True)
class QuestionView(RecordView):
    """A question. `answer` is what can be said in a sentence; `papers` are those that raise it.

    `comparison` leads to the page that compares them. `spread` is that of its figures, where they
    have one.
    """

    answer: Prose | None
    why: Prose
    about: tuple[Link, ...]
    themes: tuple[Link, ...]
    papers: tuple[Link, ...]
    comparison: Link | None
    charts: tuple[Link, ...]
    lessons: tuple[Link, ...]
    spread: Spread | None
    positions: tuple[PositionView, ...]
    assessment: Prose
    settle: Prose

    @property
    def across(self) -> int:
        """How many answers stand side by side where there is room: as many in each row."""
        rows = math.ceil(len(self.positions) / MOST_ACROSS)
        return math.ceil(len(self.positions) / rows)

    @property
    def many(self) -> bool:
        """Whether those who give the answers stand in a list of their own."""
        return sum(len(position.claims) for position in self.positions) > MANY


@dataclass(frozen=True)
class QuestionEntry:
    """A question in the list, with what can be said in a sentence, or else each of its answers.

    `spread` is that of its figures, where they have one.
    """

    link: Link
    answers: tuple[Prose, ...]
    spread: Spread | None


@dataclass(frozen=True)
class QuestionsView(PageView):
    """The list of all questions; `comparison` leads to the page that compares the papers."""

    groups: tuple[Group[QuestionEntry], ...]
    comparison: Link | None


def overview(book: Book) -> QuestionsView:
    """The list of all questions."""
    return QuestionsView(
        address=addresses.QUESTIONS,
        title=Prose("Questions"),
        description="Where the papers or their sources disagree.",
        groups=tuple(group.map(partial(_entry, book)) for group in ranked(book)),
        comparison=papers.comparison(book),
    )


def great(book: Book) -> Group[QuestionView] | None:
    """The great questions, or all where none is called so; None where there is none."""
    every = book.corpus.of(Question)
    chosen = [question for question in every if question.rank == "great"] or every
    if not chosen:
        return None
    title = counted_in_words(len(chosen), "question").capitalize()
    return Group("great", Prose(title), tuple(view(book, question) for question in chosen))


def _entry(book: Book, question: Question) -> QuestionEntry:
    answers = tuple(position.answer for position in question.positions)
    first = (question.answer,) if question.answer else answers
    return QuestionEntry(link(book, question), first, spreads.spread(book, question))


def view(book: Book, question: Question) -> QuestionView:
    """The view of a question."""
    corpus = book.corpus
    answering = [claim for position in question.positions for claim in _claims(book, position)]
    about = dict.fromkeys([*question.see, *(claim.about for claim in answering)])
    raising = dict.fromkeys(source.work for claim in answering for source in claim.sources)
    charts = (chart for claim in answering for chart in corpus.linking(Chart, claim.id))
    naming = (question.id, *(claim.id for claim in answering))
    lessons = (lesson for named in naming for lesson in corpus.linking(Lesson, named))
    return QuestionView(
        address=book.addresses[question.id],
        title=question.title,
        description=question.why,
        answer=question.answer,
        why=question.why,
        about=links(book, (corpus[name] for name in about if name != question.id)),
        themes=links(book, (corpus[name] for name in [question.theme] if name)),
        papers=tuple(voice(book, corpus[paper]) for paper in raising),
        comparison=papers.comparison(book),
        charts=links(book, dict.fromkeys(charts)),
        lessons=links(book, dict.fromkeys(lessons)),
        chapters=chapters(book, question),
        spread=spreads.spread(book, question),
        positions=tuple(_position(book, question, position) for position in question.positions),
        assessment=question.assessment,
        settle=question.settle,
        sources=sources(book, question.sources),
        corrections=record.corrections(book, question),
        foot=record.foot(book, question),
    )


def _position(book: Book, question: Question, position: Position) -> PositionView:
    answering = tuple(_answer_claim(book, question, claim) for claim in _claims(book, position))
    address = addresses.answer(question, position)
    cite = control(book, address) if address else None
    return PositionView(address, cite, position.answer, position.note, answering)


def _claims(book: Book, position: Position) -> list[Claim]:
    """The claims of a position in the order in which tables have them."""
    corpus = book.corpus
    return claims.ordered((corpus.get(Claim, claim) for claim in position.claims), corpus)


def _answer_claim(book: Book, question: Question, claim: Claim) -> AnswerClaim:
    here = claim.about == question.id
    return AnswerClaim(claim.id if here else f"answer-{claim.id}", here, claims.claim(book, claim))


def ranked(book: Book) -> tuple[Group[Question], ...]:
    """All questions, in groups once any of them has a rank or an answer; no group is empty."""
    questions = book.corpus.of(Question)
    if any(question.answer or question.rank != "open" for question in questions):
        groups = tuple(_groups(questions, book.corpus.of(Theme)))
    else:
        groups = (Group("", Prose(""), questions),)
    return tuple(group for group in groups if group.entries)


def _groups(questions: Iterable[Question], themes: Iterable[Theme]) -> Iterator[Group[Question]]:
    """Great questions, open ones by theme, and last those that a reference work would settle."""
    ranks: dict[str, list[Question]] = {"great": [], "open": [], "reference": []}
    for question in questions:
        ranks[question.rank].append(question)
    great, by_theme = ranks["great"], [question for question in ranks["open"] if question.theme]
    yield _group("great", counted_in_words(len(great), "great question").capitalize(), great)
    for theme in themes:
        of_theme = [question for question in by_theme if question.theme == theme.id]
        yield _group(f"theme-{theme.id}", theme.name, of_theme)
    rest = [question for question in ranks["open"] if not question.theme]
    yield _group("open", "Other open questions" if by_theme else "Open questions", rest)
    yield _group("reference", "What a reference work would settle", ranks["reference"])


def _group(anchor: str, title: str, questions: Iterable[Question]) -> Group[Question]:
    return Group(anchor, Prose(title), tuple(questions))
