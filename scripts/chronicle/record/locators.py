"""Locators: the places in a work that a source names, such as `pp. 24–25, n. 75` or `¶13, table`.

A locator is a list of parts between commas. A part is a label with a number or a range (`p. 25`,
`nn. 75–76`), a number that goes on with the label before it (`pp. 13, 27`), or the name of a place
(`table`, `entry of 3 September 1666`, `2.117`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

# Each unit that is counted, a locator term of CSL where there is one, and what stands before one
# number of it and before several; in the order that a list has, with the names of places.
UNITS = {
    "page": ("p. ", "pp. "),
    "folio": ("fol. ", "fols. "),
    "chapter": ("ch. ", "chs. "),
    "section": ("sec. ", "secs. "),
    "entry": ("entry ", "entries "),
    "verse": ("v. ", "vv. "),
    "line": ("l. ", "ll. "),
    "paragraph": ("¶", "¶¶"),
    "named": ("", ""),
    "note": ("n. ", "nn. "),
}
ORDER = tuple(UNITS)
LABELS = {label: unit for unit, pair in UNITS.items() for label in pair if label}
# A label, if any, then a number, then the end of a range after an en dash, if any.
NUMBER = "[1-9][0-9]{0,4}"
LABEL = "|".join(map(re.escape, sorted(LABELS, key=len, reverse=True)))
PART = re.compile(rf"(?P<label>{LABEL})?(?P<first>{NUMBER})(?:–(?P<last>{NUMBER}))?")
# What is meant for such a part, and is no name of a place: p.25, page 25, pp. 24-25, 25.
SHORT = "|".join([*(label.strip(" .") for label in LABELS), *(rf"{unit}s?" for unit in UNITS)])
MEANT = re.compile(rf"(?:{SHORT})?\.? ?\d+(?:[-–]\d+)?", re.IGNORECASE)
FORMS = (
    "p. 25, pp. 24–25, n. 75, nn. 75–76, ¶19, ch. 4, sec. 3, fol. 12, entry 7, v. 8, l. 9, "
    "or a name that the work has for a place"
)


@dataclass(frozen=True, order=True)
class CitablePlace:
    """One citable place: `unit` is one of `UNITS`; `number` is 0 for `named`."""

    unit: str
    number: int
    name: str = ""

    def __str__(self) -> str:
        return self.name or f"{UNITS[self.unit][0]}{self.number}"


@dataclass(frozen=True)
class PlaceRange:
    """Neighbouring places in a locator; `first` and `last` are the same where it is one."""

    first: CitablePlace
    last: CitablePlace

    def places(self) -> Iterator[CitablePlace]:
        """Every place of the span, in order."""
        if self.first.unit == "named":
            yield self.first
        else:
            for number in range(self.first.number, self.last.number + 1):
                yield CitablePlace(self.first.unit, number)


@lru_cache(maxsize=65536)
def parse(text: str) -> tuple[PlaceRange, ...]:
    """Read a locator into its spans, in the order written.

    Raises ValueError, saying which part is wrong and what was expected, for any other form.
    """
    spans: list[PlaceRange] = []
    unit = ""
    for part in text.split(", "):
        if match := PART.fullmatch(part):
            unit = LABELS[match["label"]] if match["label"] else unit
            if not unit:
                raise ValueError(f"“{part}” has no label; expected one before it, as p. or n.")
            first, last = int(match["first"]), int(match["last"] or match["first"])
            if last < first or (match["last"] and last == first):
                raise ValueError(f"“{part}” goes back; the second number has to be the higher")
            spans.append(PlaceRange(CitablePlace(unit, first), CitablePlace(unit, last)))
        elif MEANT.fullmatch(part) or part != part.strip() or not part or "," in part:
            raise ValueError(f"“{part}” is no locator; expected {FORMS}")
        else:
            unit = ""
            spans.append(PlaceRange(CitablePlace("named", 0, part), CitablePlace("named", 0, part)))
    return tuple(spans)


@lru_cache(maxsize=65536)
def places(text: str) -> tuple[CitablePlace, ...]:
    """Every single place that a locator covers, in the order written; errors as of `parse`."""
    return tuple(place for span in parse(text) for place in span.places())


def in_ranges(places: Iterable[CitablePlace]) -> str:
    """Places in order, neighbours as ranges, notes last: `pp. 12, 14–16, table, nn. 3–4`.

    It is a locator of just these places.
    """
    ordered = sorted(set(places), key=lambda place: (ORDER.index(place.unit), place))
    spans: list[PlaceRange] = []
    for place in ordered:
        last = spans[-1].last if spans else None
        if last and last.unit == place.unit != "named" and place.number == last.number + 1:
            spans[-1] = PlaceRange(spans[-1].first, place)
        else:
            spans.append(PlaceRange(place, place))
    parts: list[str] = []
    for unit, group in groupby(spans, key=lambda span: span.first.unit):
        same = list(group)
        if unit == "named" or len(same) == 1:
            parts += map(words, same)
        else:
            parts.append(UNITS[unit][1] + ", ".join(map(_numbers, same)))
    return ", ".join(parts)


def words(span: PlaceRange) -> str:
    """A span as it is written: `p. 25`, `nn. 75–76`, `table`."""
    if span.first == span.last:
        return str(span.first)
    return f"{UNITS[span.first.unit][1]}{_numbers(span)}"


def _numbers(span: PlaceRange) -> str:
    """The number of a span, or the first and last: `25`, `75–76`."""
    first, last = span.first.number, span.last.number
    return str(first) if first == last else f"{first}–{last}"


def number(words: str) -> str:
    """A span as it is written, without its label: `25`, `75–76`, `table`."""
    return re.sub(f"^(?:{LABEL})(?=[0-9])", "", words)
