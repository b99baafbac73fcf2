"""The groups in which readers meet questions: great ones, open ones by theme, the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from chronicle.book import Book
from chronicle.record.amounts import in_words
from chronicle.record.models import Question, Theme
from chronicle.record.text import Prose

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class QuestionGroup(Generic[T]):
    """Questions under one heading; both `anchor` and `title` are empty where they need none."""

    anchor: str
    title: Prose
    questions: tuple[T, ...]

    def map(self, view: Callable[[T], U]) -> QuestionGroup[U]:
        """The group with a view of each question in its place."""
        return QuestionGroup(self.anchor, self.title, tuple(map(view, self.questions)))


def ranked(book: Book) -> tuple[QuestionGroup[Question], ...]:
    """All questions, in groups once any of them has a rank or an answer; no group is empty."""
    questions = book.corpus.of(Question)
    if any(question.answer or question.rank != "open" for question in questions):
        groups = tuple(_groups(questions, book.corpus.of(Theme)))
    else:
        groups = (QuestionGroup("", Prose(""), questions),)
    return tuple(group for group in groups if group.questions)


def _groups(
    questions: Iterable[Question], themes: Iterable[Theme]
) -> Iterator[QuestionGroup[Question]]:
    """Great questions, open ones by theme, and last those that a reference work would settle."""
    ranks: dict[str, list[Question]] = {"great": [], "open": [], "reference": []}
    for question in questions:
        ranks[question.rank].append(question)
    great, by_theme = ranks["great"], [question for question in ranks["open"] if question.theme]
    noun = "question" if len(great) == 1 else "questions"
    yield _group("great", f"{in_words(len(great)).capitalize()} great {noun}", great)
    for theme in themes:
        of_theme = [question for question in by_theme if question.theme == theme.id]
        yield _group(f"theme-{theme.id}", theme.name, of_theme)
    rest = [question for question in ranks["open"] if not question.theme]
    yield _group("open", "Other open questions" if by_theme else "Open questions", rest)
    yield _group("reference", "What a reference work would settle", ranks["reference"])


def _group(anchor: str, title: str, questions: Iterable[Question]) -> QuestionGroup[Question]:
    return QuestionGroup(anchor, Prose(title), tuple(questions))
