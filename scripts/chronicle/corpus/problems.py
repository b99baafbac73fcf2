"""What is wrong with the data, told so that the person who typed it can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: file, line and column (both from 1; 0 where the whole file is meant), and a sentence."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        where = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{where}: {self.message}"


class DataError(Exception):
    """The data has problems: all of them in the order of the files, and their number in words that end the message."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.count = f"{len(self.problems)} problem{'s' if len(self.problems) != 1 else ''} in the data"
        super().__init__("\n".join([*map(str, self.problems), self.count]))


def nearest(found: str, expected: Iterable[str]) -> str:
    """“; did you mean …?” with the closest valid name, or nothing where none is close."""
    close = difflib.get_close_matches(found, sorted(expected), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""
