"""Works and pages of this site in the formats that reference managers exchange: CSL-JSON, BibTeX, RIS.

All three come from CSL items in plain strings, whose ids serve as keys. BibTeX, in the dialect of biblatex, is written by
pandoc; RIS by rispy. `custom` in an item holds what CSL has no variable for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pypandoc
import rispy

from chronicle.citation import csl
from chronicle.record import dates
from chronicle.record.models import Work

Item = dict[str, Any]

# The start of an entry in what pandoc writes, and its end.
ENTRY = re.compile(r"^(?=@)", re.MULTILINE)
END = re.compile(r"[,\s]*\n\}\n*\Z")
# Quotation marks, which pandoc would turn to the fashion of a language, and what hides them from it: characters for private use.
HIDDEN = {ord(mark): 0xE000 + number for number, mark in enumerate("‘’“”«»„")}
TITLE = re.compile(r"^(  title = )\{(.*)\}(?=,?$)", re.MULTILINE)
# Where a document lies, from the widest to the narrowest.
ARCHIVE = ("archive-place", "archive", "archive_collection", "archive_location")
# RIS types by those of CSL, as reference managers map them; all others are generic.
RIS_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "entry": "ENCYC",
    "interview": "PCOMM",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "thesis": "THES",
    "webpage": "ELEC",
}
# RIS fields, by rispy's names, that take a CSL variable as it is.
RIS_FIELDS = {
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "title-short": "short_title",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "version": "edition",
    "section": "section",
    "genre": "type_of_work",
    "language": "language",
    "ISBN": "issn",
    "ISSN": "issn",
    "DOI": "doi",
}
RIS_NAMES = {
    "author": "authors",
    "director": "authors",
    "editor": "secondary_authors",
    "container-author": "secondary_authors",
    "collection-editor": "tertiary_authors",
    "translator": "subsidiary_authors",
}


def key(address: str) -> str:
    """An address as a key that every format takes: `events/1903-flood/#x` as `events-1903-flood-x`."""
    return re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")


def work_item(work: Work) -> Item:
    """A work as CSL-JSON in plain strings."""
    item: Item = plain(csl.item(work))
    item["keyword"] = work.evidence.replace("-", " ")
    if work.note:
        item["note"] = work.note.as_text
    custom = {"title_en": work.title_en, "issued_edtf": work.issued and str(work.issued)}
    return item | {"custom": {name: value for name, value in custom.items() if value}}


def plain(value: Any) -> Any:
    """A CSL item without the markup of CSL processors, which other formats do not have."""
    if isinstance(value, str):
        return csl.plain(value)
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return {name: plain(inner) for name, inner in value.items()} if isinstance(value, dict) else value


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON (schema of CSL 1.0.2), a line each."""
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]\n"


def bibtex(items: Iterable[Item]) -> dict[str, str]:
    """Items as biblatex entries by id, in one run of pandoc.

    What pandoc does not carry over is added: class of evidence, language, the date as EDTF.
    """
    given = {item["id"]: item for item in items}
    source = json.dumps([_for_pandoc(item) for item in given.values()], ensure_ascii=False).translate(HIDDEN)
    written = pypandoc.convert_text(source, "biblatex", format="csljson", extra_args=["--wrap=none"])
    written = written.translate({hidden: mark for mark, hidden in HIDDEN.items()})
    entries = dict(zip(given, ENTRY.split(written)[1:], strict=True))
    return {identifier: _completed(entry, given[identifier]) for identifier, entry in entries.items()}


def _for_pandoc(item: Item) -> Item:
    """An item as pandoc loses nothing of it: the archive goes into the note, the site of a page becomes its publisher.

    In a language that it does not know pandoc leaves the capitals of a title as they are.
    """
    made = {name: value for name, value in item.items() if name not in ("issued", "custom", "keyword")} | {"language": "und"}
    archive = ", ".join(item[name] for name in ARCHIVE if name in item)
    if note := "; ".join(filter(None, (archive, item.get("note")))):
        made["note"] = note
    if item["type"] == "webpage" and "publisher" not in item and "container-title" in item:
        made["publisher"] = item["container-title"]
    return made


def _completed(entry: str, item: Item) -> str:
    """An entry with its title in a second pair of braces, which keep its capitals in any style, and what else belongs to it."""
    entry = TITLE.sub(r"\1{{\2}}", entry).replace("  langid = {und}", "")
    more = {"langid": item.get("language"), "date": item.get("custom", {}).get("issued_edtf"), "keywords": item.get("keyword")}
    lines = "".join(f",\n  {field} = {{{value}}}" for field, value in more.items() if value)
    return END.sub("", entry) + lines + "\n}\n"


def ris(items: Iterable[Item]) -> str:
    """Items as RIS, in UTF-8."""
    return str(rispy.dumps([_ris(item) for item in items], implementation=_Writer))


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """rispy's writer without the number that it puts before each item, which is no RIS."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


def _ris(item: Item) -> dict[str, Any]:
    """One item by rispy's names of fields."""
    made: dict[str, Any] = {"type_of_reference": RIS_TYPES.get(item["type"], "GEN"), "id": item["id"]}
    made["title"] = item.get("title") or item["container-title"]
    for variable, field in RIS_FIELDS.items():
        if variable in item:
            made.setdefault(field, item[variable])
    for variable, field in RIS_NAMES.items():
        if variable in item:
            made.setdefault(field, []).extend(map(_ris_name, item[variable]))
    if "page" in item:
        made["start_page"], _, made["end_page"] = item["page"].partition("–")
    if edtf := item.get("custom", {}).get("issued_edtf"):
        made["date"] = _ris_date(item["issued"], edtf)
        made["year"] = made["date"].partition("/")[0]
    if "accessed" in item:
        made["access_date"] = _ris_date(item["accessed"], "")
    made["urls"] = [item[name] for name in ("URL",) if name in item]
    made["keywords"] = [item[name] for name in ("keyword",) if name in item]
    made["notes"] = [item[name] for name in ("note",) if name in item]
    made["name_of_database"] = ", ".join(item[name] for name in ("archive", "archive-place") if name in item)
    made["accession_number"] = ", ".join(item[name] for name in ("archive_collection", "archive_location") if name in item)
    return {name: value for name, value in made.items() if value}


def _ris_name(name: Mapping[str, str]) -> str:
    """Family, comma, given. A name that is not parted ends with a comma, or reference managers part it at its last blank.

    One that has a comma inside is parted there in RIS, which has no way to say otherwise.
    """
    if "literal" in name:
        return name["literal"] if "," in name["literal"] else f"{name['literal']},"
    return ", ".join(name[part] for part in ("family", "given") if part in name)


def _ris_date(date: Mapping[str, Any], edtf: str) -> str:
    """A date as `year/month/day/other information`, which holds the words of a date that is no plain day, month or year."""
    first = [f"{part:02}" for part in (date.get("date-parts") or [[]])[0]]
    words = dates.parse(edtf).words if edtf and not edtf.replace("-", "").isdigit() else ""
    return "/".join([*[*first, "", "", ""][:3], words])
