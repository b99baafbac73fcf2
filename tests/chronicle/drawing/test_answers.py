"""A question drawn small, by its answers."""

from lxml import html

from chronicle.drawing import answers, stemmas
from chronicle.history import History
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.question import page as questions
from chronicle.kinds.question.model import Question
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
    return question.model_copy(update={"positions": positions})


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
    # In a list of questions those with most come first, numbers too.
    for most, shown, folded in ((3, "421", "35"), (4, "42135", "")):
        listed = html.fragment_fromstring(answers.folding(told, question, most), create_parent=True)
        assert "".join(listed.xpath("ul/li/span[1]/text()")) == shown
        assert "".join(listed.xpath("details/ul/li/span[1]/text()")) == folded


def test_where_all_have_as_many_sources_the_first_are_drawn(history: History) -> None:
    question = asked(history, *[("corps-strength-holm",)] * 5)
    told = with_only(history, Question, question)
    drawn, others = answers.marked(told, question, most=2)
    assert [answer.answer for answer in drawn] == ["1", "2"]
    assert len(others) == 3


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
    # On its card each has the dots by which it stands, as in a list, and no words tell it again.
    assert "come first" not in page.text_content()
    cards = page.xpath("//*[@class='answer']//*[@class='witnesses']/span[b]")
    assert [[dot.tag for dot in card] for card in cards] == [["b", "b", "i"], ["b"], ["b"]]
    # In the drawing of who has it from whom, too: each statement stands at the first that it gives.
    drawn = stemmas.of_question(told, question)
    assert [answer.number for answer in drawn.answers] == [1]
    records = questions.in_stemma(told, question, questions.stemma_of(told, question))
    figure = stemmas.figure(told, drawn, question, records, lambda link: link.address)
    assert "(1)&nbsp;The lock broke; (2)&nbsp;It rained; (3)&nbsp;Nobody dug." in figure
    # Where none has more sources than another they stay as they are written.
    alike = question.model_copy(update={"positions": positions[:2]})
    assert answers.ordered(told, alike) == alike.positions


def test_answers_stand_as_they_are_drawn_by_large_dots_then_by_small_ones(
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
    marks = [answer.marks for answer in answers.marked(told, question)[0]]
    assert marks == [(True, True, False), (True, True), (True, True), (True,), (True,)]
    # Of two that look alike the one that may have more sources comes first.
    assert answers.ordered(told, question)[3].answer == "Answer 2"


def test_answers_that_stand_by_date_say_so_on_their_page_alone(history: History) -> None:
    def by(*words: str) -> str:
        question = asked(history, *[("corps-strength-holm",)] * len(words))
        positions = tuple(
            position.model_copy(update={"answer": Prose(each)})
            for position, each in zip(question.positions, words, strict=True)
        )
        question = question.model_copy(update={"positions": positions})
        told = with_only(history, Question, question)
        order = answers.order(told, question)
        # Beside the question "by date" stood alone below them.
        drawing = html.fragment_fromstring(answers.figure(told, question), create_parent=True)
        assert drawing.xpath("ul/li")[len(words) :] == []
        page = read(told, f"questions/{question.id}/").text_content()
        assert (f"Answers stand by {order}." in page) == bool(order)
        return order

    assert by("1901", "Before 1903", "Nobody knows") == "date"
    # Times by when they begin, or by when they end.
    assert by("In the 1900s", "1901", "1903") == "date"
    assert by("1901", "In the 1900s") == "date"
    assert by("1903", "1901") == ""
    assert by("10 diggers", "1,200", "Many") == "number"
    assert by("1,200 diggers", "10") == ""


def test_the_key_is_one_line_and_has_only_the_dots_that_are_drawn(history: History) -> None:
    """On a phone eleven lines of it stood before the first answer."""
    one, third = "corps-strength-holm", "flood-drowned"
    told = changed(history, one, depends_on=(Dependence(witness="ruud-1911", how="cites"),))

    def key(*questions: Question) -> list[str]:
        drawn = answers.key(told, questions)
        lines = html.fragment_fromstring(drawn, create_parent=True)
        return [" ".join(line.text_content().split()) for line in lines]

    lead = "Each dot is a statement."
    plain = asked(told, (one,), (third,))
    assert key(plain) == [f"{lead} Each has an independent source."]
    repeated = asked(told, (one,), (one, third), (one, one))
    small = "Small: the same source again, or one that may be the same."
    large = "Large: one more independent source."
    assert key(repeated) == [f"{lead} {large} {small}"]
    assert key(plain, repeated) == key(repeated)
    # Nothing is told of dots where the history does not count them.
    assert answers.key(history, [plain]) == ""
