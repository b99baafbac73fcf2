"""Where the sources disagree: questions with their answers side by side, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import in_words
from chronicle.record.models import Chart, Claim, Position, Question, Theme
from chronicle.record.text import Prose
from chronicle.views import claims, record
from chronicle.views.claims import ClaimView
from chronicle.views.page import Link, PageView, chapters, link, links
from chronicle.views.record import Foot
from chronicle.views.sources import CorrectionView, SourceView, sources

# The anchor and the title of a group, and its questions.
Group = tuple[str, str, Iterable[Question]]


@dataclass(frozen=True)
class AnswerClaim:
    """A claim that gives an answer; it has its own address here where it is about the question."""

    anchor: str
    lives_here: bool
    claim: ClaimView


@dataclass(frozen=True)
class PositionView:
    """One of the answers to a question, and the claims that give it."""

    answer: Prose
    note: Prose | None
    claims: tuple[AnswerClaim, ...]


@dataclass(frozen=True)
class QuestionView(PageView):
    """A question. `answer` is what can be said in a sentence; `papers` are those that raise it."""

    answer: Prose | None
    why: Prose
    about: tuple[Link, ...]
    papers: tuple[Link, ...]
    charts: tuple[Link, ...]
    chapters: tuple[Link, ...]
    positions: tuple[PositionView, ...]
    assessment: Prose
    settle: Prose
    sources: tuple[SourceView, ...]
    corrections: tuple[CorrectionView, ...]
    foot: Foot


@dataclass(frozen=True)
class QuestionEntry:
    """A question in the list, with what can be said in a sentence, or else each of its answers."""

    link: Link
    answers: tuple[Prose, ...]


@dataclass(frozen=True)
class QuestionGroup:
    """Questions under one heading; both `anchor` and `title` are empty where they need none."""

    anchor: str
    title: Prose
    questions: tuple[QuestionEntry, ...]


@dataclass(frozen=True)
class QuestionsView(PageView):
    """The list of all questions."""

    groups: tuple[QuestionGroup, ...]


def overview(book: Book) -> QuestionsView:
    """The list of all questions, in groups once any of them has a rank or an answer."""
    questions = book.corpus.of(Question)
    ranked = any(question.answer or question.rank != "open" for question in questions)
    groups = _groups(questions, book.corpus.of(Theme)) if ranked else [("", "", questions)]
    return QuestionsView(
        address=addresses.QUESTIONS,
        title=Prose("Questions"),
        description="Where the papers or their sources disagree.",
        groups=tuple(_group(book, *group) for group in groups if group[-1]),
    )


def questions(book: Book) -> Iterator[QuestionView]:
    """The view of every question, in the order of the data."""
    for question in book.corpus.of(Question):
        yield view(book, question)


def _groups(questions: Iterable[Question], themes: Iterable[Theme]) -> Iterator[Group]:
    """Great questions, open ones by theme, and last those that a reference work would settle."""
    ranks: dict[str, list[Question]] = {"great": [], "open": [], "reference": []}
    for question in questions:
        ranks[question.rank].append(question)
    great, by_theme = ranks["great"], [question for question in ranks["open"] if question.theme]
    noun = "question" if len(great) == 1 else "questions"
    yield "great", f"{in_words(len(great)).capitalize()} great {noun}", great
    for theme in themes:
        yield f"theme-{theme.id}", theme.name, [q for q in by_theme if q.theme == theme.id]
    rest = [question for question in ranks["open"] if not question.theme]
    yield "open", "Other open questions" if by_theme else "Open questions", rest
    yield "reference", "What a reference work would settle", ranks["reference"]


def _group(book: Book, anchor: str, title: str, questions: Iterable[Question]) -> QuestionGroup:
    entries = tuple(_entry(book, question) for question in questions)
    return QuestionGroup(anchor, Prose(title), entries)


def _entry(book: Book, question: Question) -> QuestionEntry:
    answers = tuple(position.answer for position in question.positions)
    return QuestionEntry(link(book, question), (question.answer,) if question.answer else answers)


def view(book: Book, question: Question) -> QuestionView:
    """The view of a question."""
    corpus = book.corpus
    answering = [claim for position in question.positions for claim in _claims(book, position)]
    about = dict.fromkeys([*question.see, *(claim.about for claim in answering)])
    papers = dict.fromkeys(source.work for claim in answering for source in claim.sources)
    charts = (chart for claim in answering for chart in corpus.linking(Chart, claim.id))
    return QuestionView(
        address=book.addresses[question.id],
        title=question.title,
        description=question.why,
        answer=question.answer,
        why=question.why,
        about=links(book, (corpus[name] for name in about if name != question.id)),
        papers=tuple(claims.voice(book, corpus[paper]) for paper in papers),
        charts=links(book, dict.fromkeys(charts)),
        chapters=chapters(book, question),
        positions=tuple(_position(book, question, position) for position in question.positions),
        assessment=question.assessment,
        settle=question.settle,
        sources=sources(book, question.sources),
        corrections=record.corrections(book, question),
        foot=record.foot(book, question),
    )


def _position(book: Book, question: Question, position: Position) -> PositionView:
    answering = tuple(_answer_claim(book, question, claim) for claim in _claims(book, position))
    return PositionView(position.answer, position.note, answering)


def _claims(book: Book, position: Position) -> list[Claim]:
    """The claims of a position in the order in which tables have them."""
    corpus = book.corpus
    return claims.ordered((corpus.get(Claim, claim) for claim in position.claims), corpus)


def _answer_claim(book: Book, question: Question, claim: Claim) -> AnswerClaim:
    here = claim.about == question.id
    return AnswerClaim(claim.id if here else f"answer-{claim.id}", here, claims.claim(book, claim))
