"""Works as CSL-JSON, the interchange format of the Citation Style Language 1.0.2.

`processor_item` contains CSL markup, for style processors; `work_item` is plain text, for reference
managers.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from chronicle.records import CSL_VARIABLES, Name, Person, Work
from chronicle.values import Date, capitalize_first, dates, languages

# A work or a page as CSL-JSON (CSL 1.0.2 schema), keyed by variable; and a name in such an item.
# `custom` contains the date as EDTF and the editors' remarks, which no style prints. A name with
# `static-ordering` is never inverted.
CSLItem = dict[str, Any]
CSLName = dict[str, Any]
# Languages that put the family name first: styles must not invert these names.
FAMILY_FIRST_LANGUAGES = {"hu", "ja", "ko", "vi", "zh"}
# EDTF numbers spring to winter from 21, CSL from 1.
EDTF_SEASON_OFFSET = 20
# CSL markup in strings; any other angle bracket is literal.
CSL_MARKUP = re.compile(r'</?(?:span|i|b|sub|sup)>|<span (?:class|style)="[^"<>]*">')
NAME_VARIABLES = {"author", "editor", "translator", "recipient"}
NAME_PARTS = {"family", "given", "literal"}
# English function words: a title can be shortened before them, and title case leaves them in
# lowercase.
FUNCTION_WORDS = "a|an|the|and|of|in|on|to|for|from|by|with|at|about|between|during|over|towards"
TITLE_WORD = re.compile(r"(?<!\\)(?<![^\W_])[^\W_]+(?:[’.–-][^\W_]+)*")


def processor_item(work: Work, native_names: Mapping[str | None, str] | None = None) -> CSLItem:
    """Return a work as a CSL-JSON item for a style processor.

    A two-part name that begins with the family name has `static-ordering`, as in citeproc-js.
    `native_names` maps ids of actors to names that follow an author's name in parentheses. Strings
    contain the HTML-like markup of CSL processors; nothing is escaped. Titles are in sentence case,
    so that a style can capitalize them; descriptions are protected.
    """
    variables = complete_item(work)
    language = _drop_region(work.language)
    for name in NAME_VARIABLES & variables.keys():
        # A translator's name follows the order of the target language.
        has_order = language in FAMILY_FIRST_LANGUAGES and name != "translator"
        for person, csl_name in zip(getattr(work, name), variables[name], strict=True):
            keeps_order = person.static_ordering
            if keeps_order is None:
                keeps_order = has_order
            if keeps_order and person.given:
                csl_name["static-ordering"] = True
            native = (native_names or {}).get(person.actor)
            if native and name == "author":
                last = "suffix" if person.family else "literal"
                csl_name[last] = f"{csl_name.get(last, '')} ({native})".strip()
    if work.is_description:
        description = f'<span class="nodecor">{work.title}</span>'
        variables["title"] = f'<span class="nocase">{description}</span>'
    elif not work.is_newspaper_issue:
        variables["title-short"] = short_title(work)
    return variables


def translate_work(
    work: Work, language: str, translate: Callable[..., str], names: Mapping[str | None, Name]
) -> Work:
    """Return a work with its English titles, description and archive translated into a language.

    A work that is already in that language has no translated title, and its authors have the names
    that `names`, by actor, marks as their own.
    """
    texts: dict[str, Any] = {}
    if work.language == language:
        own = {actor: Person(literal=name.text) for actor, name in names.items() if name.own}
        texts["author"] = tuple(own.get(person.actor, person) for person in work.author)
    if work.is_description:
        texts["title"] = translate(work.title)
    for name in ("archive", "archive_location"):
        texts[name] = translate(getattr(work, name))
    for name in ("title_en", "container_title_en"):
        text = getattr(work, name)
        if text:
            texts[name] = None if work.language == language else translate(text)
    return work.model_copy(update=texts)


def _drop_region(language: str | None) -> str:
    """Return a language tag without region and script; empty if unknown."""
    bare, _, _ = (language or "").partition("-")
    return bare


def short_title(work: Work) -> str:
    """Return the title for later notes: up to its colon, at most four words."""
    return work.title_short or first_words(work.title)


def shortened_title(title: str, short: str) -> str:
    """Return a title up to the end of `short`; its first words if it does not contain `short`.

    An opened quotation is closed.
    """
    before, contained, _ = title.partition(short)
    if not contained:
        return first_words(title)
    beginning = before + short
    for opening, closing in ("“”", "‘’"):
        closed = re.findall(rf"{closing}(?!\w)", beginning)
        beginning += closing * (beginning.count(opening) - len(closed))
    return beginning


def first_words(title: str, max_words: int = 4) -> str:
    """Return the beginning of a title before its colon, in at most `max_words` words.

    If possible, the beginning has at least two words, and ends before a function word, at the
    colon, or at the end of the title.
    """
    to_colon, *_ = re.split("(?<=.)(?:: |：)", title)
    pattern = (
        rf"(?:\S+ ){{1,{max_words - 1}}}(?!(?:{FUNCTION_WORDS})\b)\S+(?= (?:{FUNCTION_WORDS})\b|$)"
        rf"|\S+(?: \S+){{0,{max_words - 1}}}"
    )
    beginnings: list[str] = re.findall(pattern, to_colon, re.IGNORECASE)
    return beginnings[0].rstrip(",")


def title_case(title: str, name_form: str = "{}") -> str:
    """Return a title in title case; `name_form` is a format for the names in the title.

    `title` is in sentence case, so that a capital inside the title marks a name.
    """

    def write_word(word: re.Match[str]) -> str:
        before = title[: word.start()].rstrip("“‘( ")
        begins = not before or before.endswith((":", "?", "!"))
        written = word[0]
        letters = written[1:] if begins else written
        if any(map(str.isupper, letters)):
            return name_form.format(written)
        if re.fullmatch(FUNCTION_WORDS, written) and not begins:
            return written
        return capitalize_first(written)

    return TITLE_WORD.sub(write_word, title)


def complete_item(work: Work) -> CSLItem:
    """Return a work as a complete CSL-JSON item, with structured names.

    The title of a newspaper issue is the name of the newspaper. A description in place of a title
    is the only name of a work and has no short form.
    """
    variables: CSLItem = {"id": work.id}
    for name in CSL_VARIABLES:
        value = getattr(work, name.replace("-", "_"))
        if value:
            variables[name] = value
    variables.pop("accessed", None)  # when the author of a paper read it, not the user
    if work.is_description:
        variables.pop("title-short", None)
    for name in NAME_VARIABLES & variables.keys():
        variables[name] = [
            person.model_dump(include=NAME_PARTS, exclude_none=True) for person in variables[name]
        ]
    titled = _newspaper_title if work.type == "article-newspaper" else _add_translation
    if work.container_title:
        variables["title"] = _add_translation(work.title, work.title_en)
        variables["container-title"] = titled(work.container_title, work.container_title_en)
    else:
        variables["title"] = titled(work.title, work.title_en)
    if work.issued:
        variables["issued"] = csl_date(work.issued)
        if work.spoken and work.spoken.year != work.issued.year:
            variables["original-date"] = csl_date(work.spoken)
    return variables


def _newspaper_title(name: str, romanised: str | None) -> str:
    """Return the name of a newspaper, after the romanized form if the script is not Latin.

    The romanized form is first, because lists sort by the Latin alphabet. It has no brackets,
    because brackets mark translations.
    """
    if not romanised or not languages.NON_LATIN_CHARACTER.search(name):
        return _add_translation(name, romanised)
    return f'<span class="nocase">{romanised}</span> <span class="nodecor">{name}</span>'


def full_name(person: Person, language: str | None) -> str:
    """Return a name as in running text, family name first if the person or language requires it."""
    components = [person.literal, person.given, person.family]
    if person.static_ordering or _drop_region(language) in FAMILY_FIRST_LANGUAGES:
        components.reverse()
    separator = "" if is_east_asian_name(person.family, person.given) else " "
    return separator.join(filter(None, components))


def is_east_asian_name(family: str | None, given: str | None) -> bool:
    """Return whether both parts of a name are in Han characters, Hangul or Kana: 김일성."""
    parts = [family or "", given or ""]
    return all(map(languages.EAST_ASIAN_CHARACTER.search, parts))


def _add_translation(title: str, english: str | None) -> str:
    """Return the title, followed by its translation in brackets and roman type, as in Chicago."""
    if not english:
        return title
    return f'{title} <span class="nodecor">[{english}]</span>'


def family_first(name: CSLName) -> str:
    """Return a name as "family, given"; a literal name without a comma gets one at its end.

    Without a comma, reference managers would split a literal name at its last space.
    """
    if "literal" in name:
        literal = str(name["literal"])
        if "," in literal:
            return literal
        return f"{literal},"
    return f"{name['family']}, {name.get('given', '')}".rstrip()


@lru_cache(4096)  # several pages offer the same work
def work_item(work: Work) -> CSLItem:
    """Return a work as a plain-text CSL-JSON item for reference managers."""
    item = complete_item(work)
    for name, value in item.items():
        if isinstance(value, str):
            item[name] = CSL_MARKUP.sub("", value)
    # Without a short title, Zotero truncates the title at its first colon, even inside brackets.
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
    """Return the date of issue of an item; None if unknown."""
    edtf = item.get("custom", {}).get("issued_edtf")
    if not edtf:
        return None
    return dates.parse(edtf)


def issue_words(item: CSLItem) -> str:
    """Return the date of issue of an item: ISO 8601 for a plain day, month or year, else text.

    The text is empty if the date is unknown.
    """
    date = issued_date(item)
    if date is None:
        return ""
    return date.iso or capitalize_first(date.words)


def csl_date(date: Date) -> dict[str, Any]:
    """Return a CSL date variable: date parts for each written bound, and a season.

    A date that CSL cannot express is given in words: an uncertain date, an open interval, or an
    interval with a season, because CSL would apply the season to both ends.
    """
    start, *rest_of_ends = date.bounds
    seasons = [end.season for end in date.bounds if end.season]
    if not date.is_certain or (rest_of_ends and seasons):
        return {"literal": date.words}
    parts = []
    for end in date.bounds:
        year = end.year if end.year > 0 else end.year - 1  # -44 is 44 BC
        parts.append([number for number in (year, end.month, end.day) if number])
    variable: dict[str, Any] = {"date-parts": parts}
    if start.season:
        variable["season"] = start.season - EDTF_SEASON_OFFSET
    return variable
