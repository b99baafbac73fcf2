"""The papers as a reader cites them: with the place, and with what they cite there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.citation.formatted_works import at_place
from chronicle.citation.forms import TERMS, Forms, in_style, sentence, with_comma
from chronicle.citation.processor import SLOT
from chronicle.corpus.corpus import Corpus
from chronicle.record import locators
from chronicle.record.models import Source, Work
from chronicle.record.text import Label, capital

# How styles speak of a work that was seen only in another.
CITED_IN = "cited in"


@dataclass(frozen=True)
class Pinpoint:
    """A place in a work as a reader cites it.

    `words` name the place, or the `work` that is cited at the place `at`. `locators` are the place
    in each style. The forms, as HTML, are
    `full` and `short`, a first and a later Chicago note, `mla-in` and `apa-in`, which stand between
    brackets in the text, and for a work `entry`, its entry in a bibliography.
    """

    words: Label
    forms: Forms
    locators: Mapping[str, str]
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
            work = corpus.get(Work, basis.work)
            at = basis.at or ""
            key = work.id, at, source.at
            if key not in through:
                through[key] = Pinpoint(
                    words=labels.short_name(work, corpus),
                    forms=_cited_in(_place(work, at, works[work.id]), place)
                    | {"entry": _entry(works[work.id], works[paper.id])},
                    locators={},
                    work=work,
                    at=place.words.as_text,
                )
    return (*places.values(), *through.values())


def _place(work: Work, at: str, formatted: Forms) -> Pinpoint:
    # A shelf mark may end with the pages; the first note has it.
    is_in_shelf_mark = bool(at) and f" {work.archive_location or ''}".endswith(f" {at}")
    in_styles = {style: in_style(at, style) for style in TERMS}
    full = "" if is_in_shelf_mark else in_styles["chicago"]
    forms = {
        "full": at_place(formatted, "full", full),
        "short": at_place(formatted, "short", in_styles["chicago"]),
        "mla-in": _in_mla(formatted, at, in_styles["mla"]),
        "apa-in": at_place(formatted, "apa-in", in_styles["apa"]),
    }
    return Pinpoint(Label(Markup.escape(at)), forms, in_styles)


def _in_mla(forms: Forms, at: str, there: str) -> str:
    """What MLA puts between brackets in the text; only pages follow a name without a comma."""
    if not at or at.startswith(("p. ", "pp. ")):
        return at_place(forms, "mla-in", there)
    return forms["mla-in-at"].replace(f" {SLOT}", f", {there}")


def _cited_in(place: Pinpoint, at: Pinpoint) -> Forms:
    """A place in a work as it is cited at a place of a paper."""
    forms = {}
    for name, form in place.forms.items():
        cited_in = f"as {CITED_IN}" if name == "apa-in" else CITED_IN
        forms[name] = f"{with_comma(form)} {cited_in} {at.forms[name]}"
    return forms


def _entry(work: Forms, paper: Forms) -> str:
    """The entry of a work that was seen only in a paper."""
    return f"{sentence(work['entry'])} {capital(CITED_IN)} {paper['full']}"
