"""Error messages: one error in the sample history causes one message.

Common YAML syntax errors are explained, others are reported with their position.
"""

import shutil
from pathlib import Path

import pytest

from chronicle.corpus import yaml_reader
from chronicle.problems import Problem
from support import SAMPLE, find_problems, replace_in_file
from support.cases import cases, load_yaml


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE / "data", tmp_path / "data"))


@cases
def test_a_mistake_is_reported_in_words_and_once(
    data: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replace_in_file(data, file, right, wrong, 1)
    found = find_problems(data)
    assert any(message in problem for problem in found), found
    assert len(found) == 1, found


@cases
def test_a_file_that_cannot_be_read_is_one_problem(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(path.read_bytes() + b"- id: \xff\n")
    (problem,) = find_problems(data)
    assert problem.endswith("is not UTF-8; save the file as UTF-8")


def test_a_file_that_is_gone_is_one_problem(data: Path) -> None:
    (data / "themes.yml").unlink()
    (problem,) = find_problems(data)
    expected = "expected the id of a theme: there are none yet; or add it to data/themes.yml; also"
    assert expected in problem


@cases
def test_a_file_out_of_place_is_one_problem(data: Path, there: str, problem: str) -> None:
    (data / there).parent.mkdir(exist_ok=True)
    (data / "events" / "events.yml").rename(data / there)
    (found,) = find_problems(data)
    assert found.startswith(f"data/{there}")
    assert problem in found


TEXT = load_yaml(__file__)["text"]


def message_of(text: str) -> str:
    problems: list[Problem] = []
    assert list(yaml_reader.entries(text, "f.yml", problems)) == []
    (problem,) = problems
    return str(problem)


@cases
def test_the_commonest_slips_are_reported_in_words(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    assert message_of(TEXT.replace(right, wrong, 1)).startswith(f"f.yml:{message}")


@cases
def test_others_are_reported_in_the_words_of_yaml(
    right: str, wrong: str, place: str, reason: str
) -> None:
    found = message_of(TEXT.replace(right, wrong, 1))
    assert found.startswith(f"f.yml:{place}")
    assert reason in found
    assert found.endswith(
        "indent it like the lines around it, or enclose text with special characters in '…'"
    )


def test_a_text_in_several_lines_between_quotation_marks_is_none() -> None:
    text = TEXT.replace("'1901'", "'1901\n    or so' # about")
    assert message_of(text.replace("The floods", "The: floods")).startswith(
        "f.yml:4:13: text contains a colon"
    )
