"""Convert CSL-JSON, as exported by Zotero, to works with the fields of the record."""

import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args
from urllib.parse import unquote

from babel.core import get_locale_identifier, parse_locale

from chronicle.citation import csl
from chronicle.problems import DataError, Problem
from chronicle.records import CSL_VARIABLES, CSLType
from chronicle.records.fields import ISBN
from chronicle.values import dates

Converted = TypeVar("Converted")

CSL_MEMBERS_OF_NAME = {
    "family": ("dropping-particle", "non-dropping-particle", "family"),
    "given": ("given", "suffix"),
    "literal": ("literal",),
}
NOT_CSL_JSON_MESSAGE = (
    "is not valid CSL-JSON; in Zotero export it as “CSL JSON”, or convert BibTeX with "
    "pandoc --to csljson"
)
USUAL_EVIDENCE_OF_TYPE = {
    **dict.fromkeys(("article", "article-journal", "book", "chapter"), "scholarship"),
    **dict.fromkeys(("report", "thesis"), "scholarship"),
    **dict.fromkeys(("article-magazine", "article-newspaper"), "press"),
    "interview": "testimony",
    "personal_communication": "letter",
    "webpage": "reference",
}
# Variables with the names that older versions of Zotero exported.
NAMES_BY_OLD_NAME = {"shortTitle": "title-short"}
EMPTY_VALUES: Sequence[Any] = (None, "", False, "0", [])
# Where two components of a name are joined without a space: after d’ and al-, but not after de’.
NAME_JOINT = re.compile(r"(?<=[’'ʼ‐-])(?<!\b[Dd][ea][’'ʼ])\n")
HTML_ENTITY = re.compile(r"&#?\w+;")
# Characters that no reader sees: soft hyphen, zero-width space, direction marks, byte order mark.
INVISIBLE_CHARACTER = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# A page range with both ends in the same numbering: S12--S15, xi-xv.
PAGE_RANGE = re.compile(
    r"(?<![\w–-])(([A-Za-z]?)\d+|[ivxlc]+) ?(?:-{1,3}|–) ?(\2\d+|[ivxlc]+)(?![\w–-])"
)
DOI_PREFIX = re.compile(r"(?:doi: *)?(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/)?", re.IGNORECASE)


@dataclass
class ImportedWork:
    """A work read from a file: its label in messages, its key in the file, values and remarks.

    `values` are the values to write; `remarks` describes the values that are omitted or assumed.
    """

    label: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_works(text: str, display_path: str) -> Iterator[ImportedWork]:
    """Yield the works of a CSL-JSON text; `display_path` is the file name for messages.

    The text is a list of items, a mapping that contains the list (Zotero, pandoc), or a single
    item. Every variable of an item is either imported or reported.

    Raises:
        DataError: The text is not CSL-JSON.
    """
    items: Any = None
    with suppress(ValueError, RecursionError):
        items = json.loads(text, parse_int=str, parse_float=str)  # keeps numbers as written
    if isinstance(items, dict):
        items = items.get("items") or items.get("references") or [items]
    if not isinstance(items, list) or not any(map(_is_csl_item, items)):
        raise DataError([Problem(display_path, 1, 1, NOT_CSL_JSON_MESSAGE)])
    for number, item in enumerate(items, 1):
        members = item if isinstance(item, dict) else {}
        yield _convert_item(f"{display_path}: item {number}", members)


def _is_csl_item(value: Any) -> bool:
    """Return whether a value has the variable that CSL-JSON requires; other JSON has none."""
    return isinstance(value, dict) and "type" in value


def _convert_item(position: str, item: Mapping[str, Any]) -> ImportedWork:
    """Convert an item to a work without an id."""
    key = item.get("citation-key") or item.get("id")
    work = ImportedWork(position, key if isinstance(key, str) else "")
    kind = str(item.get("type") or "")
    if kind not in get_args(CSLType):
        type_text = f"its type “{kind}”" if kind else "it has no type and"
        work.remarks.append(f"{type_text} is imported as document")
        kind = "document"
    for exported_name, value in _use_exact_date(item).items():
        name = NAMES_BY_OLD_NAME.get(exported_name, exported_name)
        if name in ("type", "id", "citation-key") or value == {}:
            continue
        raw = json.dumps(value, ensure_ascii=False)
        visible = INVISIBLE_CHARACTER.sub("", raw)
        if visible != raw:
            work.remarks.append(f"{name} is imported without its invisible characters")
        # A note is not imported: in the record it is a caution, in Zotero any remark.
        if name not in CSL_VARIABLES:
            work.remarks.append(f"the record has no field {name}: {raw:.100}")
            continue
        try:
            if converted := _convert_value(name, json.loads(visible), work.remarks):
                work.values[name] = converted
        except (ValueError, TypeError, AttributeError, LookupError):
            work.remarks.append(_unreadable_remark(name, value))
    is_titled = "title" in work.values or "container-title" not in work.values
    if kind == "article-newspaper" and not is_titled:  # a whole issue
        work.values["title"] = work.values.pop("container-title")
    work.values |= {"type": kind, "evidence": USUAL_EVIDENCE_OF_TYPE.get(kind, "archive")}
    if kind not in USUAL_EVIDENCE_OF_TYPE:
        work.remarks.append("evidence set to “archive”; check the class")
    return work


def _use_exact_date(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item that a history exported with the EDTF date that it has in `custom`."""
    custom = item.get("custom")
    if not isinstance(custom, dict) or "issued_edtf" not in custom:
        return item
    others = {name: value for name, value in custom.items() if name != "issued_edtf"}
    return {**item, "issued": {"raw": custom["issued_edtf"]}, "custom": others}


def _unreadable_remark(name: str, value: Any) -> str:
    return f"{name} cannot be read: {json.dumps(value, ensure_ascii=False)}"


def _convert_value(name: str, value: Any, remarks: list[str]) -> Any:
    """Convert the value of a variable; add remarks on lost data to `remarks`.

    Raises an error if the value does not have the form that CSL requires.
    """
    if name in csl.NAME_VARIABLES:
        people = []
        for number, item in enumerate(value, 1):
            person = _convert_members(f"item {number} of {name}", item, _convert_name, remarks)
            if person:
                people.append(person)
        return people
    if name in ("issued", "accessed"):
        members = {"raw": value} if isinstance(value, str) else value
        return _convert_members(name, members, _convert_date, remarks)
    if name == "URL":
        return value.strip()
    if name == "DOI":
        return unquote(DOI_PREFIX.sub("", value.strip(), count=1))
    text = _clean_text(value)
    if name == "language":
        # Case as in BCP 47: en-US, zh-Hant.
        return get_locale_identifier(parse_locale(text.replace("-", "_")), "-")
    if name == "ISBN":
        return _first_isbn(text, remarks)
    if name == "page":
        return PAGE_RANGE.sub(r"\1–\3", text)
    return text


def _first_isbn(text: str, remarks: list[str]) -> str:
    """Return the first of several numbers in a text, with a remark; other text is unchanged."""
    numbers = [part for part in re.split(r"[\s,;]+", text) if re.fullmatch(ISBN, part)]
    if re.fullmatch(ISBN, text) or not numbers:
        return text
    remarks.append(f"ISBN is “{text}”; only {numbers[0]} is imported")
    return numbers[0]


def _convert_members(
    description: str,
    members: Any,
    convert: Callable[[dict[str, Any]], Converted],
    remarks: list[str],
) -> Converted:
    """Convert a name or a date with `convert`, which removes the members that it understands.

    Each remaining member is reported in `remarks`.
    """
    remaining = dict(members)
    result = convert(remaining)
    for member, value in remaining.items():
        if value not in EMPTY_VALUES:
            remarks.append(_unreadable_remark(f"{member} of {description}", value))
    return result


def _clean_text(value: str) -> str:
    """Return a text on one line, without tags, and with HTML entities replaced."""
    untagged = csl.CSL_MARKUP.sub("", value)
    letters = HTML_ENTITY.sub(lambda match: html.unescape(match[0]), untagged)
    return " ".join(unicodedata.normalize("NFC", letters).split())


def _convert_name(csl_name: dict[str, Any]) -> dict[str, Any]:
    """Convert a CSL name; remove the members that were used."""
    person: dict[str, Any] = {}
    for csl_field, members in CSL_MEMBERS_OF_NAME.items():
        if person and csl_field == "literal":
            break
        values = [_clean_text(csl_name.pop(member)) for member in members if csl_name.get(member)]
        if values:
            person[csl_field] = NAME_JOINT.sub("", "\n".join(values)).replace("\n", " ")
    if [*person] == ["given"]:
        return {"literal": person["given"]}
    if csl_name.get("static-ordering") is True:
        person["static-ordering"] = csl_name.pop("static-ordering")
    return person


def _convert_date(members: dict[str, Any]) -> str:
    """Return a date as EDTF, from its parts, `{"date-parts": [[1903, 5, 4]]}`, or its text.

    The text may be in a usual form, such as 3 May 1901.
    """
    if "date-parts" in members:
        edtf = "/".join(map(_join_date_parts, members.pop("date-parts")))
    else:
        edtf = _date_from_text(members.pop("raw" if "raw" in members else "literal"))
    if members.get("circa") in (True, "1", "true"):
        del members["circa"]
        edtf = f"{edtf.replace('~', '').replace('/', '~/')}~"
    return dates.parse(edtf).text


def _date_from_text(text: str) -> str:
    """Return a date in EDTF or in a usual form as EDTF."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    with suppress(ValueError):
        return dates.parse(text).text
    return dates.parse_usual_form(text).text


def _join_date_parts(parts: Sequence[str]) -> str:
    """Return one end of a date from year, month and day; month and day may be empty or zero.

    A year may have three digits, and is negative if it is BC.
    """
    year, *month_and_day = parts
    if len(year) == 3 or year.startswith("-"):
        year = dates.edtf_year(int(year))
    numbers = [number.zfill(2) for number in month_and_day]
    return "-".join([year, *numbers]).removesuffix("-00").removesuffix("-00")
