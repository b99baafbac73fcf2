"""What is told of a text that YAML cannot read: the commonest slips in words, others by their place."""

from chronicle.corpus import reader
from chronicle.corpus.problems import Problem
from support.cases import beside, cases

TEXT = beside(__file__)["text"]


def told(text: str) -> str:
    problems: list[Problem] = []
    assert list(reader.entries(text, "f.yml", problems)) == []
    (problem,) = problems
    return str(problem)


@cases
def test_the_commonest_slips_are_told_in_words(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    assert told(TEXT.replace(right, wrong, 1)).startswith(f"f.yml:{message}")


@cases
def test_others_are_told_in_the_words_of_yaml(
    right: str, wrong: str, place: str, reason: str
) -> None:
    found = told(TEXT.replace(right, wrong, 1))
    assert found.startswith(f"f.yml:{place}")
    assert reason in found
    assert found.endswith(
        "indent the line as its neighbours are, or put a text that has signs between '…'"
    )


def test_a_text_in_several_lines_between_quotation_marks_is_none() -> None:
    text = TEXT.replace("'1901'", "'1901\n    or so' # about")
    assert told(text.replace("The floods", "The: floods")).startswith("f.yml:4:13: a colon")
