"""Locators: the passages of a work that a source cites, such as `pp. 24–25, n. 75` or `¶13, table`.

A locator is a comma-separated list. A part is a label with a number or a range (`p. 25`, `nn.
75–76`), a number that continues the previous label (`pp. 13, 27`), or a name (“table”, `ch. 4`,
`entry of 3 September 1666`, `2.117`). `p. 25n75` is a note without the text that it belongs to.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

# The labels of each unit before one number and before several. Locators list units in this order. A
# unit is a CSL locator term if CSL has one; `named` passages have no label.
LABELS_BY_UNIT = {
    "page": ("p. ", "pp. "),
    "paragraph": ("¶", "¶¶"),
    "named": ("", ""),
    "note": ("n. ", "nn. "),
}
UNITS_BY_LABEL = {label: unit for unit, pair in LABELS_BY_UNIT.items() for label in pair if label}
# An optional label, a number, and an optional end of a range after an en dash.
NUMBER_PATTERN = "[1-9][0-9]{0,4}"
LABEL_PATTERN = "|".join(map(re.escape, sorted(UNITS_BY_LABEL, key=len, reverse=True)))
LOCATOR_PART = re.compile(
    rf"(?P<label>{LABEL_PATTERN})?(?P<first>{NUMBER_PATTERN})(?:–(?P<last>{NUMBER_PATTERN}))?"
)
# Numeric locators with a typing error, which must not be taken for names: p.25, page 25, pp. 24-25,
# 25.
UNIT_ABBREVIATIONS = "|".join(
    [
        *(label.strip(" .") for label in UNITS_BY_LABEL),
        *(f"{unit}s?" for unit in LABELS_BY_UNIT),
    ]
)
MISTYPED_LOCATOR = re.compile(rf"(?:{UNIT_ABBREVIATIONS})?\.? ?\d+(?:[-–]\d+)?", re.IGNORECASE)
VALID_NOTATIONS = (
    "p. 25, pp. 24–25, n. 75, nn. 75–76, p. 25n75, ¶19, a range with a long dash, or a name listed "
    "in the work’s locators"
)


class Passage(NamedTuple):
    """One passage of a work: `unit` is a key of `LABELS_BY_UNIT`; `number` is 0 for `named`."""

    unit: str
    number: int
    name: str = ""

    def __str__(self) -> str:
        return format_locator([self])


@lru_cache(maxsize=65536)
def parse_passages(text: str) -> tuple[Passage, ...]:
    """Return every single passage that a locator covers, in the order written.

    Raises ValueError, with the invalid part and the expected form, for any other text.
    """
    return tuple(chain.from_iterable(_parse_parts(text)))


def first_passages(text: str) -> list[Passage]:
    """Return the first passage of each number or range in a locator."""
    return [part[0] for part in _parse_parts(text)]


def _parse_parts(text: str) -> Iterator[list[Passage]]:
    """Yield the passages of each part of a locator; see `parse_passages`."""
    unit = ""
    for part in separate_notes(text).split(", "):
        if match := LOCATOR_PART.fullmatch(part):
            if match["label"]:
                unit = UNITS_BY_LABEL[match["label"]]
            if not unit:
                remedy = f"write p. {part} (page), ¶{part} (paragraph) or n. {part} (note)"
                raise ValueError(f"“{part}” has no label; {remedy}")
            yield [Passage(unit, number) for number in _parse_range(match)]
        elif MISTYPED_LOCATOR.fullmatch(part) or part != part.strip() or not part or "," in part:
            raise ValueError(f"“{part}” is not a valid locator; expected {VALID_NOTATIONS}")
        else:
            unit = ""
            yield [Passage("named", 0, part)]


def separate_notes(text: str) -> str:
    """Return a locator with its notes separated from their pages: `p. 25, n. 75` for `p. 25n75`."""
    return re.sub("(?<=[0-9])(nn?)(?=[0-9])", r", \1. ", text)


def _parse_range(match: re.Match[str]) -> range:
    """Return the numbers in a part of a locator. Raises ValueError unless a range ascends."""
    first = int(match["first"])
    if not match["last"]:
        return range(first, first + 1)
    last = int(match["last"])
    if last <= first:
        raise ValueError(f"“{match[0]}” is not ascending; the second number must be higher")
    return range(first, last + 1)


def format_locator(passages: Iterable[Passage]) -> str:
    """Return passages as a sorted locator with ranges: `pp. 12, 14–16, table, nn. 3–4`.

    The locator covers exactly these passages. Named passages keep their order.
    """
    units = list(LABELS_BY_UNIT)

    def sort_key(passage: Passage) -> tuple[int, int]:
        return units.index(passage.unit), passage.number

    ordered = sorted(dict.fromkeys(passages), key=sort_key)
    parts: list[str] = []
    for unit, group in groupby(ordered, key=lambda passage: passage.unit):
        if unit == "named":
            parts += [passage.name for passage in group]
            continue
        numbers = [passage.number for passage in group]
        label_of_one, label_of_several = LABELS_BY_UNIT[unit]
        label = label_of_one if len(numbers) == 1 else label_of_several
        parts.append(label + ", ".join(format_ranges(numbers)))
    return ", ".join(parts)


def format_ranges(numbers: Iterable[int]) -> list[str]:
    """Return sorted numbers as text, consecutive ones as ranges: `12`, `14–16`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ranges = []
    for run in runs:
        text = str(run[0])
        if len(run) > 1:
            text += f"–{run[-1]}"
        ranges.append(text)
    return ranges


def strip_label(passage: str) -> str:
    """Return a passage or range without its label: `25`, `75–76`, “table”."""
    return re.sub(f"^(?:{LABEL_PATTERN})(?=[0-9])", "", passage)
