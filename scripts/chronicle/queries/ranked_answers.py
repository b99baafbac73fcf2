"""The answers to a question in display order, with the number of their sources."""

from chronicle.history import History, cached_per_history
from chronicle.queries import source_counts
from chronicle.records import Position, Question
from chronicle.values import Prose


@cached_per_history
def sort_answers(history: History, question: Question) -> tuple[Position, ...]:
    """Return the answers to a question in the order in which they are displayed everywhere.

    Dates and figures keep the order of the data, as do all answers if the history records no
    dependences. Others are sorted by the number of sources that they add, then of statements, then
    by the maximum number of sources.
    """
    is_measured = question.axis or any(position.date for position in question.positions)
    if is_measured or not source_counts.has_dependences(history):
        return question.positions

    def weight(position: Position) -> tuple[int, int, int]:
        marks = source_counts.answers_adding_source(history, position)
        return sum(marks), len(marks), source_counts.count_sources(history, position.claims).most

    return tuple(sorted(question.positions, key=weight, reverse=True))


def answers_with_source_counts(history: History, question: Question) -> list[tuple[Prose, int]]:
    """Return the answers to a question, each with its number of sources; 0 if not counted.

    Answers on an axis are not counted, because a source that two of them probably share would look
    like two sources. Nothing is counted if the history records no dependences.
    """
    is_marked = source_counts.has_dependences(history) and not question.axis
    answers = []
    for position in sort_answers(history, question):
        marks = 0
        if is_marked:
            marks = sum(source_counts.answers_adding_source(history, position))
        answers.append((position.answer, marks))
    return answers
