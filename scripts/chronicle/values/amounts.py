"""The value of a claim: a number with the certainty its voice gives it, or words.

A figure is a number, or a mapping with one qualifier and its number (`{about: 100}`), or a range
(`{from: 150, to: 384}`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chronicle.values.text import MISDECODED, Prose, prose

# As typed: what has a decimal point keeps all of its digits.
Number = int | Decimal
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
# How a noun begins whose article is “an”: an undertaking, but a unit.
VOWEL = re.compile("[aeio]|un(?!i)", re.IGNORECASE)
# How a value is written.
FORMS = "a number, words, {from: 150, to: 384} or one of {" + ": 1} {".join(QUALIFIERS) + ": 1}"
NO_VALUE = f"is no value of a claim; expected {FORMS}"


@dataclass(frozen=True)
class Figure:
    """A number from `low` to `high` (the same where it is one number), with a qualifier or none."""

    low: Number
    high: Number
    qualifier: str = ""

    @property
    def words(self) -> str:
        """As readers see it: `about 100`, `150–384`, `12.5`, `320,000`."""
        words = digits(self.low)
        if self.low != self.high:
            # A dash would be taken for a sign.
            dash = "–" if self.low >= 0 else " to "
            return f"{words}{dash}{digits(self.high)}"
        return f"{QUALIFIERS[self.qualifier]} {words}" if self.qualifier else words

    @property
    def is_one(self) -> bool:
        """Whether what it counts is in the singular: 1, about 1; not 1.0, not 1–2."""
        return digits(self.low) == digits(self.high) == "1"

    @property
    def ends(self) -> tuple[float, ...]:
        """Its lower and its upper end, in numbers that JSON has."""
        return tuple(end if isinstance(end, int) else float(end) for end in (self.low, self.high))

    def data(self) -> float | dict[str, float]:
        """As it stands in the YAML, in numbers that JSON has."""
        low, high = self.ends
        if low != high:
            return {"from": low, "to": high}
        return {self.qualifier: low} if self.qualifier else low


def digits(number: Number | float) -> str:
    """A number as it was typed, with commas and a minus: never rounded, never a power of ten."""
    return f"{Decimal(str(number)):,f}".replace("-", "−")


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


def counted_by_noun(numbers: Iterable[tuple[int, str, str]]) -> str:
    """Counts, each with its noun for one and for many: `12 events, 1 inquiry`; none of nought."""
    return ", ".join(counted(number, one, many) for number, one, many in numbers if number)


def with_article(noun: str) -> str:
    """A noun in the singular after its article: `a paper`, `an account`."""
    article = "an" if VOWEL.match(noun) else "a"
    return f"{article} {noun}"


def parse(value: Any, misdecoded: re.Pattern[str] = MISDECODED) -> Figure | Prose:
    """Read the value of a claim as YAML gives it.

    `misdecoded` matches characters that words may not have.

    Raises ValueError, saying what was expected, for any other shape.
    """
    if isinstance(value, str):
        return Prose(prose(value, misdecoded))
    if not isinstance(value, Mapping):
        number = _number(value)
        return Figure(number, number)
    numbers = {name: _number(each) for name, each in value.items()}
    if set(numbers) == {"from", "to"}:
        if numbers["to"] <= numbers["from"]:
            raise ValueError("is a range that ends before it starts")
        return Figure(numbers["from"], numbers["to"])
    if len(numbers) == 1:
        ((qualifier, number),) = numbers.items()
        if qualifier in QUALIFIERS:
            return Figure(number, number, qualifier)
    raise ValueError(NO_VALUE)


def _number(value: Any) -> Number:
    is_number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    if not (is_number and abs(value) < 1e15):
        raise ValueError(NO_VALUE)
    return Decimal(str(value)) if isinstance(value, float) else value
