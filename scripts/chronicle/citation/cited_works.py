"""The papers as a reader cites them: with the place, and with what they cite there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import escape

from chronicle.citation.forms import (
    ENTRIES,
    TERMS,
    Form,
    Forms,
    WorkForms,
    in_style,
    sentence,
    with_comma,
)
from chronicle.corpus.corpus import Corpus
from chronicle.records.base import Basis, Source
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.text import capital

# How styles speak of a work that was seen only in another.
CITED_IN = "cited in"
# The forms of a place, each with its style.
PLACES = {"full": "chicago", "short": "chicago", "mla-in": "mla", "apa-in": "apa"}
# Of the first words of a paragraph so many are enough.
MOST_WORDS = 5
# What tells a place from others: a paper and the place there, and the work that it cites and where.
Key = tuple[str, ...]


@dataclass(frozen=True)
class Pinpoint:
    """A place in a work as a reader cites it.

    `id` is its own among all on a page, `at` the place, for a work that a paper cites followed by
    the place there, and `opening` the first words of a paragraph that only this site counts.
    `locators` are the place in each style, where the work itself is cited; `inside` is the place in
    the paper, where a paper cites it. The forms, as HTML, are
    `full` and `short`, a first and a later Chicago note, and `mla-in` and `apa-in`, which stand
    between brackets in the text.
    """

    id: str
    at: str
    forms: Forms
    locators: Mapping[str, str]
    opening: str = ""
    inside: Pinpoint | None = None

    @property
    def first(self) -> str:
        """The first of the paragraphs that it names: `¶3` of `¶¶3–5`."""
        return self.at.partition(",")[0].partition("–")[0].replace("¶¶", "¶")


@dataclass
class CitedWork:
    """A work with its places by their keys; `forms` are its entries in lists of works.

    `paper` is that in which it is cited, for a work that was seen only there: the lists of MLA and
    APA then have the paper alone, which was read.
    """

    work: Work
    forms: Mapping[str, str]
    paper: Work | None = None
    places: dict[Key, Pinpoint] = field(default_factory=dict)


def cited_works(
    sources: Iterable[Source], works: Mapping[str, WorkForms], corpus: Corpus
) -> list[CitedWork]:
    """The papers that sources name, each with its places and followed by the works cited there."""
    papers = list(dict.fromkeys(source.work for source in sources))
    in_order = sorted(sources, key=lambda source: locators.places(source.at))
    by_paper = sorted(in_order, key=lambda source: papers.index(source.work))
    cited: dict[Key, CitedWork] = {}
    for number, (key, (source, basis)) in enumerate(cited_places(by_paper).items(), 1):
        name = f"at-{number}"
        paper = corpus.get(Work, source.work)
        if basis is None:
            place = _place(name, paper, source.at, works[paper.id])
            if (paper.id,) not in cited:
                whole = works[paper.id].whole
                cited[paper.id,] = CitedWork(paper, {form: whole[form] for form in ENTRIES})
            cited[paper.id,].places[key] = place
            continue
        work = corpus.get(Work, basis.work)
        in_paper = cited[paper.id,].places[key[:2]]
        place = _cited_in(_place(name, work, basis.at or "", works[work.id]), in_paper)
        if (paper.id, work.id) not in cited:
            entry = sentence(works[work.id].whole["entry"])
            forms = {"entry": f"{entry} {capital(CITED_IN)} {works[paper.id].whole['full']}"}
            cited[paper.id, work.id] = CitedWork(work, forms, paper)
        cited[paper.id, work.id].places[key] = place
    return list(cited.values())


def cited_places(sources: Iterable[Source]) -> Mapping[Key, tuple[Source, Basis | None]]:
    """The places in papers that sources name, and in works that are cited there, each once."""
    places: dict[Key, tuple[Source, Basis | None]] = {}
    for source in sources:
        key = (source.work, source.at)
        places[key] = (source, None)
        for basis in source.rests_on:
            places[*key, basis.work, basis.at or ""] = (source, basis)
    return places


def opening_words(work: Work, at: str) -> str:
    """The first words of a paragraph whose number no copy of a work has; else empty.

    By them a reader finds it, who is told of them where the place is first named.
    """
    if not at or not work.locators or not work.locators.counting:
        return ""
    words = work.locators.opening(locators.places(at)[0]).split()
    return " ".join(words[:MOST_WORDS]).rstrip(",;:.")


def _place(name: str, work: Work, at: str, formatted: WorkForms) -> Pinpoint:
    """A place in a work, of which `name` is its id on the page."""
    in_styles = {style: str(escape(in_style(at, style))) for style in TERMS}
    full = in_styles["chicago"]
    # A shelf mark may end with the pages; the first note has it.
    shelf_mark = work.archive_location or ""
    if at and f" {shelf_mark}".endswith(f" {at}"):
        full = ""
    if work.is_seen_in_reports(at):
        return Pinpoint(name, at, _reported(formatted, in_styles), in_styles)
    opening = opening_words(work, at)
    if opening:
        full = f"{full} (“{escape(opening)} …”)"
    forms = {
        "full": formatted.at("full", full),
        "short": formatted.at("short", in_styles["chicago"]),
        "mla-in": _in_mla(formatted, at, in_styles["mla"]),
        "apa-in": formatted.at("apa-in", in_styles["apa"]),
    }
    return Pinpoint(name, at, forms, in_styles, opening)


def _reported(formatted: WorkForms, in_styles: Mapping[str, str]) -> dict[str, Form]:
    """The forms of a work that was seen only in reports, which its place names at the end.

    What the record says of the place is none in the work, and not where the archive has it.
    """
    return {
        name: Form(f"{with_comma(formatted.whole[name])} {in_styles[style]}")
        for name, style in PLACES.items()
    }


def _in_mla(forms: WorkForms, at: str, at_in_mla: str) -> Form:
    """What MLA puts between brackets in the text: (Holm 12), but (Holm, ch. 3).

    `at` is the place as the record has it, `at_in_mla` as MLA writes it.
    """
    form = forms.at("mla-in", at_in_mla)
    if not at or at.startswith(("p. ", "pp. ")):
        return form
    return replace(form, before=f"{form.before.removesuffix(' ')}, ")


def _cited_in(place: Pinpoint, there: Pinpoint) -> Pinpoint:
    """A place in a work as it is cited at a place of a paper."""
    forms = {}
    for name, form in place.forms.items():
        words = CITED_IN
        if name == "apa-in":
            words = f"as {CITED_IN}"
        forms[name] = there.forms[name].begun(f"{with_comma(str(form))} {words} ")
    at = f"cited at {there.at}"
    if place.at:
        at = f"{place.at}, {at}"
    return Pinpoint(place.id, at, forms, {}, inside=there)
