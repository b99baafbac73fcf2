"""How a work is named in running pages, where a full citation would be too long. Safe HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from functools import cache, wraps

from markupsafe import Markup

from chronicle.citation.csl import FAMILY_FIRST
from chronicle.record import languages
from chronicle.record.models import Person, Record, Work

SHORT = 60  # characters of a title where room is scarce
# Works whose titles are set in italics; the titles of all others stand between quotation marks.
WHOLE = {"book", "report", "motion_picture", "thesis", "broadcast"}


def _saying_its_language(label: Callable[[Work], Markup]) -> Callable[[Work], Markup]:
    """Keep a label once it is made, with the language of what is not English in it."""

    @cache
    @wraps(label)
    def made(work: Work) -> Markup:
        return Markup(marked(label(work), work))

    return made


@_saying_its_language
def short(work: Work) -> Markup:
    """`Holm 1987`, or title and date where there is no author."""
    if work.author:
        names = " and ".join(person.family or person.literal or "" for person in work.author[:3])
        return Markup("{} {}").format(names, work.issued.year) if work.issued else Markup("{}").format(names)
    if work.title_short:
        return Markup("{}").format(work.title_short)
    return _titled(work)


@_saying_its_language
def paper_name(work: Work) -> Markup:
    """One of the papers by the family name of its author, or by its short title where the author is not known."""
    if work.author:
        return Markup("{}").format(" and ".join(person.family or person.literal or "" for person in work.author))
    return Markup("{}").format(work.title_short or work.title)


@_saying_its_language
def compact(work: Work) -> Markup:
    """A work where room is scarce: authors by name and year, or the English title, cut short, and date."""
    if work.author and work.type != "article-newspaper":
        names = _names(work)
        return Markup("{} {}").format(names, work.issued.year) if work.issued else Markup("{}").format(names)
    if is_issue(work):
        return _titled(work)
    if work.type == "article-newspaper":
        name = work.container_title_en or work.container_title
        return Markup("<cite>{}</cite>, {}").format(name, work.issued.words if work.issued else "undated")
    title = work.title_short or work.title_en or work.title
    cut = Markup("“{}”").format(textwrap.shorten(title, SHORT, placeholder=" …"))
    if tag := foreign(work).get(title):
        cut = Markup('<span lang="{}">{}</span>').format(tag, cut)
    return Markup("{}, {}").format(cut, work.issued.words) if work.issued else cut


@_saying_its_language
def voice_name(work: Work) -> Markup:
    """A work as one that speaks: its authors by name, or what it is called where there is none.

    A newspaper speaks under its own name, whoever wrote the article, unless the article is one of the papers.
    """
    if work.author and (work.is_paper or work.type != "article-newspaper"):
        return Markup("{}").format(_names(work))
    return compact(work)


def speaker(voice: Record) -> str:
    """Who asserts something, a work or an actor, in plain text."""
    return voice_name(voice).striptags() if isinstance(voice, Work) else voice.label


@_saying_its_language
def long(work: Work) -> Markup:
    """Author, title in its own language, translation, date: what a reader needs to know it by."""
    if not work.author:
        return _titled(work)
    return Markup("{}, {}").format(_names(work), _titled(work))


def full_name(person: Person, language: str | None) -> str:
    """A name as it is written in running text; family first where the language of the work puts it there."""
    if person.literal:
        return person.literal
    parts = [person.given, person.family]
    if (language or "").split("-")[0] in FAMILY_FIRST:
        parts.reverse()
    return " ".join(part for part in parts if part)


def title(work: Work) -> Markup:
    """The title marked with its language, and its English translation."""
    tag = foreign(work).get(work.title)
    marked = Markup(' lang="{}"').format(tag) if tag else ""
    if is_issue(work) or work.type in WHOLE:
        shown = Markup("<cite{}>{}</cite>").format(marked, work.title)
    elif work.title.startswith("["):
        shown = Markup("{}").format(work.title)
    else:
        shown = Markup("<span{}>“{}”</span>").format(marked, work.title)
    return Markup("{} [{}]").format(shown, work.title_en) if work.title_en else shown


@cache
def foreign(work: Work) -> Mapping[str, str]:
    """What of a work is not English, with its language: its title, and other fields that are written so."""
    language = work.language or "en"
    if language.split("-")[0] == "en":
        return {}
    whole = (work.container_title,) if work.container_title_en else ()
    fields = (work.container_title, work.collection_title, work.publisher, work.publisher_place)
    found = [text for text in fields if text and (text in whole or languages.is_foreign(text))]
    titles = [] if work.title.startswith("[") else [work.title]
    return {text: tag for text in titles + found if (tag := languages.language_of(text, language))}


def marked(markup: str, work: Work) -> str:
    """HTML that cites a work, with the language of what is not English in it."""
    return languages.marked(markup, foreign(work), work.language or "")


def is_issue(work: Work) -> bool:
    """Whether the work is an issue of a newspaper, known by its date only."""
    return work.type == "article-newspaper" and work.container_title is None


def _names(work: Work) -> str:
    return " and ".join(full_name(person, work.language) for person in work.author[:3])


def _titled(work: Work) -> Markup:
    if is_issue(work):
        name = work.title_en or work.title
        return Markup("<cite>{}</cite>, {}").format(name, work.issued.words if work.issued else "undated")
    if work.issued:
        return Markup("{} ({})").format(title(work), work.issued.words)
    return title(work)
