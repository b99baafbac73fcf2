"""Helpers that tests call by name; what they are given by pytest is in `conftest.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from chronicle.corpus import MODELINE, load
from chronicle.problems import DataError
from chronicle.records import KINDS

ROOT = Path(__file__).resolve().parent.parent
ANOTHER = ROOT / "tests" / "another"

Write = Callable[[Mapping[str, str]], Path]


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
