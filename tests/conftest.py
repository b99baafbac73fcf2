"""What all tests share: the invented history of `another/`, and the rule that a test which logs a warning fails."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from chronicle import book as books
from chronicle.corpus import MODELINE, Corpus, load
from chronicle.pages.page import Book
from chronicle.problems import DataError
from chronicle.records import KINDS

ROOT = Path(__file__).resolve().parent.parent
ANOTHER = ROOT / "tests" / "another"

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture(autouse=True)
def _no_warning(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked as expecting one."""
    yield
    if "warns" not in request.keywords:
        told = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        assert told == []


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The invented history."""
    return load(ANOTHER / "data")


@pytest.fixture(scope="session")
def book() -> Book:
    """The invented history with its works formatted."""
    return books.load(ANOTHER / "data")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes data files, each with the line for editors that it needs, and gives their directory."""

    def writer(files: Mapping[str, str]) -> Path:
        data = tmp_path / "data"
        for name, text in files.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{modeline(name)}\n{text}", encoding="utf-8")
        return data

    return writer


def modeline(name: str) -> str:
    """The line with which a data file opens."""
    home, _, rest = name.partition("/")
    return f"{MODELINE}{'../' if rest else ''}schema/{KINDS[home].kind_}.json"


def problems(data: Path) -> list[str]:
    """What `load` finds wrong in a data directory, as lines."""
    try:
        load(data)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []
