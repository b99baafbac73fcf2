"""The papers as a reader cites them: with the place, and with what they cite there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.citation.formatted_works import at_place
from chronicle.citation.processor import SLOT, Forms, sentence
from chronicle.corpus.corpus import Corpus
from chronicle.record import locators
from chronicle.record.models import Source, Work
from chronicle.record.text import Label, capital

# How styles speak of a work that was seen only in another.
CITED_IN = "cited in"
# In a locator, what stands before pages, and before the notes on a page or in a paragraph.
PAGES = re.compile(r"\bpp?\. (?=\d)")
FOOTNOTE = re.compile(r"(?<=\d), (nn?)\. (\d)")


@dataclass(frozen=True)
class Pinpoint:
    """A place in a work as a reader cites it.

    `words` name the place, or the `work` that is cited at the place `at`. The forms, as HTML, are
    `full` and `short`, a first and a later Chicago note, `mla-in` and `apa-in`, which stand between
    brackets in the text, and for a work `entry`, its entry in a bibliography.
    """

    words: Label
    forms: Forms
    work: Work | None = None
    at: str = ""


def cited_works(
    citable: Citable,
    works: Mapping[str, Forms],
    corpus: Corpus,
) -> list[tuple[Work, tuple[Pinpoint, ...]]]:
    """The papers that something comes from, each with its places, then the works cited there.

    For a work it is the work itself, cited as a whole.
    """
    if isinstance(citable.record, Work):
        return [(citable.record, ())]
    papers: dict[str, list[Source]] = {}
    for source in citable.sources:
        papers.setdefault(source.work, []).append(source)
    cited = ((corpus.get(Work, name), sources) for name, sources in papers.items())
    return [(paper, _in_paper(paper, sources, works, corpus)) for paper, sources in cited]


def _in_paper(
    paper: Work,
    sources: Iterable[Source],
    works: Mapping[str, Forms],
    corpus: Corpus,
) -> tuple[Pinpoint, ...]:
    """Each place in a paper once, in order, and each work as cited there once."""
    places: dict[str, Pinpoint] = {}
    through: dict[tuple[str, ...], Pinpoint] = {}
    for source in sorted(sources, key=lambda source: locators.places(source.at)):
        place = places.setdefault(source.at, _place(paper, source.at, works[paper.id]))
        for basis in source.rests_on:
            work, at = corpus.get(Work, basis.work), basis.at or ""
            key = work.id, at, source.at
            if key not in through:
                through[key] = _cited_in(
                    work=work, at=at, place=place, paper=works[paper.id], formatted=works[work.id]
                )
    return (*places.values(), *through.values())


def _place(work: Work, at: str, formatted: Forms) -> Pinpoint:
    # A shelf mark may end with the pages; the first note has it.
    is_in_shelf_mark = bool(at) and f" {work.archive_location or ''}".endswith(f" {at}")
    there = in_notes(at)
    forms = {
        "full": at_place(formatted, "full", "" if is_in_shelf_mark else there),
        "short": at_place(formatted, "short", there),
        "mla-in": _in_mla(formatted, at, there),
        "apa-in": at_place(formatted, "apa-in", at),
    }
    return Pinpoint(Label(Markup.escape(at)), forms)


def _in_mla(forms: Forms, at: str, there: str) -> str:
    """What MLA puts between brackets in the text; only pages follow a name without a comma."""
    if not at or at.startswith(("p. ", "pp. ")):
        return at_place(forms, "mla-in", there)
    return forms["mla-in-at"].replace(f" {SLOT}", f", {there}")


def in_notes(at: str) -> str:
    """A locator as Chicago notes and MLA have it: `20n42` for `p. 20, n. 42`."""
    return FOOTNOTE.sub(r"\1\2", PAGES.sub("", at))


def _cited_in(
    work: Work,
    at: str,
    place: Pinpoint,
    paper: Forms,
    formatted: Forms,
) -> Pinpoint:
    """A work, or a place in it, as it is cited at a place of a paper."""
    forms = {}
    for name, form in _place(work, at, formatted).forms.items():
        cited_in = f"as {CITED_IN}" if name == "apa-in" else CITED_IN
        forms[name] = f"{_with_comma(form)} {cited_in} {place.forms[name]}"
    entry = sentence(formatted["entry"])
    forms["entry"] = f"{entry} {capital(CITED_IN)} {paper['full']}"
    return Pinpoint(labels.compact(work), forms, work, place.words.as_text)


def _with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark in American fashion."""
    return f"{form[:-1]},”" if form.endswith("”") else f"{form},"
