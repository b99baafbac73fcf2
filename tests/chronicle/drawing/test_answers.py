"""A question drawn small, by its answers."""

from chronicle.drawing import answers
from chronicle.history import History
from chronicle.kinds.question.model import Question
from support import with_only


def asked(history: History, *claims: tuple[str, ...]) -> Question:
    """A question whose answers, 1, 2 …, rest on some claims each."""
    question = history.corpus.of(Question)[0]
    answer = question.positions[0]
    positions = tuple(
        answer.model_copy(update={"answer": str(number), "claims": given, "anchor": f"a-{number}"})
        for number, given in enumerate(claims, 1)
    )
    return question.model_copy(update={"positions": positions})


def test_of_many_answers_those_with_most_sources_are_drawn_in_their_order(
    history: History,
) -> None:
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    question = asked(history, (one,), (third, one), (other,), (one, other, third), (third,))
    told = with_only(history, Question, question)
    drawn, more = answers.marked(told, question, most=3)
    assert [answer.answer for answer in drawn] == ["1", "2", "4"]
    assert more == 2
    assert answers.marked(told, question, most=4)[1] == 0


def test_where_all_have_as_many_sources_the_first_are_drawn(history: History) -> None:
    question = asked(history, *[("corps-strength-holm",)] * 5)
    told = with_only(history, Question, question)
    drawn, more = answers.marked(told, question, most=2)
    assert [answer.answer for answer in drawn] == ["1", "2"]
    assert more == 3
