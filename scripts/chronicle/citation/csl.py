"""A work as CSL-JSON, the interchange form of the Citation Style Language 1.0.2."""

from __future__ import annotations

import re
from typing import Any

from chronicle.record import dates
from chronicle.record.models import Person, Work

# Fields of a work that are no CSL variables, or that need more than carrying over.
OURS = {
    "id", "evidence", "also", "note", "argument", "unknown", "locators", "title_en", "container_title_en",
    "title", "container_title", "issued", "accessed",
}  # fmt: skip
# Languages whose names are written family first; a name in a work of theirs is given undivided, so that no style turns it.
FAMILY_FIRST = {"hu", "ja", "ko", "vi", "zh"}
# CSL's markup in strings; any other angle bracket is itself.
MARKUP = re.compile(r"</?(?:span|i|b|sub|sup)(?: [^>]*)?>")
NAMES = {"author", "editor", "translator", "container_author", "collection_editor", "director", "recipient"}


def item(work: Work) -> dict[str, Any]:
    """The work as one CSL-JSON item. Strings hold the HTML-like markup that CSL processors read, and nothing is escaped."""
    made: dict[str, Any] = {"id": work.id}
    for name, field in type(work).model_fields.items():
        value = getattr(work, name)
        if name in OURS or value in (None, ()):
            continue
        variable = field.alias or name
        if name in NAMES:
            # A translator is named as in the language that the work was put into.
            language = "" if name == "translator" else work.language or ""
            made[variable] = [_name(person, language) for person in value]
        else:
            made[variable] = str(value)
    made["title"] = _title(work.title, work.title_en)
    if work.type == "article-newspaper" and not work.container_title:  # an issue as a whole: its title is the newspaper's
        made["container-title"] = made.pop("title")
    elif work.container_title:
        made["container-title"] = _title(work.container_title, work.container_title_en)
    for variable in ("issued", "accessed"):
        if date := getattr(work, variable):
            made[variable] = csl_date(date)
    return made


def _name(person: Person, language: str) -> dict[str, str]:
    if person.family and language.split("-")[0] in FAMILY_FIRST:
        return {"literal": " ".join(filter(None, (person.family, person.given)))}
    return dict(person.model_dump(exclude_none=True))


def _title(title: str, english: str | None) -> str:
    """The title, and its translation in brackets and roman type (Chicago Manual of Style 17, 14.99)."""
    if not english:
        return title
    return f'{title} <span class="nodecor">[{english}]</span>'


def plain(value: str) -> str:
    """A CSL string without its markup."""
    return MARKUP.sub("", value)


def csl_date(date: dates.Date) -> dict[str, Any]:
    """A date variable: parts for the bounds that are written, a season where one is, `circa` where it is uncertain.

    A date of a kind that CSL has no parts for, such as an open span or a decade, is given in words.
    """
    made: dict[str, Any] = {"date-parts": []}
    for end in date.text.split("/"):
        if (parts := dates.parts(end)) is None:
            return {"literal": date.words}
        year, month, day = parts
        if month in range(21, 25):
            made["season"] = month - 20
        made["date-parts"].append([part for part in (year, month if month <= 12 else 0, day) if part])
    if not date.certain:
        made["circa"] = True
    return made
