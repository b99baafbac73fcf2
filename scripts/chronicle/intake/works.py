"""Works as CSL-JSON has them, as they would be typed here."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from babel import Locale

from chronicle.citation import csl
from chronicle.corpus.problems import DataError, Problem
from chronicle.intake import dates
from chronicle.intake.found import Found, typographic
from chronicle.kinds import introspection
from chronicle.kinds.fields import LANGUAGE
from chronicle.kinds.work.model import CSLType, Work
from chronicle.values.text import slug

# Types of CSL that works of ours have not, and the nearest that they have.
TYPES = {
    "article": "article",
    "classic": "book",
    "collection": "document",
    "dataset": "document",
    "entry-dictionary": "entry",
    "entry-encyclopedia": "entry",
    "figure": "document",
    "graphic": "document",
    "musical_score": "book",
    "performance": "broadcast",
    "periodical": "book",
    "review-book": "review",
    "software": "document",
    "song": "broadcast",
}
# What class of evidence a work of a type most likely is, if the history has the class.
CLASSES = {
    "article-magazine": "press",
    "article-newspaper": "press",
    "broadcast": "press",
    "entry": "reference",
    "interview": "testimony",
    "manuscript": "archive",
    "map": "archive",
    "motion_picture": "fiction",
    "personal_communication": "letter",
    "speech": "state-media",
    "treaty": "archive",
}
USUAL_CLASS = "scholarship"
# Variables by other names that programs give them.
RENAMED = {
    "event": "event-title",
    "archive-collection": "archive_collection",
    "shortTitle": "title-short",
}
# What says nothing of the work: how a program keeps it, and what follows from other variables.
OF_PROGRAMS = {"id", "citation-key", "citekey", "system_id", "custom", "source", "keyword"}
# The parts of a name that a person of ours has.
NAME = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi: *)", re.IGNORECASE)
# A line of what Zotero calls Extra that names a variable: `Archive Place: Vik`.
EXTRA = re.compile(r"^(?P<name>[A-Za-z][\w -]{2,30}): *(?P<value>\S.*)$")


def read(text: str, shown: str, evidence: Collection[str]) -> Iterator[Found]:
    """The works of a text of CSL-JSON; `shown` is how messages name its file.

    Raises:
        DataError: It is no CSL-JSON.
    """
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(shown, error.lineno, error.colno, f"is no JSON: {error.msg}")
        raise DataError([problem]) from None
    if isinstance(items, dict):
        items = items.get("items", [items])
    are_items = isinstance(items, list) and all(isinstance(item, dict) for item in items)
    if not are_items or not any("type" in item for item in items):
        raise DataError([Problem(shown, 1, 1, "is no CSL-JSON; export it as “CSL JSON”")])
    for number, item in enumerate(items, 1):
        yield found(f"{shown}: item {number}", item, evidence)


def found(place: str, item: Mapping[str, Any], evidence: Collection[str]) -> Found:
    """An item of CSL-JSON as a work, without an id that it has not.

    `evidence` are the classes of evidence of the history.
    """
    work = Found(place, {})
    variables = {RENAMED.get(name, name): value for name, value in item.items() if value}
    custom = variables.get("custom") or {}
    _take_extra(variables, work)
    work.key = str(variables.get("citation-key") or variables.get("id") or "")
    work.values["type"] = _type(str(variables.pop("type", "document")), work)
    work.values["evidence"] = _class(item, work.values["type"], evidence)
    known = introspection.fields(Work)
    for name, value in variables.items():
        if name in OF_PROGRAMS or (
            name == "event-place" and value == variables.get("publisher-place")
        ):
            continue
        if name not in known:
            work.unknown.append(name)
            continue
        try:
            work.values[name] = _value(name, value)
        except ValueError:
            work.left.append(f"{name} cannot be read: {json.dumps(value, ensure_ascii=False)}")
    _take_ours(work, custom)
    return work


def _take_extra(variables: dict[str, Any], work: Found) -> None:
    """Take the variables that Zotero has as lines of its field Extra, which exports call note."""
    known = introspection.fields(Work)
    rest = []
    for line in str(variables.pop("note", "")).splitlines():
        match = EXTRA.match(line.strip())
        name = match["name"].lower().replace(" ", "-") if match else ""
        name = {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"}.get(name, name)
        if match and name in known and name not in {"id", "note", *variables}:
            variables[name] = match["value"]
        elif match:
            work.left.append(f"“{line.strip()}” of its note has no field in the record")
        elif line.strip():
            rest.append(line)
    if rest:
        variables["note"] = typographic(" ".join(rest))


def _type(typed: str, work: Found) -> str:
    if typed in get_args(CSLType):
        return typed
    near = TYPES.get(typed, "document")
    work.left.append(f"its type “{typed}” is entered as {near}")
    return near


def _class(item: Mapping[str, Any], type_: str, evidence: Collection[str]) -> str:
    """The class that our exports name as a keyword, or that a work of the type most likely has."""
    named = slug(str(item.get("keyword", "")))
    if named in evidence:
        return named
    likely = CLASSES.get(type_, USUAL_CLASS)
    return likely if likely in evidence else next(iter(evidence))


def _value(name: str, value: Any) -> Any:
    """A variable as it would be typed. Raises ValueError where it cannot be read."""
    if name in csl.NAMES:
        return [_person(person) for person in value]
    if name in ("issued", "accessed"):
        return dates.of_csl(value) if isinstance(value, Mapping) else dates.of_words(str(value))
    if isinstance(value, list | dict):
        raise ValueError("is no text")
    text = " ".join(csl.MARKUP.sub("", str(value)).split())
    match name:
        case "DOI":
            return RESOLVER.sub("", text)
        case "language":
            return _language(text)
        case "page" | "volume" | "issue":
            return re.sub(r"(?<=\d)(?:--?|—)(?=\d)", "–", text)
    return text


def _person(name: Mapping[str, Any]) -> dict[str, str]:
    parts = {part: " ".join(str(value).split()) for part, value in name.items() if part in NAME}
    parts = {part: value for part, value in parts.items() if value}
    if "family" not in parts and "given" in parts:
        parts["literal"] = parts.pop("given")
    if not parts:
        raise ValueError("is no name")
    return parts


def _language(text: str) -> str:
    """A language as its tag. Raises ValueError for a word that names none."""
    tag = text.replace("_", "-")
    if re.fullmatch(LANGUAGE, tag):
        return tag
    named = _languages().get(text.lower())
    if not named:
        raise ValueError("is no language")
    return named


@cache
def _languages() -> Mapping[str, str]:
    """The tags of languages by what they are called in English, and what they call themselves."""
    english = {name.lower(): tag for tag, name in Locale("en").languages.items()}
    own = {
        (Locale(tag).language_name or "").lower(): tag
        for tag in ("de", "es", "fr", "it", "nl", "pt")
    }
    return english | own


def _take_ours(work: Found, custom: Mapping[str, Any]) -> None:
    """Take what exports of ours say of a work beside the variables of CSL, and undo the rest."""
    values = work.values
    if english := custom.get("title_en"):
        # Within its brackets may stand the day of what was spoken.
        values["title"], *_ = str(values["title"]).partition(f" [{english}")
        values["title_en"] = english
    if date := custom.get("issued_edtf"):
        values["issued"] = date
    if remarks := custom.get("remarks"):
        values["note"] = remarks
    title, short = str(values.get("title", "")), values.get("title-short", "")
    if short and (short == title or title.startswith("[")):
        del values["title-short"]
