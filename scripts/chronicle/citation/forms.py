"""The citations of one thing as a reader sees them: rows of a key, a label, and the form as safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from chronicle.citation import cited
from chronicle.citation.cited import Reference
from chronicle.citation.formatted import Formatted
from chronicle.citation.processor import Forms, closed
from chronicle.record.text import capital

Row = tuple[str, str, Markup]

STYLES = (
    ("full", "Chicago, full note"),
    ("short", "Chicago, short note"),
    ("entry", "Chicago, bibliography"),
    ("mla", "MLA 9, works cited"),
    ("apa", "APA 7, references"),
)
# A format for programs: its key, its name, and the ending of its files.
PROGRAMS = (("bibtex", "BibTeX", "bib"), ("ris", "RIS", "ris"), ("csl", "CSL-JSON", "json"))
READ = re.compile("|".join(map(re.escape, cited.READ_FORMS)))
UNREAD = "[the day you read it]"
LINK = re.compile(r"</?a\b[^>]*>")


def page(forms: Forms) -> Iterator[Row]:
    """A page or anchor of this site in every style; its address is not linked again in each."""
    for key, label in STYLES:
        yield key, label, _unread(_sentence(key, LINK.sub("", forms[key])))


def programs(forms: Forms | Formatted) -> Iterator[tuple[str, str, str, Markup]]:
    """A page of this site, or a work, for programs: key, label, ending of a file, and the text."""
    texts = vars(forms) if isinstance(forms, Formatted) else forms
    for key, label, ending in PROGRAMS:
        yield key, label, ending, _unread(str(escape(texts[key])))


def work(formatted: Formatted, *, whole: bool) -> Iterator[Row]:
    """A work in every style; without its notes unless it is cited as a whole, since those stand with a place in it."""
    for key, label in STYLES:
        if whole or key not in ("full", "short"):
            yield key, label, Markup(_sentence(key, getattr(formatted, key)))


def place(reference: Reference) -> Iterator[Row]:
    """A place in a work in notes and in the text."""
    yield "full", "Chicago, full note", Markup(closed(capital(reference.full)))
    yield "short", "Chicago, short note", Markup(closed(capital(reference.short)))
    yield "mla-in", "MLA, in the text", Markup(f"({reference.mla})")
    yield "apa-in", "APA, in the text", Markup(f"({reference.apa})")


def _unread(form: str) -> Markup:
    """A form whose day of reading is left for the reader, or the reader's browser, to fill in."""
    return Markup(READ.sub(lambda day: f'<time data-read="{cited.READ_FORMS[day[0]]}">{UNREAD}</time>', form))


def _sentence(key: str, form: str) -> str:
    """With a full stop at its end, but not after an address in APA style."""
    ends_in_address = form.endswith("</a>") or re.search(r"https?://\S+\Z", form)
    return capital(form) if key == "apa" and ends_in_address else closed(capital(form))
