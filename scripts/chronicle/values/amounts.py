"""The value of a claim: a number with the certainty its voice gives it, a date, or words.

A figure is a number, or a mapping with one qualifier and its number (`{about: 100}`), or a range
(`{from: 150, to: 384}`). A date is a mapping too (`{date: -1626/-1599}`): a year is no quantity.
"""

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chronicle.values import dates
from chronicle.values.dates import Date
from chronicle.values.text import Prose, check_prose

# As written: what has a decimal point keeps all of its digits.
Number = int | Decimal
QUALIFIERS_IN_WORDS = {
    "about": "about",
    "nearly": "nearly",
    "over": "over",
    "at_least": "at least",
    "at_most": "at most",
    "estimated": "an estimated",
}
COUNTS_IN_WORDS = (
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
# How a noun begins whose article is “an”: an undertaking, an hour, but a unit, a user, a eulogy.
VOWEL = re.compile(
    "(?!eu|ewe|one|uni(?![mn])|us[aeu]|ut[eio]|uk|ubi)[aeiou]|hour|heir|hono", re.IGNORECASE
)
LEAST_THAT_JSON_ROUNDS = 10**15
VALUE_FORMS = (
    "a number without commas, a text, {from: 150, to: 384}, {date: 1903-05} or one of {"
    + ": 1} {".join(QUALIFIERS_IN_WORDS)
    + ": 1}"
)
NO_VALUE = f"is not a valid value; expected {VALUE_FORMS}"


@dataclass(frozen=True)
class Figure:
    """A number from `low` to `high` (the same where it is one number), with a qualifier or none."""

    low: Number
    high: Number
    qualifier: str = ""

    @property
    def words(self) -> str:
        """As readers see it: `about 100`, `150–384`, `12.5`, `320,000`."""
        if self.qualifier:
            return f"{QUALIFIERS_IN_WORDS[self.qualifier]} {self.number}"
        return self.number

    @property
    def number(self) -> str:
        """The number without its qualifier."""
        words = digits(self.low)
        if self.low == self.high:
            return words
        # A dash would be taken for a sign.
        dash = "–" if self.low >= 0 else " to "
        return f"{words}{dash}{digits(self.high)}"

    @property
    def ends(self) -> tuple[float, ...]:
        """Its lower and its upper end, each as an int or a float."""
        return _for_json(self.low), _for_json(self.high)

    def data(self) -> float | dict[str, float]:
        """The figure as written in YAML: a number, a range as a mapping, or {qualifier: number}."""
        low, high = self.ends
        if low != high:
            return {"from": low, "to": high}
        if self.qualifier:
            return {self.qualifier: low}
        return low


def _for_json(number: Number) -> float:
    """The number as an int or a float, which JSON can hold."""
    if isinstance(number, int):
        return number
    return float(number)


def digits(number: Number | float) -> str:
    """A number in digits with commas and a minus sign; never rounded, never with an exponent."""
    return f"{Decimal(str(number)):,f}".replace("-", "−")


def in_words(number: int) -> str:
    """A count as a word, from “no” to “twelve”; a greater one in digits."""
    if number < len(COUNTS_IN_WORDS):
        return COUNTS_IN_WORDS[number]
    return str(number)


def in_series(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `events, deployments and claims`; empty for none."""
    if not words:
        return ""
    *others, last = words
    if not others:
        return last
    listed = ", ".join(others)
    return f"{listed} and {last}"


def noun_after(number: int, noun: str, plural: str = "") -> str:
    """The noun after 1; after any other number `plural`, or the noun with an s if that is empty."""
    if number == 1:
        return noun
    return plural or f"{noun}s"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 event`, `3,000 events`; see `noun_after`."""
    return f"{number:,} {noun_after(number, noun, plural)}"


def counted_in_words(number: int, noun: str, plural: str = "") -> str:
    """A count as a word with its noun: `one event`, `no events`; see `noun_after`."""
    return f"{in_words(number)} {noun_after(number, noun, plural)}"


def with_article(noun: str) -> str:
    """A noun in the singular after its article: `a paper`, `an account`."""
    article = "an" if VOWEL.match(noun) else "a"
    return f"{article} {noun}"


def parse(value: Any) -> Figure | Date | Prose:
    """Read the value of a claim as YAML gives it.

    Raises ValueError, saying what was expected, for any other shape.
    """
    if isinstance(value, str):
        return Prose(check_prose(value))
    if not isinstance(value, Mapping):
        number = _number(value)
        return Figure(number, number)
    if [*value] == ["date"]:
        return dates.parse(str(value["date"]))
    return _figure(value)


def _figure(value: Mapping[Any, Any]) -> Figure:
    """The range, or the number with a qualifier, in a mapping. Raises ValueError for any other."""
    numbers = {name: _parse_number(name, number) for name, number in value.items()}
    if set(numbers) == {"from", "to"}:
        if numbers["to"] <= numbers["from"]:
            raise ValueError("is a range that ends before it starts")
        return Figure(numbers["from"], numbers["to"])
    if len(numbers) == 1:
        ((qualifier, number),) = numbers.items()
        if qualifier in QUALIFIERS_IN_WORDS:
            return Figure(number, number, qualifier)
        if close := difflib.get_close_matches(str(qualifier), QUALIFIERS_IN_WORDS, n=1):
            raise ValueError(f"{NO_VALUE}; did you mean “{close[0]}”?")
    raise ValueError(NO_VALUE)


def _parse_number(name: str, value: Any) -> Number:
    """The number under a name in a figure. Raises ValueError, with what to write, for any other."""
    if isinstance(value, str) and name in (*QUALIFIERS_IN_WORDS, "from", "to"):
        shown = 100
        if value in COUNTS_IN_WORDS:
            shown = COUNTS_IN_WORDS.index(value)
        better = f"write digits, without quotation marks, such as {{{name}: {shown}}}"
        raise ValueError(f"has “{value}” instead of a number; {better}")
    return _number(value)


def _number(value: Any) -> Number:
    is_number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    if not is_number or value != value or abs(value) == math.inf:
        raise ValueError(NO_VALUE)
    if not abs(value) < LEAST_THAT_JSON_ROUNDS:
        raise ValueError("is too large; write it in a larger unit, such as millions of crowns")
    number: Number = value
    if isinstance(value, float):
        number = Decimal(str(value))
    return number
