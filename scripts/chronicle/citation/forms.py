"""The citations of one thing as a reader sees them, style by style and format by format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from chronicle.citation import bibtex, csl, exchange, ris
from chronicle.citation.citable import ACCESS_DAY_FORMS
from chronicle.citation.csl import Item
from chronicle.citation.processor import Forms, sentence
from chronicle.record.text import capital, slug


@dataclass(frozen=True)
class Form:
    """A citation in one style or format: a key for scripts, its name, and the citation.

    `ending` is that of the files of a format for programs, empty for a style.
    """

    key: str
    label: str
    text: Markup
    ending: str = ""


# What the forms are called that are shown.
LABELS = {
    "full": "Chicago 18, full note",
    "short": "Chicago 18, short note",
    "entry": "Chicago 18, bibliography",
    "mla": "MLA 9, works cited",
    "apa": "APA 7, references",
    "mla-in": "MLA, in the text",
    "apa-in": "APA, in the text",
}
IN_TEXT = {"mla-in", "apa-in"}
# The forms of an item in a list of works.
ENTRIES = ("entry", "mla", "apa")
# A format for programs: its key, its name, and the ending of its files.
PROGRAMS = (("bibtex", "BibTeX", "bib"), ("ris", "RIS", "ris"), ("csl", "CSL-JSON", "json"))
ACCESS_DAYS = re.compile("|".join(map(re.escape, ACCESS_DAY_FORMS)))
UNREAD = "[the day you read it]"
LINK = re.compile(r"</?a\b[^>]*>")
ENDS_IN_ADDRESS = re.compile(r"(?:https?://\S+|</a>)\Z")


def styled(forms: Forms, names: Iterable[str] = LABELS) -> Iterator[Form]:
    """The forms of a citation in their order, or those of some names, each with its label."""
    for name in names:
        if name in forms:
            yield Form(name, LABELS[name], Markup(_ended(name, forms[name])))


def page(forms: Forms) -> Iterator[Form]:
    """A page or anchor of this site in every style; its address is not linked again in each."""
    for form in styled(forms, ("full", "short", *ENTRIES)):
        unlinked = LINK.sub("", form.text)
        yield Form(form.key, form.label, _without_access_day(unlinked, UNREAD))


def programs(page: Item, maker: str) -> Iterator[Form]:
    """A page of this site for programs, with an empty day of reading.

    They have no place but the author for `maker`, who answers for the site.
    """
    item = {"author": [{"literal": maker}]} | csl.plain(page) | {"id": slug(page["id"])}
    for key, label, ending in PROGRAMS:
        # As JSON the day of reading would stand in parts.
        left_out = "accessed" if key == "csl" else ""
        said = {name: value for name, value in item.items() if name != left_out}
        text = str(escape(for_program(said, key)))
        yield Form(key, label, _without_access_day(text, ""), ending)


def for_program(item: Item, key: str) -> str:
    """An item in one of the formats for programs, by its key."""
    writers = {
        "bibtex": bibtex.bibtex,
        "ris": ris.ris,
        "csl": exchange.csl_json,
    }
    return writers[key]([item]).rstrip("\n")


def _without_access_day(form: str, gap: str) -> Markup:
    """A form whose day of reading is left for the reader, or the reader's browser, to fill in."""

    def unread(day: re.Match[str]) -> str:
        return f'<time data-read="{ACCESS_DAY_FORMS[day[0]]}">{gap}</time>'

    return Markup(ACCESS_DAYS.sub(unread, form))


def _ended(key: str, form: str) -> str:
    """A form with a full stop at its end, but not after an address in APA style; or in brackets."""
    if key in IN_TEXT:
        return f"({form})"
    begun = capital(form)
    return begun if key == "apa" and ENDS_IN_ADDRESS.search(form) else sentence(begun)
