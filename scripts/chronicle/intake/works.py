"""Works as CSL-JSON has them, as they would be typed here."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from babel import Locale

from chronicle.citation import csl
from chronicle.intake import dates, shapes
from chronicle.intake.found import Found, typographic
from chronicle.records import introspection
from chronicle.records.fields import LANGUAGE
from chronicle.records.work import CSLType, Work
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
    "shortTitle": "title-short",
}
# What a program calls a work; the first that there is serves as its key.
KEYS = ("citation-key", "citekey", "id", "system_id")
# What our own exports say of a work beside the variables of CSL.
OURS = csl.Custom.__annotations__.keys()
# The parts of a name that a person of ours has, and what only says how a style sets them.
NAME = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
OF_STYLES = {"comma-suffix", "static-ordering", "parse-names", "comma-dropping-particle"}
# The end of a line in a title.
TAGS = re.compile(r"<br */?>")
RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi: *)", re.IGNORECASE)
# A line of what Zotero calls Extra that names a variable: `Archive Place: Vik`.
EXTRA = re.compile(r"^(?P<name>[A-Za-z][\w -]{2,30}): *(?P<value>(?!//)\S.*)$")


def read(text: str, shown: str, evidence: Collection[str]) -> Iterator[Found]:
    """The works of a text of CSL-JSON; `shown` is how messages name its file.

    Whatever an item has is in its work, or told there.

    Raises:
        DataError: It is no CSL-JSON.
    """
    for number, item in enumerate(shapes.items(text, shown), 1):
        place = f"{shown}: item {number}"
        if isinstance(item, dict):
            yield found(place, item, evidence)
        else:
            yield Found(place, {}, left=[f"is no work: {shapes.quoted(item)}"])


def found(place: str, item: Mapping[str, Any], evidence: Collection[str]) -> Found:
    """A tidy item of CSL-JSON as a work, without an id that it has not.

    `evidence` are the classes of evidence of the history.
    """
    work = Found(place, {})
    variables: dict[str, Any] = {}
    for name, value in item.items():
        renamed = RENAMED.get(name, name)
        variables[name if renamed in item else renamed] = value
    custom = _taken_apart(variables, work)
    _take_extra(variables, work)
    known = _fields()
    for name, value in variables.items():
        if name == "event-place" and value == variables.get("publisher-place"):
            continue
        if name not in known:
            work.unknown.append(name)
            continue
        try:
            work.values[name] = _value(name, value, work)
        except ValueError:
            work.left.append(f"{name} cannot be read: {shapes.quoted(value)}")
    work.values = {name: value for name, value in work.values.items() if value != []}
    _take_ours(work, custom)
    work.values["evidence"] = _class(variables, work, evidence)
    return work


@cache
def _fields() -> Collection[str]:
    """The variables of CSL that a work of ours has."""
    return introspection.fields(Work).keys() & {*csl.CSLItem.__annotations__, "ISBN", "ISSN"}


def _taken_apart(variables: dict[str, Any], work: Found) -> Mapping[str, Any]:
    """Take the type and the key out of the variables; what our exports added is returned."""
    for name in KEYS:
        value = variables.pop(name, "")
        if isinstance(value, str | int):
            work.key = work.key or str(value)
        else:
            work.left.append(f"{name} cannot be read: {shapes.quoted(value)}")
    work.values["type"] = _type(variables.pop("type", None), work)
    custom = variables.get("custom")
    if not isinstance(custom, dict):
        return {}
    ours = {name: custom[name] for name in OURS if isinstance(custom.get(name), str)}
    if ours.keys() == custom.keys():
        del variables["custom"]
    return ours


def _take_extra(variables: dict[str, Any], work: Found) -> None:
    """Take the variables that Zotero has as lines of its field Extra, which exports call note."""
    known = _fields()
    rest = []
    note = variables.pop("note", "")
    if not isinstance(note, str):
        work.left.append(f"note cannot be read: {shapes.quoted(note)}")
        return
    for line in note.splitlines():
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


def _type(typed: Any, work: Found) -> str:
    if isinstance(typed, str) and typed in get_args(CSLType):
        return typed
    if typed is None:
        work.left.append("it has no type, and is entered as document")
        return "document"
    named = typed if isinstance(typed, str) else shapes.quoted(typed)
    near = TYPES.get(named, "document")
    work.left.append(f"its type “{named}” is entered as {near}")
    return near


def _class(item: Mapping[str, Any], work: Found, evidence: Collection[str]) -> str:
    """The class that our exports name as a keyword, or that a work of the type most likely has."""
    named = slug(str(item.get("keyword", "")))
    if named in evidence:
        work.unknown.remove("keyword")
        return named
    likely = CLASSES.get(work.values["type"], USUAL_CLASS)
    return likely if likely in evidence else next(iter(evidence))


def _value(name: str, value: Any, work: Found) -> Any:
    """A variable as it would be typed. Raises ValueError where it cannot be read."""
    if name in csl.NAMES:
        return [*_people(name, value, work)]
    if name in ("issued", "accessed"):
        date, others = dates.of_csl(value)
        work.left += [f"{name} is {date}; its {other} is not taken" for other in others]
        return date
    text = " ".join(TAGS.sub(" ", csl.MARKUP.sub("", shapes.words(value))).split())
    match name:
        case "DOI":
            return RESOLVER.sub("", text)
        case "language":
            return _language(text)
        case "page" | "volume" | "issue":
            return re.sub(r"(?<=\d)(?:--?|—)(?=\d)", "–", text)
    return text


def _people(role: str, value: Any, work: Found) -> Iterator[dict[str, str]]:
    """The names in a variable; what cannot be read as one is told, and the others kept."""
    for name in value if isinstance(value, list) else [value]:
        if shapes.is_nothing(name):
            continue
        try:
            if isinstance(name, dict):
                yield _person(name)
                unknown = name.keys() - NAME - OF_STYLES
                work.unknown += [f"{part} of {role}" for part in sorted(unknown)]
            else:
                literal = shapes.words(name)
                yield {"literal": literal}
                work.left.append(f"{role} “{literal}” is entered as a name that is not parted")
        except ValueError:
            work.left.append(f"{role} cannot be read: {shapes.quoted(name)}")


def _person(name: Mapping[str, Any]) -> dict[str, str]:
    """A name in parts. Raises ValueError where it has none that a person needs."""
    parts = {part: shapes.words(value) for part, value in name.items() if part in NAME}
    if not parts.keys() & {"family", "literal"}:
        if "given" not in parts:
            raise ValueError("is no name")
        parts["literal"] = parts.pop("given")
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
    if (english := custom.get("title_en")) and "title" in values:
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
