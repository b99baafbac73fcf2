"""The value of a claim: a number with its certainty, a date, or text.

A number may have a qualifier (`{about: 100}`) or be a range (`{from: 150, to: 384}`). A date is a
mapping too (`{date: -1626/-1599}`), because a bare year is read as a number.
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

# A Decimal keeps all digits that were written after the decimal point.
Number = int | Decimal
QUALIFIER_WORDS = {
    "about": "about",
    "nearly": "nearly",
    "over": "over",
    "at_least": "at least",
    "at_most": "at most",
    "estimated": "an estimated",
}
NUMBER_WORDS = (
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
# Beginnings of nouns that take “an”, by sound: an undertaking, an hour, but a unit, a user.
INITIAL_VOWEL_SOUND = re.compile(
    "(?!eu|ewe|one|uni(?![mn])|us[aeu]|ut[eio]|uk|ubi)[aeiou]|hour|heir|hono", re.IGNORECASE
)
MIN_ROUNDED_BY_JSON = 10**15
VALUE_NOTATIONS = (
    "a number without commas, text, {from: 150, to: 384}, {date: 1903-05} or a qualified number: {"
    + ": 1}, {".join(QUALIFIER_WORDS)
    + ": 1}"
)
NUMBER_TEXT = re.compile(r"\d[\d.]*")
INVALID_VALUE = f"is not a valid value; expected {VALUE_NOTATIONS}"


@dataclass(frozen=True)
class Figure:
    """A number (`low` equals `high`) or a range, with an optional qualifier."""

    low: Number
    high: Number
    qualifier: str = ""

    @property
    def words(self) -> str:
        """The figure as text: `about 100`, `150–384`, `12.5`, `320,000`."""
        if self.qualifier:
            return f"{QUALIFIER_WORDS[self.qualifier]} {self.number_text}"
        return self.number_text

    @property
    def number_text(self) -> str:
        """The number or range as text, without its qualifier."""
        low = format_number(self.low)
        if self.low == self.high:
            return low
        # Next to a negative number, a dash would look like a minus sign.
        dash = "–" if self.low >= 0 else " to "
        return f"{low}{dash}{format_number(self.high)}"

    @property
    def bounds(self) -> tuple[float, ...]:
        """The lower and the upper bound, each as an int or a float."""
        return _as_int_or_float(self.low), _as_int_or_float(self.high)

    def to_yaml_value(self) -> float | dict[str, float]:
        """Return the figure as written in YAML: a number, `{from, to}` or `{qualifier: number}`."""
        low, high = self.bounds
        if low != high:
            return {"from": low, "to": high}
        if self.qualifier:
            return {self.qualifier: low}
        return low


def _as_int_or_float(number: Number) -> float:
    """Convert a number to a type that JSON has."""
    if isinstance(number, int):
        return number
    return float(number)


def format_number(number: Number | float) -> str:
    """Format a number with thousands separators and a minus sign, without rounding or exponent."""
    return f"{Decimal(str(number)):,f}".replace("-", "−")


def number_in_words(number: int) -> str:
    """Return a count as a word from “no” to “twelve”, otherwise in digits."""
    if number < len(NUMBER_WORDS):
        return NUMBER_WORDS[number]
    return str(number)


def join_series(items: Sequence[str], conjunction: str = "and") -> str:
    """Join words as in a sentence: `events, deployments and claims`; empty for none."""
    *head, last = items or ("",)
    beginning = ", ".join(head)
    return f" {conjunction} ".join(filter(None, (beginning, last)))


def pluralize(number: int, noun: str, plural: str) -> str:
    """Return `noun` for 1, otherwise `plural`, or `noun` with an s if `plural` is empty."""
    if number == 1:
        return noun
    return plural or f"{noun}s"


def count_noun(number: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: `1 event`, `3,000 events`; see `pluralize`."""
    return f"{number:,} {pluralize(number, noun, plural)}"


def count_noun_in_words(number: int, noun: str, plural: str = "") -> str:
    """Return a count in words with its noun: `one event`, `no events`; see `pluralize`."""
    return f"{number_in_words(number)} {pluralize(number, noun, plural)}"


def add_article(noun: str) -> str:
    """Return a singular noun with its indefinite article: `a paper`, `an account`."""
    article = "an" if INITIAL_VOWEL_SOUND.match(noun) else "a"
    return f"{article} {noun}"


def parse(value: Any) -> Figure | Date | Prose:
    """Parse the value of a claim as loaded from YAML.

    Raises ValueError, with the expected forms, for any other value.
    """
    if isinstance(value, str):
        return Prose(check_prose(value))
    if not isinstance(value, Mapping):
        number = _check_number(value)
        return Figure(number, number)
    if [*value] == ["date"]:
        return dates.parse(str(value["date"]))
    return _parse_figure(value)


def _parse_figure(value: Mapping[Any, Any]) -> Figure:
    """Parse a range or a number with a qualifier. Raises ValueError for any other mapping."""
    numbers = {name: _parse_number(name, number) for name, number in value.items()}
    if set(numbers) == {"from", "to"}:
        if numbers["to"] <= numbers["from"]:
            raise ValueError("is a range that ends before it starts; exchange from and to")
        return Figure(numbers["from"], numbers["to"])
    if len(numbers) == 1:
        ((qualifier, number),) = numbers.items()
        if qualifier in QUALIFIER_WORDS:
            return Figure(number, number, qualifier)
        remedy = f"write one of {', '.join(QUALIFIER_WORDS)}, or both from and to"
        if matches := difflib.get_close_matches(str(qualifier), QUALIFIER_WORDS, n=1):
            remedy = f"did you mean “{matches[0]}”?"
        raise ValueError(f"cannot be read with “{qualifier}”; {remedy}")
    raise ValueError(INVALID_VALUE)


def _parse_number(name: str, value: Any) -> Number:
    """Parse a number in the mapping of a figure. Raises ValueError, with a remedy, if invalid."""
    if isinstance(value, str) and name in (*QUALIFIER_WORDS, "from", "to"):
        example: float | str = 100
        if match := NUMBER_TEXT.search(value.replace(",", "")):
            example = match[0]
        elif value in NUMBER_WORDS:
            example = NUMBER_WORDS.index(value)
        remedy = f"write digits, without quotation marks, such as {{{name}: {example}}}"
        raise ValueError(f"has “{value}” instead of a number; {remedy}")
    return _check_number(value)


def _check_number(value: Any) -> Number:
    is_number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    if not is_number or value != value or abs(value) == math.inf:
        raise ValueError(INVALID_VALUE)
    if not abs(value) < MIN_ROUNDED_BY_JSON:
        raise ValueError("is too large; write it in a larger unit, such as millions of crowns")
    number: Number = value
    if isinstance(value, float):
        number = Decimal(str(value))
    return number
