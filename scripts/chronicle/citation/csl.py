"""A work as CSL-JSON, the interchange form of the Citation Style Language 1.0.2.

Styles read `item`, which has the markup of CSL; programs read `work_item`, in plain strings.
"""

import re
from functools import lru_cache
from typing import Any

from chronicle.records import Person, Work
from chronicle.values import Date, SingleDate, capital, dates, languages

# A work or a page as CSL-JSON (schema of CSL 1.0.2): its variables by name; `custom` has the date
# as EDTF and our remarks, which no style is to print. And a name in it: one that no style may turn
# has `static-ordering`.
CSLItem = dict[str, Any]
CSLName = dict[str, Any]
NOT_COPIED = {
    "formerly",
    "evidence",
    "spoken",
    "also",
    "note",
    "argument",
    "unknown",
    "locators",
    "reading",
    "depends_on",
    "draws_on",
    "identified_in",
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
# Languages that put the family name first: no style may turn a name of theirs.
FAMILY_FIRST_LANGUAGES = {"hu", "ja", "ko", "vi", "zh"}
# The codes of EDTF for spring to winter, which CSL numbers from 1.
CSL_SEASONS = range(21, 25)
# CSL's markup in strings; any other angle bracket is itself.
MARKUP = re.compile(r'</?(?:span|i|b|sub|sup)>|<span (?:class|style)="[^"<>]*">')
NAME_VARIABLES = {"author", "editor", "translator", "recipient"}
# English words before which a title can be cut; and as much of a title as a short one has: two to
# four words before one of those or at the end, or else four words.
JOINING = "a|an|the|and|of|in|on|to|for|from|by|with|at|about|between|during|over|towards"
SHORT = re.compile(
    rf"(?:\S+ ){{1,3}}(?!(?:{JOINING})\b)\S+(?= (?:{JOINING})\b|$)|\S+(?: \S+){{0,3}}",
    re.IGNORECASE,
)


def item(work: Work) -> CSLItem:
    """The work as one CSL-JSON item for the processor of a style.

    A name of two parts that begins with the family has `static-ordering`, as citeproc-js calls it.
    Strings have the HTML-like markup that CSL processors read, and nothing is escaped. Titles are
    sentences, whose words a style may raise, and descriptions.
    """
    variables = complete(work)
    language = _without_region(work.language)
    for name in NAME_VARIABLES & variables.keys():
        # A translator is named as in the language that the work was put into.
        has_order = language in FAMILY_FIRST_LANGUAGES and name != "translator"
        people = getattr(work, name)
        ordered = []
        for person, parted in zip(people, variables[name], strict=True):
            keeps_order = person.static_ordering
            if keeps_order is None:
                keeps_order = has_order
            ordered.append(_order_name(person, language) if keeps_order else parted)
        variables[name] = ordered
    if work.is_description:
        description = f'<span class="nodecor">{work.title}</span>'
        variables["title"] = f'<span class="nocase">{description}</span>'
    elif "title" in variables:
        variables["title-short"] = short_title(work)
    return variables


def _without_region(language: str | None) -> str:
    """A language without its region and script; empty where it is not known."""
    bare, _, _ = (language or "").partition("-")
    return bare


def _order_name(person: Person, language: str) -> CSLName:
    """A name, in a language that puts the family first, marked to keep that order."""
    if not person.given or not person.family:
        return {"literal": full_name(person, language)}
    return {"given": person.given, "family": person.family, "static-ordering": True}


def short_title(work: Work) -> str:
    """A title as later notes have it: to its colon, of at most four words."""
    return work.title_short or first_words(work.title)


def beginning(title: str, short: str) -> str:
    """A title to the end of its short form, if that is in it; else its first words.

    A quotation that is cut short is closed.
    """
    before, found, _ = title.partition(short)
    if not found:
        return first_words(title)
    begun = before + short
    for opening, closing in ("“”", "‘’"):
        closed = re.findall(rf"{closing}(?!\w)", begun)
        begun += closing * (begun.count(opening) - len(closed))
    return begun


def first_words(title: str) -> str:
    """A title to its colon, of at most four words."""
    to_colon, *_ = re.split("(?<=.)(?:: |：)", title)
    found: list[str] = SHORT.findall(to_colon)
    return found[0].rstrip(",")


def complete(work: Work) -> CSLItem:
    """The work as one complete CSL-JSON item, each name in its parts.

    A description that stands for a title is the one name of a work, and has no short form.
    """
    left_out = set(NOT_COPIED)
    if work.is_description:
        left_out.add("title_short")
    variables: dict[str, Any] = {"id": work.id}
    fields = work.model_dump(exclude=left_out, exclude_none=True, by_alias=True)
    for name, value in fields.items():
        if value:
            variables[name] = value
    for name in NAME_VARIABLES & variables.keys():
        people = list(variables[name])
        for person in people:
            person.pop("actor", None)
            person.pop("static-ordering", None)
        variables[name] = people
    variables |= _titles(work)
    if work.issued:
        variables["issued"] = csl_date(work.issued)
    return variables


def _titles(work: Work) -> dict[str, str]:
    """The title of a work and of what contains it, with their translations."""
    title = _title(work.title, work.title_en)
    is_newspaper = work.type == "article-newspaper"
    titled = _newspaper if is_newspaper else _title
    if work.container_title:
        container = titled(work.container_title, work.container_title_en)
        return {"title": title, "container-title": container}
    if is_newspaper:
        # The title of an issue of a newspaper as a whole is that of the newspaper.
        return {"container-title": titled(work.title, work.title_en)}
    return {"title": title}


def _newspaper(name: str, romanised: str | None) -> str:
    """The name of a newspaper; before one in its own script stands its romanised name.

    Brackets are for a translation, and lists have it in the order of Latin letters.
    """
    if not romanised or not languages.NOT_LATIN.search(name):
        return _title(name, romanised)
    return f'<span class="nocase">{romanised}</span> <span class="nodecor">{name}</span>'


def full_name(person: Person, language: str | None) -> str:
    """A name as written in running text; family first where it or the language says so."""
    parts = [person.literal, person.given, person.family]
    if person.static_ordering or _without_region(language) in FAMILY_FIRST_LANGUAGES:
        parts.reverse()
    return " ".join(filter(None, parts))


def _title(title: str, english: str | None) -> str:
    """The title, and its translation in brackets and roman type, as Chicago has it."""
    if not english:
        return title
    return f'{title} <span class="nodecor">[{english}]</span>'


def family_first(name: CSLName) -> str:
    """Family, comma, given; a name that is not parted ends with a comma, unless it has one.

    Reference managers would part it at its last blank.
    """
    if "literal" in name:
        literal = str(name["literal"])
        if "," in literal:
            return literal
        return f"{literal},"
    return f"{name['family']}, {name.get('given', '')}".rstrip()


@lru_cache(4096)  # most works are offered by several pages
def work_item(work: Work) -> CSLItem:
    """The work as one CSL-JSON item in plain strings, as reference managers read it.

    An issue of a newspaper has the name of the newspaper as its title alone, since none of them
    takes an item without a title, MLA and APA name it by that in the text, and all print what
    contains it as well.
    """
    item = complete(work)
    for name, value in item.items():
        if isinstance(value, str):
            item[name] = MARKUP.sub("", value)
    if "title" not in item:
        item["title"] = item.pop("container-title")
    # Where it has none, Zotero cuts a title at its first colon, perhaps inside brackets.
    item["title-short"] = item["title"]
    if not work.is_description:
        item["title-short"] = short_title(work)
    item["keyword"] = work.evidence.replace("-", " ")
    item["custom"] = {}
    if work.issued:
        item["custom"]["issued_edtf"] = str(work.issued)
    if work.note:
        item["custom"]["remarks"] = work.note.as_text
    return item


def issued_date(item: CSLItem) -> Date | None:
    """The date of issue of an item; None where it is not known."""
    edtf = item.get("custom", {}).get("issued_edtf")
    if not edtf:
        return None
    return dates.parse(edtf)


def issue_words(item: CSLItem) -> str:
    """The date of issue of an item: ISO 8601 for a plain day, month or year, else words.

    It is empty where that is not known.
    """
    date = issued_date(item)
    if date is None:
        return ""
    return date.iso or capital(date.words)


def remarks(item: CSLItem) -> str:
    """Our remarks on an item; empty where there are none."""
    return str(item.get("custom", {}).get("remarks", ""))


def csl_date(date: Date) -> dict[str, Any]:
    """A date variable: parts for the bounds that are written, and a season.

    A date of a kind that CSL has no parts for is given in words, such as a doubt, an open span or
    one with a season, which would have it at both ends.
    """
    first, *others = date.ends
    seasons = [end.season for end in date.ends if end.season]
    if not date.is_certain or (others and seasons):
        return {"literal": date.words}
    variable: dict[str, Any] = {"date-parts": [_date_parts(end) for end in date.ends]}
    if first.season:
        variable["season"] = CSL_SEASONS.index(first.season) + 1
    return variable


def _date_parts(date: SingleDate) -> list[int]:
    """The year of a date, and its month and day where it has them; -44 is 44 BC."""
    parts = [date.year if date.year > 0 else date.year - 1]
    if date.month:
        parts.append(date.month)
    if date.day:
        parts.append(date.day)
    return parts
