"""Works in CSL-JSON, as Zotero exports them, in the words of the record."""

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from html.entities import html5
from itertools import chain
from typing import Any, get_args
from urllib.parse import unquote

from chronicle.citation import csl
from chronicle.corpus import reader
from chronicle.problems import DataError, Problem
from chronicle.records import CSLType, Work, introspection
from chronicle.values import dates

# The members of CSL that make each part of a name; without the one that is called so there is none.
NAME = {
    "family": ("dropping-particle", "non-dropping-particle", "family"),
    "given": ("given", "suffix"),
    "literal": ("literal",),
}
NO_CSL_JSON = (
    "is no CSL-JSON; in Zotero export it as “CSL JSON”, or convert BibTeX with pandoc --to csljson"
)
# The class of evidence of most works of a type.
EVIDENCE = {
    **dict.fromkeys(("article", "article-journal", "book", "chapter"), "scholarship"),
    **dict.fromkeys(("report", "thesis"), "scholarship"),
    **dict.fromkeys(("article-magazine", "article-newspaper"), "press"),
    "interview": "testimony",
    "personal_communication": "letter",
    "webpage": "reference",
}
# What says nothing where it is a member of a name or a date.
ABSENT: Sequence[Any] = (None, "", False, "0", [])
# Where no blank stands between two members of a name: after d’ and al-, but not after de’.
UNPARTED = re.compile(r"(?<=[’'ʼ‐-])(?<!\b[Dd][ea][’'ʼ])\n")
# What stands for a letter in HTML, with the semicolon that ends it.
NAMED = "|".join(name for name in html5 if name.endswith(";"))
ENTITY = re.compile(rf"&(?:#\d{{2,6}};|#x[\da-f]{{2,5}};|(?-i:{NAMED}))", re.IGNORECASE)
# From a page to another that is counted likewise: S12--S15, xi-xv.
PAGES = re.compile(
    r"(?<![\w–-])(([A-Za-z]?)\d+|[ivxlc]+) ?(?:-{1,3}|–) ?(\2\d+|[ivxlc]+)(?![\w–-])"
)
# What stands before a DOI; behind a resolver it is part of an address, in which signs are escaped.
BEFORE_DOI = re.compile(r"(?:doi: *)?(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/)?", re.IGNORECASE)


@dataclass
class ImportedWork:
    """A work as it was found: how messages name its item, its key there, its values, what is left.

    `values` are as they would be written; `left` says in words what of the item is not among them.
    """

    place: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def read(text: str, shown: str) -> Iterator[ImportedWork]:
    """The works of a text of CSL-JSON; `shown` is how messages name its file.

    It is a list of items, one or more such lists in a mapping, or a single item. Whatever an item
    has is in its work, or is said there.

    Raises:
        DataError: It is no CSL-JSON.
    """
    # Numbers stay as written.
    items = reader.from_json(text, shown, NO_CSL_JSON, numbers=str)
    if isinstance(items, dict) and not _is_item(items):
        lists = [one for one in items.values() if isinstance(one, list)]
        items = [*chain.from_iterable(lists)]
    elif not isinstance(items, list):
        items = [items]
    if not any(map(_is_item, items)):
        raise DataError([Problem(shown, 1, 1, NO_CSL_JSON)])
    for number, item in enumerate(items, 1):
        yield _imported_work(f"{shown}: item {number}", item if isinstance(item, dict) else {})


def _is_item(read: Any) -> bool:
    """Whether something is an item of CSL, and not of the other JSON that Zotero has."""
    if not isinstance(read, dict) or "itemType" in read:
        return False
    return "type" in read or "title" in read


def _imported_work(place: str, item: Mapping[str, Any]) -> ImportedWork:
    """An item as a work without an id."""
    key = item.get("citation-key") or item.get("id")
    work = ImportedWork(place, key if isinstance(key, str) else "")
    work.values["type"] = kind = _type(item.get("type"), work)
    for name, value in item.items():
        if name in ("type", "id", "citation-key"):
            continue
        if name not in _fields():
            work.left.append(f"{name} has no field in the record")
            continue
        try:
            if entered := _value(name, value, work.left):
                work.values[name] = entered
        except (ValueError, TypeError, AttributeError, LookupError):
            work.left.append(_not_read(name, value))
    work.values["evidence"] = EVIDENCE.get(kind, "archive")
    if kind not in EVIDENCE:
        work.left.append("its evidence is entered as archive; say of which class it is")
    return work


@cache
def _fields() -> Collection[str]:
    """The variables of CSL that a work of ours has; its note says something else than Zotero's."""
    return introspection.fields(Work).keys() - csl.APART | {"title", "issued", "accessed"}


def _type(raw: Any, work: ImportedWork) -> str:
    if raw in get_args(CSLType):
        return str(raw)
    said = f"its type “{raw}”" if raw else "it has no type and"
    work.left.append(f"{said} is entered as document")
    return "document"


def _not_read(what: str, value: Any) -> str:
    return f"{what} cannot be read: {json.dumps(value, ensure_ascii=False)}"


def _value(name: str, value: Any, left: list[str]) -> Any:
    """A variable as it would be written; what it has besides is said in `left`.

    Raises an error where it has another form than in CSL.
    """
    if name in csl.NAMES:
        return list(_people(name, value, left))
    if name in ("issued", "accessed"):
        return _date(name, value, left)
    if name == "URL":
        return value.strip()
    if name == "DOI":
        return _doi(value.strip())
    text = _text(value)
    if name == "language":
        return text.replace("_", "-")
    return PAGES.sub(r"\1–\3", text) if name == "page" else text


def _doi(value: str) -> str:
    """A DOI without what stands before it."""
    rest = BEFORE_DOI.sub("", value, count=1)
    is_address = "/" in value.removesuffix(rest)
    return unquote(rest) if is_address else rest


def _text(value: str) -> str:
    """A text on one line, in letters: without tags and what stands for letters in HTML."""
    letters = ENTITY.sub(lambda match: html.unescape(match[0]), csl.MARKUP.sub("", value))
    return " ".join(unicodedata.normalize("NFC", letters).split())


def _people(role: str, names: Any, left: list[str]) -> Iterator[dict[str, Any]]:
    """The names of a role; one that cannot be read is empty, and refused with its number."""
    if not isinstance(names, list):
        raise TypeError("is no list")
    for number, name in enumerate(names, 1):
        rest = dict(name) if isinstance(name, dict) else {"name": name}
        yield _person(rest)
        left += _rest(f"item {number} of {role}", rest)


def _rest(what: str, members: Mapping[str, Any]) -> list[str]:
    """What is said of the members of a name or a date that it has besides."""
    return [
        _not_read(f"{one} of {what}", value)
        for one, value in members.items()
        if value not in ABSENT
    ]


def _person(rest: dict[str, Any]) -> dict[str, Any]:
    """A name in the parts that ours have, which are taken out of the members of a name of CSL."""
    person: dict[str, Any] = {}
    for part, members in NAME.items():
        given = [member for member in members if rest.get(member)]
        # Given names need a family name, and what is not parted has neither.
        if part in given and (part == "given") == bool(person):
            with suppress(TypeError):  # it is no text
                texts = "\n".join(_text(rest[member]) for member in given)
                person[part] = UNPARTED.sub("", texts).replace("\n", " ")
                for member in given:
                    del rest[member]
    if "family" in person and rest.get("static-ordering") is True:
        person["static-ordering"] = rest.pop("static-ordering")
    return person


def _date(name: str, value: str | Mapping[str, Any], left: list[str]) -> str:
    """A date as EDTF: by its parts, `{"date-parts": [[1903, 5, 4]]}`, or as somebody wrote it."""
    rest: dict[str, Any] = {"raw": value} if isinstance(value, str) else dict(value)
    if "date-parts" in rest:
        raw = "/".join(map(_end, rest.pop("date-parts")))
    else:
        raw = rest.pop("raw" if "raw" in rest else "literal")
    if rest.get("circa") in (True, "1", "true"):
        raw = f"{raw.replace('/', '~/')}~"
        del rest["circa"]
    date = dates.parse(raw).text
    left += _rest(name, rest)
    return date


def _end(parts: Sequence[str]) -> str:
    """An end of a date by its year, month and day, of which the latter may be empty or nought.

    A year of three digits is one; -44 is 44 BC.
    """
    year, *others = parts
    whole = year.zfill(4) if len(year) == 3 else year
    if year.startswith("-"):
        whole = f"{int(year) + 1:05}"
    raw = "-".join([whole, *(part.zfill(2) for part in others)])
    return raw.removesuffix("-00").removesuffix("-00")
