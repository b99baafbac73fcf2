"""Error messages: one error in the sample history causes one message.

Common YAML syntax errors are explained, others are reported with their position.
"""

from pathlib import Path

from chronicle.corpus import yaml_reader
from chronicle.problems import Problem
from support import find_problems, replace_in_file
from support.cases import cases, load_yaml


@cases
def test_each_error_gives_one_message(
    data: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replace_in_file(data, file, right, wrong, 1)
    problems = find_problems(data)
    assert any(message in problem for problem in problems), problems
    assert len(problems) == 1, problems


@cases
def test_unreadable_file_gives_one_problem(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(path.read_bytes() + b"- id: \xff\n")
    (problem,) = find_problems(data)
    assert problem.endswith("is not UTF-8; save the file as UTF-8")


def test_missing_file_gives_one_problem(data: Path) -> None:
    (data / "themes.yml").unlink()
    (problem,) = find_problems(data)
    expected = "expected the id of a theme: there are none yet; or add it to data/themes.yml; also"
    assert expected in problem


@cases
def test_misplaced_file_gives_one_problem(data: Path, path: str, problem: str) -> None:
    (data / path).parent.mkdir(exist_ok=True)
    (data / "events" / "events.yml").rename(data / path)
    (message,) = find_problems(data)
    assert message.startswith(f"data/{path}")
    assert problem in message


TEXT = load_yaml(__file__)["text"]


def read_message(text: str) -> str:
    problems: list[Problem] = []
    assert list(yaml_reader.iter_mappings(text, "f.yml", problems)) == []
    (problem,) = problems
    return str(problem)


@cases
def test_common_yaml_errors_are_explained(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    assert read_message(TEXT.replace(right, wrong, 1)).startswith(f"f.yml:{message}")


@cases
def test_other_yaml_errors_keep_the_parser_message(
    right: str, wrong: str, place: str, reason: str
) -> None:
    message = read_message(TEXT.replace(right, wrong, 1))
    assert message.startswith(f"f.yml:{place}")
    assert reason in message
    assert message.endswith(
        "indent it like the lines around it, or enclose text with special characters in '…'"
    )


def test_multiline_quoted_text_is_no_error() -> None:
    text = TEXT.replace("'1901'", "'1901\n    or so' # about")
    assert read_message(text.replace("The floods", "The: floods")).startswith(
        "f.yml:4:13: text contains a colon"
    )
