"""The papers as a reader cites them: with the place, and with what they cite there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.citation.formatted_works import FormattedWork
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Source, Work

# How styles speak of a work that was seen only in another (Chicago 17, 14.260).
CITED_IN = "cited in"


@dataclass(frozen=True)
class Pinpoint:
    """A place in a work as a reader cites it, as HTML.

    `words` name the place, or a work that is cited in another. `full` and `short` are a first and a
    later Chicago note; `mla` and `apa` stand between brackets in the text.
    """

    words: Markup
    full: str
    short: str
    mla: str
    apa: str


@dataclass(frozen=True)
class CitedWork:
    """A work to cite, the places in it that something comes from, and works cited there."""

    work: Work
    places: tuple[Pinpoint, ...]
    through: tuple[Pinpoint, ...]


def cited_works(
    citable: Citable,
    works: Mapping[str, FormattedWork],
    corpus: Corpus,
) -> list[CitedWork]:
    """The papers that something comes from, each with its places and the works cited there.

    For a work it is the work itself, cited as a whole.
    """
    if isinstance(citable.record, Work):
        return [CitedWork(citable.record, (), ())]
    papers: dict[str, list[Source]] = {}
    for source in citable.sources:
        papers.setdefault(source.work, []).append(source)
    return [_to_paper(corpus.get(Work, name), papers[name], works, corpus) for name in papers]


def _to_paper(
    paper: Work,
    sources: Iterable[Source],
    works: Mapping[str, FormattedWork],
    corpus: Corpus,
) -> CitedWork:
    """Each place in a paper once, and each work as cited there once."""
    places: dict[Pinpoint, None] = {}
    through: dict[Pinpoint, None] = {}
    for source in sources:
        place = _place(source.at, works[paper.id])
        places[place] = None
        for basis in source.rests_on:
            cited = _place(basis.at or "", works[basis.work])
            name = labels.compact(corpus.get(Work, basis.work))
            through[_cited_in(name, cited, place)] = None
    return CitedWork(paper, tuple(places), tuple(through))


def _place(at: str, work: FormattedWork) -> Pinpoint:
    return Pinpoint(
        Markup.escape(at),
        work.note(at, first=True),
        work.note(at, first=False),
        work.in_mla(at),
        work.in_apa(at),
    )


def _cited_in(name: Markup, cited: Pinpoint, paper: Pinpoint) -> Pinpoint:
    """A work as it is cited in a paper."""
    return Pinpoint(
        name,
        f"{_with_comma(cited.full)} {CITED_IN} {paper.full}",
        f"{_with_comma(cited.short)} {CITED_IN} {paper.short}",
        f"{_with_comma(cited.mla)} {CITED_IN} {paper.mla}",
        f"{_with_comma(cited.apa)} as {CITED_IN} {paper.apa}",
    )


def _with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark in American fashion."""
    return f"{form[:-1]},”" if form.endswith("”") else f"{form},"
