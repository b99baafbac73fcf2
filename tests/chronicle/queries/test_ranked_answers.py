"""The summary of a question by its answers."""

from chronicle.history import History
from chronicle.queries.ranked_answers import answers_with_source_counts
from chronicle.records import Dependence, Question
from chronicle.values import Prose
from support import update_record


def test_answers_are_ranked_by_sources(history: History) -> None:
    """Regression test: an answer with two dots, possibly four sources, preceded one with three dots.

    Of two equal answers, the one with more possible sources comes first.
    """
    ruud = (Dependence(witness="ruud-1911", how="cites"),)
    on_both = (*ruud, Dependence(witness="anonymous-lock", how="cites"))
    first, second, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    dependent = update_record(
        update_record(history, third, depends_on=on_both), first, depends_on=ruud
    )
    question = history.corpus.of(Question)[0]
    positions = tuple(
        question.positions[0].model_copy(update={"answer": Prose(number), "claims": claims})
        for number, claims in {
            "1": (first,),
            "2": (third,),
            "3": (first, third),
            "4": (second, first),
            "5": (first, second, third),
        }.items()
    )
    asked = question.model_copy(update={"positions": positions, "axis": None})
    ranked = [
        (marks, str(answer)) for answer, marks in answers_with_source_counts(dependent, asked)
    ]
    assert ranked == [(2, "5"), (2, "3"), (2, "4"), (1, "2"), (1, "1")]
