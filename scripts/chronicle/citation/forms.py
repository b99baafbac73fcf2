"""The citations of one thing as a reader sees them, style by style and format by format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from chronicle.citation.citable import ACCESS_DAY_FORMS
from chronicle.citation.cited_works import Pinpoint
from chronicle.citation.formatted_works import FormattedWork
from chronicle.citation.processor import Forms, sentence
from chronicle.record.text import capital


@dataclass(frozen=True)
class Form:
    """A citation in one style: a key for scripts, the name of the style, and the citation."""

    key: str
    label: str
    text: Markup


@dataclass(frozen=True)
class Program:
    """A citation for programs: key, name and ending of the files of the format, and its text."""

    key: str
    label: str
    ending: str
    text: Markup


# A style by the key of its form.
STYLES = {
    "full": "Chicago, full note",
    "short": "Chicago, short note",
    "entry": "Chicago, bibliography",
    "mla": "MLA 9, works cited",
    "apa": "APA 7, references",
}
# A format for programs: its key, its name, and the ending of its files.
PROGRAMS = (("bibtex", "BibTeX", "bib"), ("ris", "RIS", "ris"), ("csl", "CSL-JSON", "json"))
ACCESS_DAYS = re.compile("|".join(map(re.escape, ACCESS_DAY_FORMS)))
UNREAD = "[the day you read it]"
LINK = re.compile(r"</?a\b[^>]*>")
ENDS_IN_ADDRESS = re.compile(r"(?:https?://\S+|</a>)\Z")


def page(forms: Forms) -> Iterator[Form]:
    """A page or anchor of this site in every style; its address is not linked again in each."""
    for key, label in STYLES.items():
        yield Form(key, label, _without_access_day(_ended(key, LINK.sub("", forms[key]))))


def programs(forms: Forms | FormattedWork) -> Iterator[Program]:
    """A page of this site, or a work, for programs."""
    texts = vars(forms) if isinstance(forms, FormattedWork) else forms
    for key, label, ending in PROGRAMS:
        yield Program(key, label, ending, _without_access_day(str(escape(texts[key]))))


def work(work: FormattedWork, *, notes: bool) -> Iterator[Form]:
    """A work in every style; its notes only where they are asked for."""
    for key, label in STYLES.items():
        if notes or key not in ("full", "short"):
            yield Form(key, label, Markup(_ended(key, getattr(work, key))))


def place(pinpoint: Pinpoint) -> Iterator[Form]:
    """A place in a work, in notes and in the text."""
    yield Form("full", "Chicago, full note", Markup(sentence(capital(pinpoint.full))))
    yield Form("short", "Chicago, short note", Markup(sentence(capital(pinpoint.short))))
    yield Form("mla-in", "MLA, in the text", Markup(f"({pinpoint.mla})"))
    yield Form("apa-in", "APA, in the text", Markup(f"({pinpoint.apa})"))


def _without_access_day(form: str) -> Markup:
    """A form whose day of reading is left for the reader, or the reader's browser, to fill in."""

    def unread(day: re.Match[str]) -> str:
        return f'<time data-read="{ACCESS_DAY_FORMS[day[0]]}">{UNREAD}</time>'

    return Markup(ACCESS_DAYS.sub(unread, form))


def _ended(key: str, form: str) -> str:
    """A form with a full stop at its end, but not after an address in APA style."""
    begun = capital(form)
    return begun if key == "apa" and ENDS_IN_ADDRESS.search(form) else sentence(begun)
