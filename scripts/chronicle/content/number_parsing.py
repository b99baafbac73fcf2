"""Numbers in a text, in digits and in words of its language."""

import re
from math import log10

from chronicle.content.languages import Language


def numbers(text: str, language: Language) -> list[tuple[str, list[float]]]:
    """Return numbers above one in a text and their readings: 300 and 306 of “three hundred six”.

    The last reading is that of all its words.
    """
    part, row = _patterns(language)
    found = []
    for match in row.finditer(text):
        words: list[str] = []
        parts: list[float] = []
        readings: list[float] = []
        for word in part.findall(match[0].lower()):
            digits = word.replace(language.thousands, "").replace(language.decimal, ".")
            value = language.numbers.get(word) or float(digits)
            smaller = sum(each for each in parts if each < value)
            if smaller and log10(value).is_integer():  # as in “three hundred”
                parts = [each for each in parts if each > value]
                value *= smaller
            elif not parts or words[-1][0].isdigit() or parts[-1] % 10 or value >= parts[-1]:
                # Another number begins after digits, after a unit, and with a value not smaller.
                parts, words, readings = [], [], []
                found.append((words, readings))
            words.append(word)
            parts.append(value)
            readings.append(sum(parts))
    return [(" ".join(words), readings) for words, readings in found if readings[-1] > 1]


def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a component of a number, and for a sequence from a word boundary.

    An English number word must end at a word boundary; in other languages a suffix may follow.
    """
    longest_first = sorted(language.numbers, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first)) or "(?!)"
    word = rf"(?:{alternatives})" + (r"\b" if not language.lang else "")
    thousands, decimal = map(re.escape, (language.thousands, language.decimal))
    digits = rf"\d+(?:{thousands}\d{{3}})*(?:{decimal}\d+)?"
    part = f"{digits}|{word}"
    row = rf"(?:{digits}|(?<![^\W\d_]){word})(?:[ -]?(?:{part}))*"
    return re.compile(part), re.compile(row, re.IGNORECASE)
