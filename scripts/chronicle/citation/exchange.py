"""Works and pages as items that programs exchange, in plain strings; as CSL-JSON.

`bibtex`, `ris` and `embedded` have the other forms. Ids serve as keys, and `custom` in an item has
what CSL has no variable for: our remarks, which no style is to print, and the `Date` itself, which
is EDTF wherever an item is written as JSON.
"""

import json
from collections.abc import Iterable

from chronicle.citation import csl
from chronicle.citation.csl import Item
from chronicle.kinds.work.model import Work
from chronicle.values.dates import Date
from chronicle.values.text import capital

# Where a document lies: the variables that programs read, and what goes into each.
ARCHIVE = {
    "archive": ("archive", "archive-place"),
    "archive_location": ("archive_collection", "archive_location"),
}


def work_item(work: Work) -> Item:
    """A work as CSL-JSON in plain strings, as reference managers read it.

    An issue of a newspaper has the name of the newspaper as its title alone, since none of them
    takes an item without a title, and all print what contains it as well. A season and a doubtful
    date stand in words, or their number would be shown and the doubt be lost. A document with a
    recipient is a letter, whose translator is a contributor. Who is the author of a film wrote its
    script, and the number of a report in its series is also the number of the report. An archive
    has its place with it, for which they
    have no field of its own.
    """
    item: Item = csl.plain(csl.complete(work))
    if "title" not in item:
        item["title"] = item.pop("container-title")
    # Where it has none, Zotero cuts a title at its first colon, perhaps inside brackets.
    item["title-short"] = item["title"] if work.is_description else csl.short_title(work)
    if work.issued and {"season", "circa"} & item["issued"].keys():
        item["issued"] = {"literal": capital(work.issued.words)}
    for name, parts in ARCHIVE.items():
        if there := [item.pop(part) for part in parts if part in item]:
            item[name] = ", ".join(there)
    if "recipient" in item:
        item |= {"type": "personal_communication"} | _of_letters(item)
    if item["type"] == "motion_picture" and "author" in item:
        item["script-writer"] = item.pop("author")
    if item["type"] == "report" and "collection-number" in item:
        item.setdefault("number", item["collection-number"])
    item["keyword"] = work.evidence.replace("-", " ")
    custom = {
        "title_en": work.title_en,
        "issued_edtf": work.issued,
        "remarks": work.note.as_text if work.note else "",
    }
    return item | {"custom": {name: value for name, value in custom.items() if value}}


def _of_letters(item: Item) -> Item:
    """The translator of a letter as a contributor: programs would take one for its author."""
    return {"contributor": item.pop("translator")} if "translator" in item else {}


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON (schema of CSL 1.0.2), a line each."""
    typed = (json.dumps(_noted(item), ensure_ascii=False, default=str) for item in items)
    lines = ",\n".join(typed)
    return f"[\n{lines}\n]\n"


def _noted(item: Item) -> Item:
    """An item with its version, if it has one, where reference managers keep it."""
    return item | {"note": f"version: {item['version']}"} if "version" in item else item


def issued_date(item: Item) -> Date | None:
    """When an item was issued; None where that is not known."""
    date: Date | None = item.get("custom", {}).get("issued_edtf")
    return date


def issued(item: Item) -> str:
    """When an item was issued: as ISO 8601 where it is a plain day, month or year, else in words.

    It is empty where that is not known.
    """
    date = issued_date(item)
    return (date.iso or capital(date.words)) if date else ""


def accessed(item: Item) -> str:
    """When an item was read on the web, as ISO 8601; empty where that is not known."""
    (parts,) = item.get("accessed", {}).get("date-parts", [()])
    return "-".join(f"{part:02}" for part in parts)


def remarks(item: Item) -> str:
    """Our remarks on an item; empty where there are none."""
    return str(item.get("custom", {}).get("remarks", ""))
