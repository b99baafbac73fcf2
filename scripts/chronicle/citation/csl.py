"""A work as CSL-JSON, the interchange form of the Citation Style Language 1.0.2."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from chronicle.records.work import Person, Work
from chronicle.values.dates import Date, SingleDate

# A work or a page as CSL-JSON (schema of CSL 1.0.2): its variables by name; `custom` has what CSL
# has none for, see `exchange`. And a name in it: one that no style may turn has `static-ordering`.
CSLItem = dict[str, Any]
CSLName = dict[str, Any]
# Fields of a work that are no CSL variables, and those that need more than carrying over.
APART = {
    "formerly",
    "evidence",
    "spoken",
    "also",
    "note",
    "words",
    "argument",
    "unknown",
    "locators",
    "reading",
    "depends_on",
    "epigraph",
    "id",
    "title",
    "title_en",
    "title_en_short",
    "in_short",
    "container_title",
    "container_title_en",
    "issued",
    "accessed",
}
# Languages whose names are written family first; no style turns a name in a work of theirs.
FAMILY_FIRST = {"hu", "ja", "ko", "vi", "zh"}
# The codes of EDTF for spring to winter, which CSL numbers from 1.
CSL_SEASONS = range(21, 25)
# CSL's markup in strings; any other angle bracket is itself.
MARKUP = re.compile(r"</?(?:span|i|b|sub|sup)(?: [^>]*)?>")
# The variables that hold names.
NAMES = {
    "author",
    "editor",
    "translator",
    "collection-editor",
    "recipient",
    "script-writer",
}
# The parts of a name in the order in which most languages write it.
PARTS = ("literal", "given", "dropping_particle", "non_dropping_particle", "family", "suffix")
# English words before which a title can be cut; and as much of a title as a short one has: two to
# four words before one of those or at the end, or else four words.
JOINING = "a|an|the|and|of|in|on|to|for|from|by|with|at|about|between|during|over|towards"
SHORT = re.compile(
    rf"(?:\S+ ){{1,3}}(?!(?:{JOINING})\b)\S+(?= (?:{JOINING})\b|$)|\S+(?: \S+){{0,3}}",
    re.IGNORECASE,
)
# The variables that hold titles; and a name with a hyphen in one, such as Chung-hee, which a style
# would take for two words. A word that begins a title may be none.
TITLES = {"title", "title-short", "container-title", "collection-title"}
HYPHENED = re.compile(r"(?<=[^:.?!] )[A-Z]\w*-[a-z]\w*")
YEAR = re.compile(r"\d{4}")
ARTICLE = re.compile("^(?:An?|The) ")


# A name of two parts: the family, and what is given.
Parted = tuple[str, str]


def given_first(works: Iterable[Work]) -> frozenset[Parted]:
    """The people named given name first in a work in a language that has it so.

    They are named likewise in all their works: one list has one form for one person. Whose name
    begins with the family wherever it stands is none of them.
    """
    people = set()
    for work in works:
        if _language(work) in FAMILY_FIRST:
            continue
        for variable in NAMES:
            for person in getattr(work, variable.replace("-", "_"), ()):
                if person.family and person.given and not person.static_ordering:
                    people.add((person.family, person.given))
    return frozenset(people)


def item(work: Work, turned: Collection[Parted] = ()) -> CSLItem:
    """The work as one CSL-JSON item for the processor of a style.

    `turned` are the people whose given names come first in whatever language. A name of two parts
    that begins with the family has `static-ordering`, as citeproc-js calls it.

    Strings have the HTML-like markup that CSL processors read, and nothing is escaped. What styles
    would misprint is left out: the editors of a series, which make its number that of a volume, and
    a kind of document that the name of the series gives already. An edition that is a year is no
    ordinal. Titles are sentences, whose words a style may raise but for names with a hyphen, and
    descriptions.
    """
    variables = complete(work)
    _name_people(variables, work, turned)
    variables.pop("collection-editor", None)
    series = variables.get("collection-title", "").lower()
    genre = variables.get("genre", "").lower()
    if series.endswith(genre):
        variables.pop("genre", None)
    if YEAR.fullmatch(variables.get("edition", "")):
        variables["edition"] += " ed."
    _write_titles(variables, work)
    return variables


def _name_people(variables: CSLItem, work: Work, turned: Collection[Parted]) -> None:
    """Name the people in an item as styles are to name them."""
    language = _language(work)
    for name in NAMES & variables.keys():
        # A translator is named as in the language that the work was put into.
        has_order = language in FAMILY_FIRST and name != "translator"
        people = getattr(work, name.replace("-", "_"))
        ordered = []
        for person, parted in zip(people, variables[name], strict=True):
            if has_order or person.static_ordering:
                ordered.append(_ordered(person, language, turned))
            else:
                ordered.append(parted)
        variables[name] = ordered


def _write_titles(variables: CSLItem, work: Work) -> None:
    """Write the titles in an item as styles are to raise their words."""
    if "title" in variables and not work.is_description:
        variables["title-short"] = short_title(work)
    for name in TITLES & variables.keys():
        variables[name] = HYPHENED.sub(r'<span class="nocase">\g<0></span>', variables[name])
    if work.is_description:
        description = f'<span class="nodecor">{work.title}</span>'
        variables["title"] = f'<span class="nocase">{description}</span>'


def _language(work: Work) -> str:
    """The language of a work without its region and script; empty where it is not known."""
    language, _, _ = (work.language or "").partition("-")
    return language


def _ordered(person: Person, language: str, turned: Collection[Parted]) -> CSLName:
    """A name as a work in a language has it that writes names family first."""
    parts = {part for part in PARTS if getattr(person, part)}
    if parts != {"family", "given"} or not person.given or not person.family:
        return {"literal": full_name(person, language)}
    name: CSLName = {"given": person.given, "family": person.family}
    if person.static_ordering or (person.family, person.given) not in turned:
        name["static-ordering"] = True
    return name


def short_title(work: Work) -> str:
    """A title as later notes have it: without its article, to its colon, of at most four words."""
    if work.title_short:
        return work.title_short
    without_article = ARTICLE.sub("", work.title)
    to_colon, *_ = re.split(": |：", without_article)
    first_words: list[str] = SHORT.findall(to_colon)
    return first_words[0].rstrip(",")


def complete(work: Work) -> CSLItem:
    """The work as one CSL-JSON item that has all there is of it, each name in its parts.

    A description that stands for a title is the one name of a work, and has no short form.
    """
    left_out = set(APART)
    if work.is_description:
        left_out.add("title_short")
    variables: dict[str, Any] = {"id": work.id}
    typed = work.model_dump(exclude=left_out, exclude_none=True, by_alias=True)
    for name, value in typed.items():
        if value:
            variables[name] = value
    for name in NAMES & variables.keys():
        people = list(variables[name])
        for person in people:
            person.pop("actor", None)
            person.pop("static-ordering", None)
        variables[name] = people
    variables |= _titles(work)
    if work.issued:
        variables["issued"] = csl_date(work.issued)
    if work.accessed:
        variables["accessed"] = csl_date(work.accessed)
    return variables


def _titles(work: Work) -> dict[str, str]:
    """The title of a work and of what contains it, with their translations."""
    title = _title(work.title, work.title_en)
    if work.spoken and not work.issued:
        # An entry of an undated book has the day that it tells of, the book has none.
        words = ", ".join(filter(None, (work.title_en, work.spoken.words)))
        title = _title(work.title, words)
    if work.container_title:
        container = _title(work.container_title, work.container_title_en)
        return {"title": title, "container-title": container}
    if work.type == "article-newspaper":
        # The title of an issue of a newspaper as a whole is that of the newspaper.
        return {"container-title": title}
    return {"title": title}


def full_name(person: Person, language: str | None) -> str:
    """A name as it is written in running text; family first where it or the language says so."""
    parts = [getattr(person, part) for part in PARTS]
    without_region, _, _ = (language or "").partition("-")
    if person.static_ordering or without_region in FAMILY_FIRST:
        parts.reverse()
    return " ".join(filter(None, parts))


def _title(title: str, english: str | None) -> str:
    """The title, and its translation in brackets and roman type, as Chicago has it."""
    if not english:
        return title
    return f'{title} <span class="nodecor">[{english}]</span>'


def inverted(name: CSLName) -> str:
    """Family, comma, given; a name that is not parted ends with a comma, unless it has one.

    Reference managers would part it at its last blank.
    """
    if "literal" in name:
        literal = str(name["literal"])
        if "," in literal:
            return literal
        return f"{literal},"
    family = joined(name, "non-dropping-particle", "family")
    given = joined(name, "given", "dropping-particle")
    others = ", ".join(filter(None, (given, name.get("suffix"))))
    return f"{family}, {others}".rstrip()


def joined(name: CSLName, *parts: str) -> str:
    """The parts of a name that it has, in this order."""
    return " ".join(name[part] for part in parts if part in name)


def plain(item: CSLItem) -> CSLItem:
    """An item without the markup of CSL, which other formats do not have."""
    return {
        name: MARKUP.sub("", value) if isinstance(value, str) else value
        for name, value in item.items()
    }


def csl_date(date: Date) -> dict[str, Any]:
    """A date variable: parts for the bounds that are written, a season, `circa` if uncertain.

    A date of a kind that CSL has no parts for, such as an open span or a decade, is given in words.
    """
    if not (date.is_closed and all(end.is_complete for end in date.ends)):
        return {"literal": date.words}
    variable: dict[str, Any] = {"date-parts": [_date_parts(end) for end in date.ends]}
    for end in date.ends:
        if end.season:
            variable["season"] = CSL_SEASONS.index(end.season) + 1
    if not date.is_certain:
        variable["circa"] = True
    return variable


def _date_parts(date: SingleDate) -> list[int]:
    """The year of a date, and its month and day where it has them."""
    parts = [date.year]
    if date.month:
        parts.append(date.month)
    if date.day:
        parts.append(date.day)
    return parts
