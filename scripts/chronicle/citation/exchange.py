"""CSL-JSON items in the formats that reference managers exchange: BibTeX, RIS, CSL-JSON.

BibTeX (the dialect of BibLaTeX, which knows `@online` and keeps a whole date and address) is written by pandoc, RIS by rispy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pypandoc
import rispy

from chronicle.citation.csl import plain
from chronicle.citation.processor import Item

# The RIS type of a CSL type (RIS format specification, 2012); everything else is GEN, generic.
RIS_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "document": "GEN",
    "entry": "ENCYC",
    "interview": "PCOMM",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "speech": "HEAR",
    "thesis": "THES",
    "webpage": "ELEC",
}
# The field of rispy, which names the RIS tag, for each CSL variable that is a text.
RIS_FIELDS = {
    "title": "title",
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "volume": "volume",
    "issue": "number",
    "page": "start_page",
    "edition": "edition",
    "version": "edition",
    "archive": "name_of_database",
    "archive_location": "call_number",
    "language": "language",
    "DOI": "doi",
    "ISSN": "issn",
    "ISBN": "issn",
}
RIS_NAMES = {
    "author": "authors",
    "editor": "secondary_authors",
    "collection-editor": "tertiary_authors",
    "translator": "subsidiary_authors",
}
ENTRY = re.compile(r"^(?=@)", re.MULTILINE)


def csl_json(items: Sequence[Item]) -> str:
    """Items as CSL-JSON text."""
    return json.dumps(list(items), ensure_ascii=False, indent=1)


def bibtex(items: Sequence[Item]) -> list[str]:
    """Items as entries of BibLaTeX, in the order given, under their ids less what a key may not hold."""
    keyed = [{**item, "id": f"{number:06}"} for number, item in enumerate(items)]
    text = pypandoc.convert_text(json.dumps(keyed), "biblatex", format="csljson", extra_args=["--wrap=none"])
    entries = {entry.partition("{")[2].partition(",")[0]: entry for entry in ENTRY.split(text) if entry.strip()}
    return [
        entries[made["id"]].replace(f"{{{made['id']},", f"{{{_key(item['id'])},", 1).strip()
        for made, item in zip(keyed, items, strict=True)
    ]


def _key(identifier: str) -> str:
    """`events/1903-flood/` as `events-1903-flood`."""
    return re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")


def ris(items: Sequence[Item]) -> list[str]:
    """Items as RIS records, in the order given."""
    return [str(rispy.dumps([_ris(item)], implementation=_Writer)).strip() for item in items]


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    def set_header(self, count: int) -> str:
        """No number before a record: the format has none."""
        return ""


def _ris(item: Item) -> dict[str, Any]:
    made: dict[str, Any] = {"type_of_reference": RIS_TYPES.get(item["type"], "GEN"), "id": _key(item["id"])}
    for variable, field in RIS_FIELDS.items():
        if value := item.get(variable):
            made[field] = plain(str(value))
    for variable, field in RIS_NAMES.items():
        if names := item.get(variable):
            made[field] = [_name(name) for name in names]
    if not made.get("title"):  # an issue of a newspaper as a whole
        made["title"] = made.get("secondary_title", "")
    first, _, last = made.get("start_page", "").replace("–", "-").partition("-")
    if last:
        made |= {"start_page": first, "end_page": last}
    if url := item.get("URL"):
        made["urls"] = [url]
    if parts := _parts(item, "issued"):
        made |= {"year": str(parts[0]), "date": "/".join(f"{part:02}" for part in parts) + "/" * (3 - len(parts))}
    if parts := _parts(item, "accessed"):
        made["access_date"] = "/".join(f"{part:02}" for part in parts)
    return made


def _name(name: Item) -> str:
    """`Holm, Ada`; a corporate name ends with a comma, or it would be taken for a person's and parted."""
    if "literal" in name:
        return f"{plain(name['literal'])},"
    return ", ".join(plain(name[part]) for part in ("family", "given") if name.get(part))


def _parts(item: Item, variable: str) -> list[int]:
    parts: list[list[int]] = item.get(variable, {}).get("date-parts") or [[]]
    return parts[0]
