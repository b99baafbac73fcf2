"""A stemma as a drawing, of invented statements by their names alone."""

from collections.abc import Sequence
from itertools import pairwise

from chronicle.drawing import stemmas
from chronicle.kinds.dependence import Dependence
from chronicle.queries.stemma import Line


def line(of: str, on: str, certainty: str = "certain") -> Line:
    why = "He wrote first." if certainty != "certain" else None
    told = {"witness": on, "how": "cites", "certainty": certainty, "why": why}
    return Line(of, on, Dependence.model_validate(told))


def drawn(groups: Sequence[Sequence[str]], *lines: Line) -> stemmas.Stemma:
    own = {name: True for group in groups for name in group}
    return stemmas.layout(groups, lines, own)


def test_witnesses_stand_in_the_first_row_and_statements_at_the_foot() -> None:
    found = drawn(
        [["one", "two"], ["three"]],
        line("one", "study"),
        line("study", "letter"),
        line("two", "letter"),
        line("three", "diary"),
    )
    rows = {name: node.row for name, node in found.nodes.items()}
    assert rows == {"one": 2, "two": 2, "three": 2, "study": 1, "letter": 0, "diary": 0}
    assert found.letters == {
        "one": "",
        "two": "",
        "three": "",
        "letter": "A",
        "diary": "B",
        "study": "a",
    }
    for stroke in found.strokes:
        assert stroke.top < stroke.foot


def test_a_witness_stands_above_the_middle_of_those_who_have_it_from_there() -> None:
    found = drawn([["one", "two", "three"]], *(line(name, "letter") for name in ("one", "three")))
    x = {name: node.x for name, node in found.nodes.items()}
    assert abs(x["letter"] - (x["one"] + x["three"]) / 2) < 0.1


def test_statements_of_an_answer_move_to_their_witnesses_and_keep_their_answer() -> None:
    """As they come, the lines of the second and third would cross."""
    found = drawn(
        [["one", "two", "three"], ["four"]],
        line("one", "late"),
        line("two", "early"),
        line("three", "late"),
        line("four", "late"),
    )
    x = {name: node.x for name, node in found.nodes.items()}
    assert x["early"] < x["late"]
    assert x["two"] < min(x["one"], x["three"])
    assert max(x["one"], x["two"], x["three"]) < x["four"]
    assert [answer.number for answer in found.answers] == [1, 2]
    assert found.answers[0].x < found.answers[1].x


def test_letters_of_a_row_do_not_touch_and_stay_in_the_drawing() -> None:
    names = [f"s{number}" for number in range(20)]
    found = drawn([names], *(line(name, f"w{name}") for name in names))
    places = [node.x for node in found.lettered]
    assert len(places) == 20
    assert all(second - first >= 4.9 for first, second in pairwise(places))
    assert min(places) >= 0
    assert max(places) <= 100
    assert "".join(node.letter for node in found.lettered) == "ABCDEFGHIJKLMNOPQRST"


def test_few_letters_can_stand_beside_the_drawing() -> None:
    def is_long(letters: int) -> bool:
        names = [f"s{number}" for number in range(letters)]
        return drawn([names], *(line(name, f"w{name}") for name in names)).has_many_letters

    assert [is_long(count) for count in (1, 12, 13)] == [False, False, True]


def test_a_line_is_as_sure_as_the_dependence() -> None:
    found = drawn([["one", "two"]], line("one", "letter", "probable"), line("two", "letter"))
    sure = {stroke.below.name: stroke.certainty for stroke in found.strokes}
    assert sure == {"one": "probable", "two": "certain"}


def test_a_statement_from_which_another_has_it_stands_above_that_one_without_a_letter() -> None:
    found = drawn([["one"], ["two"]], line("one", "two"), line("two", "letter"))
    rows = {name: node.row for name, node in found.nodes.items()}
    assert rows == {"one": 2, "two": 1, "letter": 0}
    assert found.letters["two"] == ""
