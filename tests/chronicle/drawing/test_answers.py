"""A question drawn small, by its answers."""

from chronicle.drawing import answers
from chronicle.history import History
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.question.model import Question
from chronicle.values.text import Prose
from support import changed, read, with_only


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


def test_answers_with_most_sources_come_first_on_every_page_but_numbers_stay(
    history: History,
) -> None:
    """A card had the answer with four sources in fifth place, and a page said that such come first."""
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    told = changed(history, third, depends_on=(Dependence(witness="ruud-1911", how="cites"),))
    numbers = asked(told, (one,), (third,), (one, other, third))
    assert answers.ordered(told, numbers) == numbers.positions
    names = ("It rained", "Nobody dug", "The lock broke")
    positions = tuple(
        position.model_copy(update={"answer": Prose(name), "anchor": name[:2].lower()})
        for position, name in zip(numbers.positions, names, strict=True)
    )
    question = numbers.model_copy(update={"positions": positions})
    told = with_only(told, Question, question)
    expected = ["The lock broke", "It rained", "Nobody dug"]
    assert [drawn.answer for drawn in answers.marked(told, question)[0]] == expected
    page = read(told, f"questions/{question.id}/")
    assert [head.text_content() for head in page.xpath("//h3/span[1]")] == expected
    assert "Answers that may have most sources come first." in page.text_content()
    # Where none has more sources than another they stay as they are written.
    alike = question.model_copy(update={"positions": positions[:2]})
    assert answers.ordered(told, alike) == alike.positions
