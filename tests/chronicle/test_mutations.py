"""Fuzz test: mutations of the sample history never cause a traceback.

The mutations are the same in every run; the environment variable `TRIES` multiplies their number.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from mkdocs.exceptions import MkDocsException

from chronicle import build
from chronicle.host.project import Project
from chronicle.problems import DataError, Problem
from chronicle.site import Site
from support import load_project
from support.cases import load_yaml

T = TypeVar("T")
TRIES = int(os.environ.get("TRIES", "1"))
INSERTED: list[str] = load_yaml(__file__)["inserted"]


def mutate(text: str, chance: random.Random) -> bytes:
    """Return a text with one error: something removed, inserted, moved, duplicated or corrupted."""
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    start = chance.randrange(len(text))
    match chance.randrange(8):
        case 0:
            del lines[number]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[number])
        case 2:
            lines[number] = f" {lines[number]}"
        case 3:
            return (text[:start] + text[start + chance.randrange(1, 12) :]).encode()
        case 4:
            return text.encode()[:start] + bytes([chance.randrange(256)]) + text.encode()[start:]
        case 5:
            length = chance.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:length]
        case 6:
            words = text.split(" ")
            first = chance.randrange(len(words))
            second = chance.randrange(len(words))
            words[first], words[second] = words[second], words[first]
            return " ".join(words).encode()
        case _:
            return (text[:start] + chance.choice(INSERTED) + text[start:]).encode()
    return "\n".join(lines).encode()


def list_problems(project: Path) -> list[Problem]:
    try:
        history = load_project(project, Site(name=""))
    except DataError as error:
        return list(error.problems)
    return list(build.check_links(history, project / "docs"))


def check_settings(project: Path) -> list[str]:
    try:
        Project.from_file(project / "mkdocs.yml")
    except MkDocsException as error:
        return [str(error)]
    return []


def mutate_files(
    project: Path, names: str, count: int, report: Callable[[Path], list[T]]
) -> list[T]:
    """Return the problems of a project with an error in one file after another."""
    files = sorted(project.glob(names))
    chance = random.Random(names)
    reported = []
    for number in range(count * TRIES):
        path = files[number % len(files)]
        before = path.read_bytes()
        path.write_bytes(mutate(before.decode(), chance))
        print(path.name, path.read_bytes()[:2000])  # shown if the test fails
        reported += report(project)
        path.write_bytes(before)
    return reported


@pytest.mark.parametrize(("names", "count"), [("data/**/*.yml", 45), ("docs/**/*.md", 30)])
def test_no_mutation_raises_an_exception(project: Path, names: str, count: int) -> None:
    problems = mutate_files(project, names, count, list_problems)
    assert len([problem for problem in problems if problem.line]) > 0.8 * len(problems) > 0


@pytest.mark.warns
def test_no_mutation_of_settings_raises_an_exception(project: Path) -> None:
    assert mutate_files(project, "mkdocs.yml", 25, check_settings)


def test_accepts_windows_files_and_editor_leftovers(project: Path) -> None:
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for name in (
        "docs/.index.md.swp",
        "docs/index.md~",
        "docs/chapters/.DS_Store",
        "data/x.yml~",
        "data/#x.yml#",
        "data/~$x.yml",
    ):
        (project / name).write_bytes(b"\xff")
    assert list_problems(project) == []
