"""A question drawn small, by its answers."""

from chronicle.drawing import answers
from chronicle.history import History
from chronicle.records import Dependence, Question
from chronicle.values import Prose
from support import changed, with_only


def asked(history: History, *claims: tuple[str, ...]) -> Question:
    """A question whose answers, 1, 2 …, rest on some claims each."""
    question = history.corpus.of(Question)[0]
    answer = question.positions[0]
    positions = tuple(
        answer.model_copy(
            update={"answer": Prose(str(number)), "claims": given, "anchor": f"a-{number}"}
        )
        for number, given in enumerate(claims, 1)
    )
    return question.model_copy(update={"positions": positions, "axis": None})


def test_answers_stand_by_their_sources_then_by_their_statements(
    history: History,
) -> None:
    """One with two dots stood before one with three, for it might have four sources.

    Of two alike the one that may have more sources comes first.
    """
    ruud = (Dependence(witness="ruud-1911", how="cites"),)
    both = (*ruud, Dependence(witness="anonymous-lock", how="cites"))
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    dependent = changed(changed(history, third, depends_on=both), one, depends_on=ruud)
    question = asked(dependent, (one,), (third,), (one, third), (other, one), (one, other, third))
    positions = tuple(
        position.model_copy(update={"answer": Prose(f"Answer {position.answer}")})
        for position in question.positions
    )
    question = question.model_copy(update={"positions": positions})
    dependent = with_only(dependent, Question, question)
    drawn = [(marks, answer[-1]) for answer, marks in answers.marked_answers(dependent, question)]
    assert drawn == [(2, "5"), (2, "3"), (2, "4"), (1, "2"), (1, "1")]
