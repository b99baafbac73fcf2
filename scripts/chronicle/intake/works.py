"""Works in CSL-JSON, as Zotero exports them, in the words of the record."""

import html
import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from chronicle.citation import csl
from chronicle.problems import DataError, Problem
from chronicle.records import introspection
from chronicle.records.work import CSLType, Work
from chronicle.values import dates

# The parts of ours in a name, of which some begin or end with a particle of CSL.
NAME = {
    "family": ("dropping-particle", "non-dropping-particle", "family"),
    "given": ("given", "suffix"),
    "literal": ("literal",),
}
NO_CSL_JSON = (
    "is no CSL-JSON; in Zotero export it as “CSL JSON”, or convert BibTeX with pandoc --to csljson"
)


@dataclass
class Found:
    """A work as it was found: how messages name its item, its key there, its values, what is left.

    `values` are as they would be typed; `left` says in words what of the item is not among them.
    """

    place: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def read(text: str, shown: str, evidence: Collection[str]) -> Iterator[Found]:
    """The works of a text of CSL-JSON; `shown` is how messages name its file.

    Of the classes of `evidence` of the history the first is entered. Whatever an item has is in
    its work, or is told there.

    Raises:
        DataError: It is no CSL-JSON.
    """
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError([Problem(shown, error.lineno, error.colno, NO_CSL_JSON)]) from None
    are_typed = isinstance(items, list) and all(
        isinstance(item, dict) and "type" in item for item in items
    )
    if not are_typed:
        raise DataError([Problem(shown, 1, 1, NO_CSL_JSON)])
    for number, item in enumerate(items, 1):
        yield _found(f"{shown}: item {number}", item, evidence)


def _found(place: str, item: Mapping[str, Any], evidence: Collection[str]) -> Found:
    """An item as a work without an id."""
    work = Found(place, str(item.get("citation-key") or item.get("id", "")))
    work.values["type"] = _type(str(item.get("type")), work)
    for name, value in item.items():
        if name in ("type", "id", "citation-key"):
            continue
        if name not in _fields():
            work.left.append(f"{name} has no field in the record")
            continue
        try:
            work.values[name] = _value(name, value)
        except (ValueError, TypeError, AttributeError, LookupError):
            work.left.append(f"{name} cannot be read: {json.dumps(value, ensure_ascii=False)}")
    work.values["evidence"] = next(iter(evidence))
    return work


@cache
def _fields() -> Collection[str]:
    """The variables of CSL that a work of ours has; its note says something else than Zotero's."""
    return introspection.fields(Work).keys() - {"note"}


def _type(typed: str, work: Found) -> str:
    if typed in get_args(CSLType):
        return typed
    work.left.append(f"its type “{typed}” is entered as document")
    return "document"


def _value(name: str, value: Any) -> Any:
    """A variable as it would be typed. Raises an error where it has another form than in CSL."""
    if name in csl.NAMES:
        return [_person(each) for each in value]
    if name in ("issued", "accessed"):
        return _date(value)
    text = _text(value)
    return text.replace("-", "–") if name == "page" else text


def _text(value: Any) -> str:
    """A text on one line, in letters: without tags and what stands for letters in HTML."""
    if not isinstance(value, str | int):
        raise TypeError("is no text")
    letters = html.unescape(csl.MARKUP.sub("", str(value)))
    return " ".join(unicodedata.normalize("NFC", letters).split())


def _person(name: Mapping[str, str]) -> dict[str, str]:
    """A name in the parts that ours have; others say how a style sets it."""
    typed = dict(name)
    person = {}
    for part, theirs in NAME.items():
        found = [_text(typed[one]) for one in theirs if one in typed]
        if found:
            person[part] = " ".join(found)
    return person


def _date(value: Mapping[str, Any]) -> str:
    """A date as EDTF, by its parts: `{"date-parts": [[1903, 5, 4]]}`."""
    ends = []
    for parts in value["date-parts"]:
        year, *others = map(int, parts)
        ends.append("-".join([f"{year:04}", *(f"{part:02}" for part in others)]))
    return dates.parse("/".join(ends)).text
