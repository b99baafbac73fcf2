"""A question drawn small, by its answers."""

from lxml import html

from chronicle.drawing import answers
from chronicle.history import History
from chronicle.records.dependence import Dependence
from chronicle.records.question import Axis, Question
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed, read, with_only


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


def test_of_many_answers_those_with_most_sources_are_drawn_in_their_order(
    history: History,
) -> None:
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    question = asked(history, (one,), (third, one), (other,), (one, other, third), (third,))
    told = with_only(history, Question, question)
    drawn, others = answers.marked(told, question, most=3)
    assert [answer.answer for answer in drawn] == ["1", "2", "4"]
    assert [answer.answer for answer in others] == ["3", "5"]
    assert answers.marked(told, question, most=4)[1] == []


def test_where_all_have_as_many_sources_the_first_are_drawn(history: History) -> None:
    question = asked(history, *[("corps-strength-holm",)] * 5)
    told = with_only(history, Question, question)
    drawn, others = answers.marked(told, question, most=2)
    assert [answer.answer for answer in drawn] == ["1", "2"]
    assert len(others) == 3


def test_answers_with_most_sources_come_first_on_every_page_but_numbers_and_dates_stay(
    history: History,
) -> None:
    """A card had the answer with four sources in fifth place, and a page said that such come first."""
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    told = changed(history, third, depends_on=(Dependence(witness="ruud-1911", how="cites"),))
    numbers = asked(told, (one,), (third,), (one, other, third))
    axis = Axis(unit=Prose("diggers"), claims=(one,))
    numbers = numbers.model_copy(update={"axis": axis})
    dated = [
        position.model_copy(update={"date": dates.parse("1903")}) for position in numbers.positions
    ]
    times = numbers.model_copy(update={"axis": None, "positions": tuple(dated)})
    assert answers.ordered(told, times) == times.positions
    assert answers.ordered(told, numbers) == numbers.positions
    names = ("It rained", "Nobody dug", "The lock broke")
    positions = tuple(
        position.model_copy(update={"answer": Prose(name), "anchor": name[:2].lower()})
        for position, name in zip(numbers.positions, names, strict=True)
    )
    question = numbers.model_copy(update={"positions": positions, "axis": None})
    told = with_only(told, Question, question)
    expected = ["The lock broke", "It rained", "Nobody dug"]
    assert [drawn.answer for drawn in answers.marked(told, question)[0]] == expected
    page = read(told, f"questions/{question.id}/")
    assert [head.text_content() for head in page.xpath("//h3/span[1]")] == expected
    # A dot is an independent source, which the drawing says to who does not see it.
    drawing = html.fragment_fromstring(answers.figure(told, question, str), create_parent=True)
    dots = [(len(one), one.get("aria-label")) for one in drawing.find_class("witnesses")]
    assert dots == [(2, "2 sources"), (1, "1 source"), (1, "1 source")]
    # Where none has more sources than another they stay as they are written.
    alike = question.model_copy(update={"positions": positions[:2]})
    assert answers.ordered(told, alike) == alike.positions


def test_answers_stand_by_their_sources_then_by_their_statements(
    history: History,
) -> None:
    """One with two dots stood before one with three, for it might have four sources."""
    ruud = (Dependence(witness="ruud-1911", how="cites"),)
    both = (*ruud, Dependence(witness="anonymous-lock", how="cites"))
    one, other, third = "corps-strength-holm", "corps-strength-notes", "flood-drowned"
    told = changed(changed(history, third, depends_on=both), one, depends_on=ruud)
    question = asked(told, (one,), (third,), (one, third), (other, one), (one, other, third))
    positions = tuple(
        position.model_copy(update={"answer": Prose(f"Answer {position.answer}")})
        for position in question.positions
    )
    question = question.model_copy(update={"positions": positions})
    told = with_only(told, Question, question)
    drawn = [(one.sources, one.statements) for one in answers.marked(told, question)[0]]
    assert drawn == [(2, 3), (2, 2), (2, 2), (1, 1), (1, 1)]
    # Of two that look alike the one that may have more sources comes first.
    assert answers.ordered(told, question)[3].answer == "Answer 2"
