from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from chronicle.corpus.yaml_reader import RawMapping, decode_file, iter_mappings
from chronicle.problems import Problem
from chronicle.values import amounts
from support.cases import cases


def read_mappings(path: Path, *, single: bool = False) -> tuple[list[RawMapping], list[str]]:
    problems: list[Problem] = []
    text = decode_file(path, path.name, problems)
    result = list(iter_mappings(text, path.name, problems, single=single))
    return result, [str(problem) for problem in problems]


def read_messages(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    return read_mappings(path)[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "f.yml"


def test_yaml_values_keep_positions(path: Path) -> None:
    path.write_text("- id: a # of it\n  date: 1966-10-20  # 2 days\n  list: [x, {y: 2}]\n", "utf-8")
    ((entry,), _) = read_mappings(path)
    assert entry.values == {"id": "a", "date": "1966-10-20", "list": ("x", {"y": 2})}
    assert entry.positions[("list", 1, "y")] == (3, 14)
    assert str(entry.make_problem(("list", 1, "y", "deeper"), "m")) == "f.yml:3:14: m"


def test_numbers_keep_their_digits(path: Path) -> None:
    path.write_text("- {a: 12.50, b: 1_000, c: 0.0000001, d: -0.5, e: 1.5e+3}\n", "utf-8")
    ((entry,), _) = read_mappings(path)
    texts = [amounts.format_number(number) for number in entry.values.values()]
    assert texts == ["12.50", "1,000", "0.0000001", "−0.5", "1,500"]


def test_other_scalars_are_text(path: Path) -> None:
    scalars = "010 1:30 .inf . no yes 2019-01-02 0x1F e3 0b1 1e99999 Null"
    path.write_text(f"- a: [{', '.join(scalars.split())}, true, null, ~, ]\n", "utf-8")
    ((entry,), _) = read_mappings(path)
    assert entry.values["a"] == (*scalars.split(), True, None, None)


@cases
def test_reports_invalid_yaml(path: Path, content: str, problem: str) -> None:
    messages = read_messages(path, content.encode())
    assert any(problem in line for line in messages), messages


def test_reports_invalid_utf8_and_deep_nesting(path: Path) -> None:
    assert read_messages(path, b"- a: b\n- c: \xff\n")[0].startswith("f.yml:2:6: is not UTF-8")
    assert "is not valid YAML" in read_messages(path, b"[" * 5000)[0]
    assert read_messages(path, b"- a: " + b"9" * 5000)[0].endswith("value has 5000 digits")


def test_accepts_comments_around_records(path: Path) -> None:
    content = b"# All.\n\n# About a.\n- id: a\n  # About b.\n  b: c\n\n# About d.\n\n- id: d\n  # Last.\n# End.\n"
    assert read_messages(path, content) == []


@pytest.mark.parametrize("content", [b"", b"# only a remark\n", b"[]\n", "\ufeff[]".encode()])
def test_empty_file_has_no_record(path: Path, content: bytes) -> None:
    assert read_messages(path, content) == []


def test_yaml_file_may_be_one_mapping(path: Path) -> None:
    path.write_text("a: [x, y]\nb:\n  c: 1\n", "utf-8")
    ((entry,), _) = read_mappings(path, single=True)
    assert entry.values == {"a": ("x", "y"), "b": {"c": 1}}
    assert entry.positions["b", "c"] == (3, 3)
    path.write_text("- a: x\n", "utf-8")
    message = "f.yml:1:1: is not a record; expected fields such as “id: …”"
    assert read_mappings(path, single=True)[1] == [message]


def test_rejects_alias_bomb(path: Path) -> None:
    lines = [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert read_messages(path, "\n".join(["- a0: &a0 [x, x]", *lines]).encode())


def test_reports_missing_file(tmp_path: Path) -> None:
    message = "none.yml: cannot be read: No such file or directory"
    assert read_mappings(tmp_path / "none.yml") == ([], [message])


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(
    strategies.binary(max_size=60)
    | strategies.text(alphabet="-:[]{}&*!?|>'\"#% ,ab1\n\t", max_size=60).map(str.encode)
)
def test_no_input_raises_an_exception(path: Path, content: bytes) -> None:
    assert all(line.startswith("f.yml:") for line in read_messages(path, content))
