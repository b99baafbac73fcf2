"""The summary of a question by its answers."""

from chronicle.history import History
from chronicle.queries.ranked_answers import answers_with_source_counts
from chronicle.records import Dependence, Question
from chronicle.values import Prose
from support import update_record


def test_answers_stand_by_their_sources_then_by_their_statements(history: History) -> None:
    """Regression test: an answer with two dots, possibly four sources, preceded one with three dots.

    Of two equal answers, the one with more possible sources comes first.
    """
    ruud = (Dependence(witness="ruud-1911", how="cites"),)
    both = (*ruud, Dependence(witness="anonymous-lock", how="cites"))
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    dependent = update_record(update_record(history, third, depends_on=both), one, depends_on=ruud)
    question = history.corpus.of(Question)[0]
    positions = tuple(
        question.positions[0].model_copy(update={"answer": Prose(number), "claims": claims})
        for number, claims in {
            "1": (one,),
            "2": (third,),
            "3": (one, third),
            "4": (other, one),
            "5": (one, other, third),
        }.items()
    )
    asked = question.model_copy(update={"positions": positions, "axis": None})
    drawn = [(marks, str(answer)) for answer, marks in answers_with_source_counts(dependent, asked)]
    assert drawn == [(2, "5"), (2, "3"), (2, "4"), (1, "2"), (1, "1")]
