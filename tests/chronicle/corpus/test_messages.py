"""One slip in the invented history, one message: what is told of each mistake that people make."""

import shutil
from pathlib import Path

import pytest

from support import ANOTHER, problems, replaced
from support.cases import cases


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))


@cases
def test_a_slip_is_told_in_words_and_once(
    data: Path, file: str, right: str, wrong: str, message: str
) -> None:
    replaced(data, file, right, wrong, 1)
    found = problems(data)
    assert any(message in problem for problem in found), found
    assert len(found) == 1, found


@cases
def test_a_file_that_cannot_be_read_is_one_problem(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(path.read_bytes() + b"- id: \xff\n")
    (problem,) = problems(data)
    assert problem.endswith("is not UTF-8; save the file in that encoding")


def test_a_file_that_is_gone_is_one_problem(data: Path) -> None:
    (data / "themes.yml").unlink()
    (problem,) = problems(data)
    assert (
        "expected the id of a theme: there is none yet; or enter it in data/themes.yml; so"
        in problem
    )


@cases
def test_a_file_out_of_place_is_one_problem(data: Path, there: str, problem: str) -> None:
    (data / there).parent.mkdir(exist_ok=True)
    (data / "events" / "events.yml").rename(data / there)
    (found,) = problems(data)
    assert found.startswith(f"data/{there}")
    assert problem in found
