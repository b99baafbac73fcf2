"""What is wrong with the data, in words by which the person who typed it can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: its place and a sentence.

    Lines and columns count from 1; both are 0 where the file as such is meant.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        where = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{where}: {self.message}"


class DataError(Exception):
    """The data has problems.

    `problems` are all of them in the order of the files, `count` their number in words, with which
    the message ends.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        noun = "problem" if len(self.problems) == 1 else "problems"
        self.count = f"{len(self.problems)} {noun} in the data"
        super().__init__("\n".join([*map(str, self.problems), self.count]))


def nearest(typed: str, expected: Iterable[str]) -> str:
    """“; did you mean …?” with the closest valid name, or nothing where none is close."""
    close = difflib.get_close_matches(typed, sorted(expected), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""
