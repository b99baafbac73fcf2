"""Works and pages in the formats that reference managers exchange: CSL-JSON, BibTeX, RIS.

All three come from CSL items in plain strings, whose ids serve as keys. BibTeX, in the dialect of
biblatex, is written by pandoc; RIS by rispy. `custom` in an item has what CSL has no variable for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pypandoc
import rispy

from chronicle.citation import csl
from chronicle.citation.csl import Item
from chronicle.record import dates
from chronicle.record.models import Work

# The start of an entry in what pandoc writes, and its end.
ENTRY = re.compile(r"^(?=@)", re.MULTILINE)
END = re.compile(r"[,\s]*\n\}\n*\Z")
# Quotation marks, which pandoc would turn to the fashion of a language, and what hides them from
# it: characters for private use.
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


def citation_key(address: str) -> str:
    """An address as a key for every format: `events/1903-flood/#x` as `events-1903-flood-x`."""
    return re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")


def work_item(work: Work) -> Item:
    """A work as CSL-JSON in plain strings."""
    item: Item = without_markup(csl.item(work))
    item["keyword"] = work.evidence.replace("-", " ")
    if work.note:
        item["note"] = work.note.as_text
    custom = {"title_en": work.title_en, "issued_edtf": str(work.issued or "")}
    return item | {"custom": {name: value for name, value in custom.items() if value}}


def without_markup(value: Any) -> Any:
    """A CSL item without the markup of CSL processors, which other formats do not have."""
    if isinstance(value, str):
        return csl.without_markup(value)
    if isinstance(value, list):
        return [without_markup(inner) for inner in value]
    if isinstance(value, dict):
        return {name: without_markup(inner) for name, inner in value.items()}
    return value


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON (schema of CSL 1.0.2), a line each."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n"


def bibtex(items: Iterable[Item]) -> dict[str, str]:
    """Items as biblatex entries by id, in one run of pandoc.

    What pandoc does not carry over is added: class of evidence, language, the date as EDTF.
    """
    by_id = {item["id"]: item for item in items}
    for_pandoc = [_for_pandoc(item) for item in by_id.values()]
    source = json.dumps(for_pandoc, ensure_ascii=False).translate(HIDDEN)
    options = ["--wrap=none"]
    text = pypandoc.convert_text(source, "biblatex", format="csljson", extra_args=options)
    text = text.translate({hidden: mark for mark, hidden in HIDDEN.items()})
    entries = dict(zip(by_id, ENTRY.split(text)[1:], strict=True))
    return {name: _complete(entry, by_id[name]) for name, entry in entries.items()}


def _for_pandoc(item: Item) -> Item:
    """An item as pandoc loses nothing of it.

    The archive goes into the note, the site of a page becomes its publisher. In a language that it
    does not know pandoc leaves the capitals of a title as they are.
    """
    dropped = ("issued", "custom", "keyword")
    fields = {name: value for name, value in item.items() if name not in dropped}
    fields["language"] = "und"
    archive = _joined(item, *ARCHIVE)
    if note := "; ".join(filter(None, (archive, item.get("note")))):
        fields["note"] = note
    if item["type"] == "webpage" and "publisher" not in item and "container-title" in item:
        fields["publisher"] = item["container-title"]
    return fields


def _complete(entry: str, item: Item) -> str:
    """An entry with what else belongs to it.

    Its title stands in a second pair of braces, which keep its capitals in any style.
    """
    entry = TITLE.sub(r"\1{{\2}}", entry).replace("  langid = {und}", "")
    more = {
        "langid": item.get("language"),
        "date": item.get("custom", {}).get("issued_edtf"),
        "keywords": item.get("keyword"),
    }
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
    fields: dict[str, Any] = {
        "type_of_reference": RIS_TYPES.get(item["type"], "GEN"),
        "id": item["id"],
        "title": item.get("title") or item["container-title"],
    }
    for variable, field in RIS_FIELDS.items():
        if variable in item:
            fields.setdefault(field, item[variable])
    for variable, field in RIS_NAMES.items():
        if variable in item:
            fields.setdefault(field, []).extend(map(_ris_name, item[variable]))
    if "page" in item:
        fields["start_page"], _, fields["end_page"] = item["page"].partition("–")
    if edtf := item.get("custom", {}).get("issued_edtf"):
        fields["date"] = _ris_date(item["issued"], edtf)
        fields["year"] = fields["date"].partition("/")[0]
    if "accessed" in item:
        fields["access_date"] = _ris_date(item["accessed"], "")
    for field, variable in (("urls", "URL"), ("keywords", "keyword"), ("notes", "note")):
        if variable in item:
            fields[field] = [item[variable]]
    fields["name_of_database"] = _joined(item, "archive", "archive-place")
    fields["accession_number"] = _joined(item, "archive_collection", "archive_location")
    return {name: value for name, value in fields.items() if value}


def _joined(item: Item, *variables: str) -> str:
    return ", ".join(item[name] for name in variables if name in item)


def _ris_name(name: Mapping[str, str]) -> str:
    """Family, comma, given.

    A name that is not parted ends with a comma, or reference managers part it at its last blank.
    One that has a comma inside is parted there in RIS, which has no way to say otherwise.
    """
    if "literal" in name:
        return name["literal"] if "," in name["literal"] else f"{name['literal']},"
    return ", ".join(name[part] for part in ("family", "given") if part in name)


def _ris_date(date: Mapping[str, Any], edtf: str) -> str:
    """A date as `year/month/day/other information`.

    The last part has the words of a date that is no plain day, month or year.
    """
    first = [f"{part:02}" for part in (date.get("date-parts") or [[]])[0]]
    is_plain = not edtf or edtf.replace("-", "").isdigit()
    words = "" if is_plain else dates.parse(edtf).words
    return "/".join([*[*first, "", "", ""][:3], words])
