"""A few of the mutations of `tests/bench/mutate.py`: whatever is typed, nothing makes a traceback."""

import random
from pathlib import Path

import pytest

from bench import mutate


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return mutate.copied(tmp_path)


@pytest.mark.parametrize(("kind", "count"), [(0, 45), (1, 30)])
def test_no_mutation_makes_a_traceback(project: Path, kind: int, count: int) -> None:
    files, chance = mutate.kinds(project)[kind], random.Random(kind)
    outcomes = list(mutate.mutations(files, count, chance, lambda _: mutate.told(project)))
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    problems = [problem for outcome in outcomes if isinstance(outcome, list) for problem in outcome]
    assert len([problem for problem in problems if problem.line]) > 0.8 * len(problems) > 0


@pytest.mark.warns
def test_no_mutation_of_the_settings_makes_a_traceback(project: Path) -> None:
    files, chance = mutate.kinds(project)[2], random.Random(2)
    outcomes = list(mutate.mutations(files, 25, chance, mutate.told_of_settings))
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert any(outcomes)


def test_files_that_windows_saved_and_what_editors_leave_are_no_problem(project: Path) -> None:
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for name in ("docs/.index.md.swp", "docs/index.md~", "docs/chapters/.DS_Store", "data/x.yml~"):
        (project / name).write_bytes(b"\xff")
    assert mutate.told(project) == []
