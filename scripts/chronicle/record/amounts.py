"""The value of a claim: a number with the certainty its voice gives it, or words.

A figure is a number, or a mapping with one qualifier and its number (`{about: 100}`), or a range
(`{from: 150, to: 384}`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chronicle.record.text import MISDECODED, Prose, prose

Number = int | float
# The qualifiers a figure may carry, each with the words readers see before the number.
QUALIFIERS = {
    "about": "about",
    "nearly": "nearly",
    "over": "over",
    "at_least": "at least",
    "at_most": "at most",
    "estimated": "an estimated",
}
# Counts that a sentence gives as words.
COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
# How a value is written.
FORMS = "a number, words, {from: 150, to: 384} or one of {" + ": 1} {".join(QUALIFIERS) + ": 1}"


@dataclass(frozen=True)
class Figure:
    """A number from `low` to `high` (the same where it is one number), with a qualifier or none."""

    low: Number
    high: Number
    qualifier: str = ""

    @property
    def words(self) -> str:
        """As readers see it: `about 100`, `150–384`, `12.5`, `320,000`."""
        if self.low != self.high:
            return f"{self.low:,}–{self.high:,}"
        words = f"{self.low:,}"
        return f"{QUALIFIERS[self.qualifier]} {words}" if self.qualifier else words

    def data(self) -> Number | dict[str, Number]:
        """As it stands in the YAML."""
        if self.low != self.high:
            return {"from": self.low, "to": self.high}
        return {self.qualifier: self.low} if self.qualifier else self.low


def in_words(number: int) -> str:
    """A count as a word, from “no” to “twelve”; a greater one in digits."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def in_series(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `events, deployments and claims`; empty for none."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def noun_after(number: int, noun: str, plural: str = "") -> str:
    """A noun as it stands after a count; `plural` where it is not the noun and s."""
    return noun if number == 1 else plural or f"{noun}s"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 event`, `3,000 events`; see `noun_after`."""
    return f"{number:,} {noun_after(number, noun, plural)}"


def counted_in_words(number: int, noun: str, plural: str = "") -> str:
    """A count as a word with its noun: `one event`, `no events`; see `noun_after`."""
    return f"{in_words(number)} {noun_after(number, noun, plural)}"


def counted_by_noun(numbers: Mapping[str, int]) -> str:
    """Counts by noun: `12 events, 1 deployment`; what there is none of is left out."""
    return ", ".join(counted(number, noun) for noun, number in numbers.items() if number)


def parse(value: Any, misdecoded: re.Pattern[str] = MISDECODED) -> Figure | Prose:
    """Read the value of a claim as YAML gives it.

    `misdecoded` matches characters that words may not have.

    Raises ValueError, saying what was expected, for any other shape.
    """
    if isinstance(value, str):
        return Prose(prose(value, misdecoded))
    if _is_number(value):
        return Figure(value, value)
    if isinstance(value, Mapping):
        if set(value) == {"from", "to"} and all(map(_is_number, value.values())):
            if value["to"] <= value["from"]:
                raise ValueError("is a range that ends before it starts")
            return Figure(value["from"], value["to"])
        if len(value) == 1:
            ((qualifier, number),) = value.items()
            if qualifier in QUALIFIERS and _is_number(number):
                return Figure(number, number, qualifier)
    raise ValueError(f"is no value of a claim; expected {FORMS}")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15
