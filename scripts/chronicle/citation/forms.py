"""The citations of one thing as a reader sees them, style by style and format by format.

And of a place in a work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.citation import bibtex, ris, wikipedia
from chronicle.citation.csl import CSLItem
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.dates import Date
from chronicle.values.days import MONTHS
from chronicle.values.text import capital


class Form(NamedTuple):
    """A citation in one style with a place in it that is filled in.

    It is HTML: what stands before the place, what stands at it, and what stands after it. The
    scripts of the site fill it in likewise.
    """

    before: str
    at: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The whole citation."""
        return "".join(self)


# The forms of a citation by name.
Forms = Mapping[str, Form]


class WorkForms(NamedTuple):
    """A work in every style, as HTML without a full stop at the end.

    `whole` are its forms by name, `placed` those that name a place in it, whose place is open.
    """

    whole: Mapping[str, str]
    placed: Forms

    def at(self, name: str, locator: str) -> Form:
        """A form by its name for a place in the work, or for the whole without a locator."""
        if not locator:
            return Form(self.whole[name])
        return self.placed[name]._replace(at=locator)


class Style(NamedTuple):
    """A style, whose file lies beside this module: its name, its forms, the headings over them.

    `first` and `later` are the forms of the first note on a work and of later ones, or of what
    stands in the text, `entry` that of a list of works.
    """

    id: str
    name: str
    first: str
    later: str
    entry: str
    notes: str
    works: str

    @property
    def is_note(self) -> bool:
        """Whether works are cited in notes, not in the text."""
        return self.first != self.later

    @property
    def cited(self) -> tuple[str, ...]:
        """The forms of citations, each once."""
        return tuple(dict.fromkeys((self.first, self.later)))


# What the forms are called that are shown.
LABELS = {
    "full": "Chicago 18, full note",
    "short": "Chicago 18, short note",
    "entry": "Chicago 18, bibliography",
    "mla": "MLA 9, works cited",
    "mla-in": "MLA, in the text",
    "apa": "APA 7, references",
    "apa-in": "APA, in the text",
    "harvard": "Harvard, reference list",
    "harvard-in": "Harvard, in the text",
}
STYLES = (
    Style("chicago", "Chicago 18", "full", "short", "entry", "Notes", "Bibliography"),
    Style("mla", "MLA 9", "mla-in", "mla-in", "mla", "In the text", "Works cited"),
    Style("apa", "APA 7", "apa-in", "apa-in", "apa", "In the text", "References"),
    Style(
        "harvard",
        "Harvard, Cite Them Right 12",
        "harvard-in",
        "harvard-in",
        "harvard",
        "In the text",
        "Reference list",
    ),
)
# A format for programs: its key, its name, and the ending of its files.
PROGRAMS = (
    ("bibtex", "BibTeX", "bib"),
    ("ris", "RIS", "ris"),
    ("wikipedia", "Wikipedia", "txt"),
)
WRITERS = {
    "bibtex": bibtex.bibtex,
    "ris": ris.ris,
    "wikipedia": wikipedia.references,
}
# The forms of a place, each with its style.
PLACES = {
    "full": "chicago",
    "short": "chicago",
    "mla-in": "mla",
    "apa-in": "apa",
    "harvard-in": "harvard",
}
# Of the first words of a paragraph so many are enough.
MOST_WORDS = 5
# In a locator, what stands before pages, and the notes on them.
PAGES = re.compile(r"\bpp?\. (\d+(?:[–, ]+\d+)*)(?:, (nn?)\. (?=\d))?")
# Months that MLA cuts, and how much of them it leaves.
LONG_MONTH = re.compile("(Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)[a-z]+")
DAY = re.compile(rf"(?:(\d+) )?({'|'.join(MONTHS)}) (\d+)")
# What closes a quotation, also one inside another; and marks of a language.
CLOSING = re.compile(r"’?”\Z")
SPAN = re.compile(r"</?span\b[^>]*>")
ENDS_IN_ADDRESS = re.compile(r"(?:https?://\S+|</a>)\Z")


def styled(forms: Mapping[str, Form | str]) -> dict[str, Markup]:
    """The forms of a citation in their order as readers see them."""
    shown = {}
    for name in LABELS:
        if name in forms:
            shown[name] = Markup(_ended(name, str(forms[name])))
    return shown


def for_program(item: CSLItem, key: str) -> str:
    """An item in one of the formats for programs, by its key."""
    return WRITERS[key]([item]).rstrip("\n")


def dates(date: Date) -> tuple[str, str, str, str]:
    """A date as Chicago, MLA and APA have it, and its year.

    They are `November 20, 2026`, `20 Nov. 2026` and `2026, November 20`; a date that is no plain
    day or month stands as in running text.
    """
    short = LONG_MONTH.sub(r"\1.", date.words)
    plain = DAY.fullmatch(date.words)
    if plain is None:
        return date.words, short, date.words, str(date.year)
    day, month, year = plain.groups()
    if day is None:
        return date.words, short, f"{year}, {month}", year
    return f"{month} {day}, {year}", short, f"{year}, {month} {day}", year


@lru_cache(4096)
def in_style(at: str, style: str) -> str:
    """A locator as a style has it: `20n42` for `p. 20, n. 42`, `para. 4` for `¶4`.

    APA and Harvard keep the words before pages and their notes.
    """
    word = "par" if style == "mla" else "para"
    said = at.replace("¶¶", f"{word}s. ").replace("¶", f"{word}. ")
    if style in ("apa", "harvard"):
        return said
    return PAGES.sub(r"\1\2", said)


def listed(*parts: str) -> str:
    """Parts of a citation with commas between them; those that are empty are left out."""
    citation, *others = filter(None, parts)
    for part in others:
        citation = f"{with_comma(citation)} {part}"
    return citation


def sentences(*parts: str) -> str:
    """Parts of a citation as sentences; those that are empty are left out."""
    *others, last = filter(None, parts)
    return " ".join([*map(sentence, others), last])


def with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark in American fashion."""
    if form.endswith("”"):
        return CLOSING.sub(r",\g<0>", form)
    return f"{form},"


def sentence(form: str) -> str:
    """A form with a full stop at its end, inside a closing quotation mark in American fashion."""
    is_quoted = form.endswith("”")
    text = SPAN.sub("", form)
    if is_quoted:
        text = text.rstrip("’”")
    if text.endswith((".", "?", "!")):
        return form
    if is_quoted:
        return CLOSING.sub(r".\g<0>", form)
    return f"{form}."


def opening_words(work: Work, at: str) -> str:
    """The first words of a paragraph whose number no copy of a work has; else empty.

    By them a reader finds it, who is told of them where the place is first named.
    """
    if not at or not work.locators or not work.locators.counting:
        return ""
    words = work.locators.opening(locators.places(at)[0]).split()
    return " ".join(words[:MOST_WORDS]).rstrip(",;:.")


def located(work: Work, at: str, formatted: WorkForms) -> Forms:
    """A place in a work as a reader cites it, by form, as HTML.

    They are `full` and `short`, a first and a later note, and those that stand between brackets.
    """
    in_styles = {style.id: str(escape(in_style(at, style.id))) for style in STYLES}
    is_page = at.startswith(("p. ", "pp. "))
    if work.is_seen_in_reports(at) and not is_page:
        # What the record says of the place is none in the work, and not where the archive has it.
        return {
            name: Form(f"{with_comma(formatted.whole[name])} ", in_styles[style])
            for name, style in PLACES.items()
        }
    forms = {name: formatted.at(name, in_styles[style]) for name, style in PLACES.items()}
    # A shelf mark may end with the pages; the first note has it.
    if at and f" {work.archive_location or ''}".endswith(f" {at}"):
        forms["full"] = formatted.at("full", "")
    if opening := opening_words(work, at):
        full = forms["full"]
        forms["full"] = full._replace(at=f"{full.at} (“{escape(opening)} …”)")
    if at and not is_page:
        # MLA puts bare pages after a name: (Holm 12), but (Holm, ch. 3).
        in_text = forms["mla-in"]
        forms["mla-in"] = in_text._replace(before=f"{in_text.before.removesuffix(' ')}, ")
    return forms


@lru_cache(4096)  # most works are cited on several pages
def _ended(key: str, form: str) -> str:
    """A form with a full stop at its end, but not after an address in APA style; or in brackets."""
    if key.endswith("-in"):
        return f"({form})"
    begun = capital(form)
    if key == "apa" and ENDS_IN_ADDRESS.search(form):
        return begun
    return sentence(begun)
