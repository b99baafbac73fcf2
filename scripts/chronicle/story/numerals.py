"""Numbers in a text, in digits and in words, as its language writes them."""

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from chronicle.story.languages import Language

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


class Number(NamedTuple):
    """A number in a text, with its readings: 3, 300 and 306 of “three hundred and six”."""

    text: str
    readings: list[float]

    @property
    def value(self) -> float:
        """Its reading by all its words."""
        return self.readings[-1]


def numbers(text: str, language: Language) -> Iterator[Number]:
    """Every number in a text; in English the number of a month too."""
    if not language.lang:
        text = MONTH.sub(lambda month: f"; {MONTHS[month[0]]};", text)
    for run in language.number.finditer(text):
        parts: list[float] = []
        readings: list[float] = []
        start, is_word = 0, False
        for part in language.part_of_number.finditer(run[0]):
            value = _value(part, language)
            if parts and is_word and value < _unit(parts[-1]):
                parts.append(value)
            elif parts and part["word"] and parts[-1] < value == _unit(value) > 1:
                smaller = sum(each for each in parts if each < value)
                parts = [*(each for each in parts if each > value), smaller * value]
            else:
                if readings:
                    yield Number(run[0][start : part.start()].strip(), readings)
                start, parts, readings = part.start(), [value], []
            is_word = bool(part["word"])
            readings.append(round(sum(parts), 3))
        yield Number(run[0][start:], readings)


def _value(part: re.Match[str], language: Language) -> float:
    if part["word"]:
        return language.numbers[part["word"].lower()]
    plain = part[0].replace(language.thousands, "")
    return float(plain.replace(language.decimal, "."))


def _unit(value: float) -> int:
    """The greatest power of ten of which a number has so many: 1000 of 24,000."""
    unit = 1
    while value >= unit * 10 and value % (unit * 10) == 0:
        unit *= 10
    return unit
