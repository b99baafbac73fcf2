"""What is told of a text that YAML cannot read: the commonest slips in words, others by their place."""

import pytest

from chronicle.corpus import reader
from chronicle.corpus.problems import Problem

TEXT = """\
- id: a
  date: '1901'
  title: The floods
  list: [a, b]
  parts:
    - one
  weight: major
- id: b
  date: '1902'
"""
IN_QUOTES = "put the whole text between '…'"


def told(text: str) -> str:
    problems: list[Problem] = []
    assert list(reader.entries(text, "f.yml", problems)) == []
    (problem,) = problems
    return str(problem)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("- id: b", "-id: b", "8:1: a blank is missing after a dash, or else indent"),
        ("title: T", "title T", "3:3: expected a colon and a blank after a field: name: …"),
        ("title: T", "title:T", "3:3: expected a colon and a blank after a field: name: …"),
        ("floods", "floods: again", f"3:20: a colon inside text; {IN_QUOTES}"),
        ("floods", "sea\n    and lock: shut", "4:13: a colon inside text"),
        ("- one", "- one: two: three", f"6:15: a colon inside text; {IN_QUOTES}"),
        ("The floods", "Holm's: water", f"3:16: a colon inside text; {IN_QUOTES}"),
        ("'1901'", "'1901", "2:9: the quotation mark that is opened here is not closed"),
        ("'1901'", '"1901', "2:9: the quotation mark that is opened here is not closed"),
        (
            "The floods",
            "'Holm's water'",
            f"3:10: text goes on after a closing quotation mark; {IN_QUOTES}",
        ),
        ("The floods", '"The" floods', "3:10: text goes on after a closing quotation mark"),
    ],
)
def test_the_commonest_slips_are_told_in_words(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    assert told(TEXT.replace(right, wrong, 1)).startswith(f"f.yml:{message}")


@pytest.mark.parametrize(
    ("right", "wrong", "place", "reason"),
    [
        ("  title", "   title", "3:4", "did not find expected key"),
        ("  weight", "weight", "7:1", "a blank is missing after a dash, or else"),
        ("[a, b]", "[a, b", "4:9", "did not find expected ',' or ']'"),
        ("The floods", "*The* floods", "3:14", "while scanning an alias"),
        ("The floods", "@floods", "3:10", "found character that cannot start any token"),
        ("'1901'", '"C:\\docks"', "2:", "found unknown escape character"),
    ],
)
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
