"""The groups in which readers meet questions: great ones, open ones by theme, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.book import Book
from chronicle.record.amounts import in_words
from chronicle.record.models import Question, Theme
from chronicle.record.text import Prose
from chronicle.views.page import Group


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
    noun = "question" if len(great) == 1 else "questions"
    yield _group("great", f"{in_words(len(great)).capitalize()} great {noun}", great)
    for theme in themes:
        of_theme = [question for question in by_theme if question.theme == theme.id]
        yield _group(f"theme-{theme.id}", theme.name, of_theme)
    rest = [question for question in ranks["open"] if not question.theme]
    yield _group("open", "Other open questions" if by_theme else "Open questions", rest)
    yield _group("reference", "What a reference work would settle", ranks["reference"])


def _group(anchor: str, title: str, questions: Iterable[Question]) -> Group[Question]:
    return Group(anchor, Prose(title), tuple(questions))
