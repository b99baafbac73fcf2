"""A work as CSL-JSON, the interchange form of the Citation Style Language 1.0.2."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from chronicle.kinds.work.model import Person, Work
from chronicle.values.dates import Date

# A work or a page as CSL-JSON: its variables by name.
Item = dict[str, Any]
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
    "id",
    "title",
    "title_en",
    "title_en_short",
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
    "container-author",
    "collection-editor",
    "director",
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

    They are named likewise in all their works: one list has one form for one person.
    """
    return frozenset(
        (person.family, person.given)
        for work in works
        if _language(work) not in FAMILY_FIRST
        for people in NAMES
        for person in getattr(work, people.replace("-", "_"), ())
        if person.family and person.given
    )


def item(work: Work, turned: Collection[Parted] = ()) -> Item:
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
    language = _language(work)
    # A translator is named as in the language that the work was put into.
    for name in NAMES & variables.keys():
        if language in FAMILY_FIRST and name != "translator":
            people = getattr(work, name.replace("-", "_"))
            variables[name] = [_ordered(person, language, turned) for person in people]
        else:
            variables[name] = [_whole_family(person) for person in variables[name]]
    variables.pop("collection-editor", None)
    if variables.get("collection-title", "").lower().endswith(variables.get("genre", "").lower()):
        variables.pop("genre", None)
    if "title" in variables and not work.is_description:
        variables["title-short"] = short_title(work)
    if YEAR.fullmatch(variables.get("edition", "")):
        variables["edition"] += " ed."
    for name in TITLES & variables.keys():
        variables[name] = HYPHENED.sub(r'<span class="nocase">\g<0></span>', variables[name])
    if work.is_description:
        variables["title"] = (
            f'<span class="nocase"><span class="nodecor">{work.title}</span></span>'
        )
    return variables


def _language(work: Work) -> str:
    return (work.language or "").split("-")[0]


def _ordered(person: Person, language: str, turned: Collection[Parted]) -> dict[str, Any]:
    """A name as a work in a language has it that writes names family first."""
    filled = {part: text for part in PARTS if (text := getattr(person, part))}
    if filled.keys() != {"family", "given"}:
        return {"literal": full_name(person, language)}
    is_turned = (person.family, person.given) in turned
    return filled if is_turned else {**filled, "static-ordering": True}


def _whole_family(name: dict[str, str]) -> dict[str, str]:
    """A name with a family name from which no processor parts a particle, since it is quoted."""
    begins_small = name.get("family", "")[:1].islower()
    return name | {"family": f'"{name["family"]}"'} if begins_small else name


def short_title(work: Work) -> str:
    """A title as later notes have it: without its article, to its colon, of at most four words."""
    title = re.split(": |：", ARTICLE.sub("", work.title))[0]
    return work.title_short or SHORT.findall(title)[0].rstrip(",")


def complete(work: Work) -> Item:
    """The work as one CSL-JSON item that has all there is of it, each name in its parts.

    A description that stands for a title is the one name of a work, and has no short form.
    """
    left_out = APART | ({"title_short"} if work.is_description else set())
    typed = work.model_dump(exclude=left_out, exclude_none=True, by_alias=True)
    variables: Item = {"id": work.id} | {name: value for name, value in typed.items() if value}
    for people in NAMES & variables.keys():
        variables[people] = [
            {part: text for part, text in person.items() if part != "actor"}
            for person in variables[people]
        ]
    dates = {"issued": work.issued, "accessed": work.accessed}
    return variables | _titles(work) | {name: csl_date(day) for name, day in dates.items() if day}


def _titles(work: Work) -> dict[str, str]:
    title = _title(work.title, work.title_en)
    if work.container_title:
        container = _title(work.container_title, work.container_title_en)
        return {"title": title, "container-title": container}
    # The title of an issue of a newspaper as a whole is that of the newspaper.
    return {"container-title" if work.type == "article-newspaper" else "title": title}


def full_name(person: Person, language: str | None) -> str:
    """A name as it is written in running text; family first in a language that has it so."""
    parts = [getattr(person, part) for part in PARTS]
    if (language or "").split("-")[0] in FAMILY_FIRST:
        parts.reverse()
    return " ".join(part for part in parts if part)


def _title(title: str, english: str | None) -> str:
    """The title, and its translation in brackets and roman type, as Chicago has it."""
    return f'{title} <span class="nodecor">[{english}]</span>' if english else title


def inverted(name: Mapping[str, str]) -> str:
    """Family, comma, given; a name that is not parted ends with a comma, unless it has one.

    Reference managers would part it at its last blank.
    """
    if "literal" in name:
        return name["literal"] if "," in name["literal"] else f"{name['literal']},"
    family = joined(name, "non-dropping-particle", "family")
    given = joined(name, "given", "dropping-particle")
    return f"{family}, {', '.join(filter(None, (given, name.get('suffix'))))}".rstrip()


def joined(name: Mapping[str, str], *parts: str) -> str:
    """The parts of a name that it has, in this order."""
    return " ".join(name[part] for part in parts if part in name)


def plain(item: Item) -> Item:
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
    variable: dict[str, Any] = {
        "date-parts": [
            # CSL has no year 0: 1 BC is -1.
            [part for part in (end.year - (end.year < 1), end.month, end.day) if part]
            for end in date.ends
        ]
    }
    for end in date.ends:
        if end.season in CSL_SEASONS:
            variable["season"] = CSL_SEASONS.index(end.season) + 1
    if not date.is_certain:
        variable["circa"] = True
    return variable
