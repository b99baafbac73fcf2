"""Numbers in a text, in digits and in words of its language."""

import re
from math import log10

from chronicle.content.languages import Language


def parse_numbers(text: str, language: Language) -> list[tuple[str, list[float]]]:
    """Return numbers above one in a text with their readings: 3, 300, 306 of “three hundred six”.

    The last reading is the value of all words of the number.
    """
    component, row = _number_patterns(language)
    numbers = []
    for match in row.finditer(text):
        tokens: list[str] = []
        values: list[float] = []
        readings: list[float] = []
        for word in component.findall(match[0].lower()):
            digits = word.replace(language.thousands, "").replace(language.decimal, ".")
            value = language.numbers.get(word) or float(digits)
            smaller_sum = sum(value_ for value_ in values if value_ < value)
            if smaller_sum and log10(value).is_integer():  # as in “three hundred”
                values = [value_ for value_ in values if value_ > value]
                value *= smaller_sum
            elif not values or tokens[-1][0].isdigit() or values[-1] % 10 or value >= values[-1]:
                # Another number begins after digits, after a unit, or with a value that is not
                # smaller.
                values = []
                tokens = []
                readings = []
                numbers.append((tokens, readings))
            tokens.append(word)
            values.append(value)
            readings.append(sum(values))
    return [(" ".join(tokens), readings) for tokens, readings in numbers if readings[-1] > 1]


def _number_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for one component of a number, and one for a complete number.

    An English number word must end at a word boundary; in other languages a suffix may follow.
    """
    longest_first = sorted(language.numbers, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first)) or "(?!)"
    word = rf"(?:{alternatives})" + (r"\b" if not language.lang else "")
    thousands, decimal = map(re.escape, (language.thousands, language.decimal))
    digits = rf"\d+(?:{thousands}\d{{3}})*(?:{decimal}\d+)?"
    component = f"{digits}|{word}"
    row = rf"(?:{digits}|(?<![^\W\d_]){word})(?:[ -]?(?:{component}))*"
    return re.compile(component), re.compile(row, re.IGNORECASE)
