"""Works and pages of this site for reference managers: CSL-JSON, BibTeX and RIS.

All three come from CSL items: those of works (`citation.csl`) and those of pages (`page_item`). BibTeX, in the dialect of
biblatex, is written by pandoc; RIS by rispy.
"""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pypandoc
import rispy

from chronicle import dates
from chronicle.citation import csl
from chronicle.exports.kept import kept
from chronicle.exports.record import lines, permalink
from chronicle.pages import views
from chronicle.pages.page import Book, plain
from chronicle.records import Claim, Property, Record, Work

Item = dict[str, Any]

SHORT = 120  # characters of a claim in words in the title of a page item

# CSL's markup in strings, which other formats do not have.
MARKUP = re.compile(r"</?(?:span|i|b|sub|sup)(?: [^>]*)?>")
# The start of an entry in what pandoc writes, and its end.
ENTRY = re.compile(r"^(?=@)", re.MULTILINE)
END = re.compile(r"[,\s]*\n\}\n*\Z")
# Quotation marks, which pandoc would turn to the fashion of a language, and what hides them from it: characters for private use.
HIDDEN = {ord(mark): 0xE000 + number for number, mark in enumerate("‘’“”«»„")}
TITLE = re.compile(r"^(  title = )\{(.*)\}(?=,?$)", re.MULTILINE)
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


def work_item(work: Work, book: Book) -> Item:
    """A work as CSL-JSON in plain strings; `custom` holds what CSL has no variable for."""
    item: Item = _plain(csl.item(work))
    item["keyword"] = work.evidence.replace("-", " ")
    if work.note:
        item["note"] = plain(work.note)
    custom = {"permalink": permalink(work, book), "title_en": work.title_en, "issued_edtf": work.issued and str(work.issued)}
    return item | {"custom": {key: value for key, value in custom.items() if value}}


def page_item(record: Record, book: Book) -> Item:
    """What stands at the permanent address of a record, as a web page in CSL-JSON: title, site, version, date, address."""
    changed = book.changed(book.addresses[record.id])
    item: Item = {
        "id": record.id,
        "type": "webpage",
        "title": _page_title(record, book),
        "container-title": book.site.name,
        "author": [{"literal": book.site.maker}],
        "URL": permalink(record, book),
    }
    if book.edition:
        item["version"] = book.edition.version
    if changed:
        item |= {"issued": csl.csl_date(changed), "custom": {"issued_edtf": str(changed)}}
    return item


def _page_title(record: Record, book: Book) -> str:
    """A claim is named with what it is about; all others by their label."""
    if isinstance(record, Claim):
        label = textwrap.shorten(record.label.rstrip("."), SHORT, placeholder=" …")
        given = book.corpus.get(Property, record.property_).name
        return plain(f"{given}: {label}, in “{book.corpus[record.about].label}”")
    return plain(record.label)


def _plain(value: Any) -> Any:
    """A CSL item without the markup and the escapes of CSL processors."""
    if isinstance(value, str):
        return html.unescape(MARKUP.sub("", value))
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return {key: _plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def items(book: Book) -> list[Item]:
    """Every work."""
    return [_item(work, book) for work in book.corpus.of(Work)]


@lru_cache(maxsize=65536)
def resting(work: Work, book: Book) -> tuple[Item, ...]:
    """A work, and the pages of all records that rest on it, each once."""
    return (_item(work, book), *(_item(record, book) for record, _ in views.resting(work, book.corpus)))


@lru_cache(maxsize=65536)
def _item(record: Record, book: Book) -> Item:
    return work_item(record, book) if isinstance(record, Work) else page_item(record, book)


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON (schema of CSL 1.0.2)."""
    return f"[{lines(items)}\n]\n"


def bibtex(items: Iterable[Item], cache: Path | None = None) -> dict[str, str]:
    """Items as biblatex entries, by id. `cache` is a directory that keeps entries which have not changed."""
    shaped_by = f"{Path(__file__).read_text(encoding='utf-8')}{metadata.version('pypandoc-binary')}"
    wanted = {item["id"]: json.dumps(item, ensure_ascii=False) for item in items}
    return kept(cache / "bibtex.json" if cache else None, shaped_by, wanted, _entries)


def _entries(wanted: Mapping[str, str]) -> dict[str, str]:
    """One run of pandoc for all. What pandoc does not carry over is added: class of evidence, language, the date as EDTF."""
    given = {identifier: json.loads(text) for identifier, text in wanted.items()}
    source = json.dumps([_for_pandoc(item) for item in given.values()], ensure_ascii=False).translate(HIDDEN)
    written = pypandoc.convert_text(source, "biblatex", format="csljson", extra_args=["--wrap=none"])
    written = written.translate({hidden: mark for mark, hidden in HIDDEN.items()})
    entries = dict(zip(given, ENTRY.split(written)[1:], strict=True))
    return {identifier: _completed(entry, given[identifier]) for identifier, entry in entries.items()}


def _for_pandoc(item: Item) -> Item:
    """An item as pandoc loses nothing of it: the archive goes into the note, the site of a page becomes its publisher.

    In a language that it does not know pandoc leaves the capitals of a title as they are.
    """
    made = {key: value for key, value in item.items() if key not in ("issued", "custom", "keyword")} | {"language": "und"}
    archive = ", ".join(item[key] for key in ("archive-place", "archive", "archive_collection", "archive_location") if key in item)
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
    made["urls"] = [item[key] for key in ("URL",) if key in item]
    made["keywords"] = [item[key] for key in ("keyword",) if key in item]
    made["notes"] = [item[key] for key in ("note",) if key in item]
    made["name_of_database"] = ", ".join(item[key] for key in ("archive", "archive-place") if key in item)
    made["accession_number"] = ", ".join(item[key] for key in ("archive_collection", "archive_location") if key in item)
    return {key: value for key, value in made.items() if value}


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
