"""Errors in the data, with messages that say how to fix them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chronicle.values import count_noun

MAX_PLACES_NAMED = 5
MAX_LINES = 10
# The minimum similarity of a misspelt name, if names of other software are also allowed.
MISSPELLING_CUTOFF = 0.8
OTHER_UNICODE_FORM = (
    "; the file exists, but its name uses another Unicode normalization, as on macOS: rename the "
    "file, and type the name again here"
)


@dataclass(frozen=True, order=True)
class Problem:
    """One error: its position and a message.

    Lines and columns count from 1; both are 0 for the file as a whole. Problems with the same
    non-empty `cause` probably have one origin, and are reported as one problem.
    """

    file: str
    line: int
    column: int
    message: str
    cause: str = field(default="", compare=False)

    @classmethod
    def from_offset(
        cls, file: str, text: str, position: int, message: str, first: int = 1
    ) -> Problem:
        """Return the problem at an offset in a text that begins on line `first` of its file."""
        line = first + text.count("\n", 0, position)
        return cls(file, line, position - text.rfind("\n", 0, position), message)

    @property
    def location(self) -> str:
        """The file, with line and column if they are known."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


class DataError(Exception):
    """Raised if the data has problems.

    `problems` contains all problems in the order of files. `count` is the number of problems as
    text; the message ends with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        in_order = sorted(set(problems))
        self.problems = tuple(merge_by_cause(in_order))
        self.count = count_noun(len(self.problems), "problem")
        lines = [*map(str, self.problems), self.count]
        super().__init__("\n".join(lines))


def merge_by_cause(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems in order, with all problems of one cause merged into the first."""
    groups: dict[Problem | str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.cause or problem, []).append(problem)
    for first, *other_problems in groups.values():
        places = [problem_.location for problem_ in other_problems]
        if len(places) > MAX_PLACES_NAMED:
            places[MAX_PLACES_NAMED:] = [f"and {len(places) - MAX_PLACES_NAMED} more"]
        also = ""
        if places:
            also = f"; also at {', '.join(places)}"
        yield replace(first, message=f"{first.message}{also}")


def limit_lines(lines: Sequence[str]) -> list[str]:
    """Return the first ten lines and a line that counts the others; do not shorten eleven lines."""
    omitted_count = len(lines) - MAX_LINES
    if omitted_count > 1:
        return [*lines[:MAX_LINES], f"and {omitted_count} more"]
    return [*lines]


def suggest_name(raw: str, expected: Iterable[str]) -> str:
    """Return “; did you mean …?” with the closest valid name; empty if none is close.

    If only the Unicode normalization differs, the text says so.
    """
    for suggestion in closest_names(raw, expected):
        is_same_to_the_eye = _normalize_name(suggestion) == _normalize_name(raw)
        if suggestion != raw and is_same_to_the_eye:
            return OTHER_UNICODE_FORM
        return f"; did you mean “{suggestion}”?"
    return ""


def closest_names(raw: str, expected: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """Return a list with the closest valid name, or an empty list if none is close.

    The same words in another order are closest: “journal article” is `article-journal`.
    """
    names = sorted(expected)
    for normalize in (_normalize_name, _split_words):
        for name in names:
            if normalize(name) == normalize(raw):
                return [name]
    return difflib.get_close_matches(raw, names, n=1, cutoff=cutoff)


def correct_spelling(name: str, known_names: Iterable[str]) -> str:
    """Return the known name that `name` misspells; empty if `name` is known or unlike all."""
    for suggestion in closest_names(name, known_names, MISSPELLING_CUTOFF):
        if suggestion != name:
            return suggestion
    return ""


def _normalize_name(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _split_words(name: str) -> list[str]:
    return sorted(re.findall(r"[^\W_]+", name.lower()))
