"""Works and pages as items that programs exchange, in plain strings; as CSL-JSON.

`bibtex`, `ris`, `wikipedia` and `zotero` have the other forms. Ids serve as keys; `custom` in an
item has what CSL has no variable for: our remarks, which no style is to print, the date as EDTF.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.records.work import Work
from chronicle.values import dates
from chronicle.values.dates import Date
from chronicle.values.text import capital


@lru_cache(4096)  # most works are offered by several pages
def work_item(work: Work) -> CSLItem:
    """A work as CSL-JSON in plain strings, as reference managers read it.

    An issue of a newspaper has the name of the newspaper as its title alone, since none of them
    takes an item without a title, MLA and APA name it by that in the text, and all print what
    contains it as well. A season and a doubtful date stand in words, or their number would be
    shown and the doubt be lost. A document with a recipient is a letter, whose translator is a
    contributor. Who is the author of a film wrote its script, and the number of a report in its
    series is the number of the report. An archive has its place with it, for which they have no
    field of its own.
    """
    item: CSLItem = csl.plain(csl.complete(work))
    if "title" not in item:
        item["title"] = item.pop("container-title")
    # Where it has none, Zotero cuts a title at its first colon, perhaps inside brackets.
    item["title-short"] = item["title"]
    if not work.is_description:
        item["title-short"] = csl.short_title(work)
    if work.issued and {"season", "circa"} & item["issued"].keys():
        item["issued"] = {"literal": capital(work.issued.words)}
    if "archive-place" in item:
        item["archive"] = ", ".join(filter(None, (item.get("archive"), item.pop("archive-place"))))
    _take_type(item)
    item["keyword"] = work.evidence.replace("-", " ")
    item["custom"] = _custom(work)
    return item


def _take_type(item: CSLItem) -> None:
    """Give an item the type, and what goes with a type, by which programs know it."""
    if "recipient" in item:
        item["type"] = "personal_communication"
        if "translator" in item:
            # Programs would take the translator of a letter for its author.
            item["contributor"] = item.pop("translator")
    if item["type"] == "motion_picture" and "author" in item:
        item["script-writer"] = item.pop("author")
    if item["type"] == "report" and "collection-number" in item:
        # Given twice it is printed twice, and only as that of the report does Zotero keep it.
        item.setdefault("number", item.pop("collection-number"))


def _custom(work: Work) -> dict[str, Any]:
    """What CSL has no variable for."""
    custom: dict[str, Any] = {}
    if work.title_en:
        custom["title_en"] = work.title_en
    if work.issued:
        custom["issued_edtf"] = str(work.issued)
    if work.note:
        custom["remarks"] = work.note.as_text
    return custom


def csl_json(items: Iterable[CSLItem]) -> str:
    """Items as CSL-JSON (schema of CSL 1.0.2), a line each."""
    lines = []
    for item in items:
        lines.append(json.dumps(noted(item), ensure_ascii=False))
    inside = ",\n".join(lines)
    return f"[\n{inside}\n]\n"


def noted(item: CSLItem) -> CSLItem:
    """An item with its version, if it has one, where reference managers keep it."""
    note = version_note(item)
    if not note:
        return item
    return item | {"note": note}


def version_note(item: CSLItem) -> str:
    """The version of a page of ours as Zotero and its styles read it in a note; empty without."""
    if "version" not in item:
        return ""
    return f"version: {item['version']}"


def issued_date(item: CSLItem) -> Date | None:
    """When an item was issued; None where that is not known."""
    edtf = item.get("custom", {}).get("issued_edtf")
    if not edtf:
        return None
    return dates.parse(edtf)


def issued(item: CSLItem) -> str:
    """When an item was issued: as ISO 8601 where it is a plain day, month or year, else in words.

    It is empty where that is not known.
    """
    date = issued_date(item)
    if date is None:
        return ""
    return date.iso or capital(date.words)


def accessed(item: CSLItem) -> str:
    """When an item was read on the web, as ISO 8601; empty where that is not known."""
    (parts,) = item.get("accessed", {}).get("date-parts", [()])
    return "-".join(f"{part:02}" for part in parts)


def remarks(item: CSLItem) -> str:
    """Our remarks on an item; empty where there are none."""
    return str(item.get("custom", {}).get("remarks", ""))
