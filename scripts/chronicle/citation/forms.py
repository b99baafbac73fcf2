"""The citations of one thing as a reader sees them, style by style and format by format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from chronicle.citation.citable import ACCESS_DAY_FORMS
from chronicle.citation.cited_works import Pinpoint
from chronicle.citation.formatted_works import FormattedWork
from chronicle.citation.processor import Forms, sentence
from chronicle.record.text import capital


@dataclass(frozen=True)
class Form:
    """A citation in one style or format: a key for scripts, its name, and the citation.

    `ending` is that of the files of a format for programs, empty for a style.
    """

    key: str
    label: str
    text: Markup
    ending: str = ""


# The forms of Chicago style, and the lists of two other styles.
CHICAGO = {
    "full": "Chicago 18, full note",
    "short": "Chicago 18, short note",
    "entry": "Chicago 18, bibliography",
}
LISTS = {"mla": "MLA 9, works cited", "apa": "APA 7, references"}
IN_TEXT = {"mla": "MLA, in the text", "apa": "APA, in the text"}
# A format for programs: its key, its name, and the ending of its files.
PROGRAMS = (("bibtex", "BibTeX", "bib"), ("ris", "RIS", "ris"), ("csl", "CSL-JSON", "json"))
ACCESS_DAYS = re.compile("|".join(map(re.escape, ACCESS_DAY_FORMS)))
UNREAD = "[the day you read it]"
LINK = re.compile(r"</?a\b[^>]*>")
ENDS_IN_ADDRESS = re.compile(r"(?:https?://\S+|</a>)\Z")


def page(forms: Forms) -> Iterator[Form]:
    """A page or anchor of this site in every style; its address is not linked again in each."""
    unlinked = {name: LINK.sub("", form) for name, form in forms.items()}
    for form in (*_chicago(unlinked, CHICAGO), *_lists(unlinked)):
        yield Form(form.key, form.label, _without_access_day(form.text, UNREAD))


def programs(forms: Forms) -> Iterator[Form]:
    """A page of this site for programs, with an empty day of reading."""
    for key, label, ending in PROGRAMS:
        yield Form(key, label, _without_access_day(str(escape(forms[key])), ""), ending)


def work(work: FormattedWork, *, notes: bool) -> Iterator[Form]:
    """A work in every style; notes, and what stands in the text, only where they are asked for."""
    yield from _chicago(work.forms, CHICAGO if notes else ("entry",))
    yield from _lists(work.forms)
    if notes:
        yield from _in_text({"mla": work.forms["mla_in"], "apa": work.forms["apa_in"]})


def place(pinpoint: Pinpoint) -> Iterator[Form]:
    """A place in a work, in notes and in the text; a work that is cited there has an entry too."""
    yield from _chicago(pinpoint.forms, (key for key in CHICAGO if key in pinpoint.forms))
    yield from _in_text(pinpoint.forms)


def _chicago(forms: Forms, keys: Iterable[str]) -> Iterator[Form]:
    for key in keys:
        yield Form(key, CHICAGO[key], Markup(_ended(key, forms[key])))


def _lists(forms: Forms) -> Iterator[Form]:
    for key, label in LISTS.items():
        yield Form(key, label, Markup(_ended(key, forms[key])))


def _in_text(forms: Forms) -> Iterator[Form]:
    for key, label in IN_TEXT.items():
        yield Form(f"{key}-in", label, Markup(f"({forms[key]})"))


def _without_access_day(form: str, gap: str) -> Markup:
    """A form whose day of reading is left for the reader, or the reader's browser, to fill in."""

    def unread(day: re.Match[str]) -> str:
        return f'<time data-read="{ACCESS_DAY_FORMS[day[0]]}">{gap}</time>'

    return Markup(ACCESS_DAYS.sub(unread, form))


def _ended(key: str, form: str) -> str:
    """A form with a full stop at its end, but not after an address in APA style."""
    begun = capital(form)
    return begun if key == "apa" and ENDS_IN_ADDRESS.search(form) else sentence(begun)
