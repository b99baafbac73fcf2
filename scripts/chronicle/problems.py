"""Problems of the data, in words by which the person who wrote it can mend it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chronicle.values import counted

MOST_PLACES_NAMED = 5
MOST_LINES = 10
# How alike a name is to another that is meant, where names of others stand beside ours.
MISSPELLING_CUTOFF = 0.8
OTHER_UNICODE_FORM = (
    "; the file exists, but its name uses another Unicode normalization, as on macOS: rename the "
    "file, and type the name again here"
)


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: its place and a sentence.

    Lines and columns count from 1; both are 0 where the file as such is meant. Problems of one
    `cause`, if it is not empty, most likely come from one mistake, and are reported as one.
    """

    file: str
    line: int
    column: int
    message: str
    cause: str = field(default="", compare=False)

    @classmethod
    def at(cls, file: str, text: str, position: int, message: str, first: int = 1) -> Problem:
        """The problem at a position in a text that begins on line `first` of its file."""
        line = first + text.count("\n", 0, position)
        return cls(file, line, position - text.rfind("\n", 0, position), message)

    @property
    def place(self) -> str:
        """The file, with line and column where it has them."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DataError(Exception):
    """The data has problems.

    `problems` are all of them in the order of the files, `count` their number in words, with which
    the message ends.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        in_order = sorted(set(problems))
        self.problems = tuple(merge_by_cause(in_order))
        self.count = f"{counted(len(self.problems), 'problem')} in the data"
        lines = [*map(str, self.problems), self.count]
        super().__init__("\n".join(lines))


def merge_by_cause(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in order; problems with one cause are merged into the first of them."""
    groups: dict[Problem | str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.cause or problem, []).append(problem)
    for first, *others in groups.values():
        places = [other.place for other in others]
        if len(places) > MOST_PLACES_NAMED:
            places[MOST_PLACES_NAMED:] = [f"and {len(places) - MOST_PLACES_NAMED} more"]
        also = ""
        if places:
            also = f"; also at {', '.join(places)}"
        yield replace(first, message=f"{first.message}{also}")


def shortened(lines: Sequence[str]) -> list[str]:
    """Return the first ten lines, with a last line that counts the others."""
    others = len(lines) - MOST_LINES
    if others > 1:
        return [*lines[:MOST_LINES], f"and {others} more"]
    return [*lines]


def nearest(raw: str, expected: Iterable[str]) -> str:
    """“; did you mean …?” with the closest valid name, or nothing where none is close."""
    for close in closest(raw, expected):
        is_same_to_the_eye = _normalize(close) == _normalize(raw)
        if close != raw and is_same_to_the_eye:
            return OTHER_UNICODE_FORM
        return f"; did you mean “{close}”?"
    return ""


def closest(raw: str, expected: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """A list with the closest valid name; an empty one where none is close.

    The same words in another order are the closest: “journal article” is `article-journal`.
    """
    names = sorted(expected)
    for form in (_normalize, _words):
        for name in names:
            if form(name) == form(raw):
                return [name]
    return difflib.get_close_matches(raw, names, n=1, cutoff=cutoff)


def _normalize(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"[^\W_]+", name.lower()))
