"""The citables of each page, and the passages of works that they are based on.

`History.citables_on` returns those of records and Markdown pages; this module adds the pages that
are generated from many records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import list_pages, redirect_table, related_records
from chronicle.queries.metadata import work_of_page
from chronicle.queries.source_chains import chains_of
from chronicle.records import Chart, Claim, Source, Work, record_sources
from chronicle.values import locators


class PassageToCite(NamedTuple):
    """A passage `at` a locator in a work; `within` is the citing passage of a paper, if any."""

    work: str
    at: str
    within: PassageToCite | None = None

    @property
    def in_paper(self) -> PassageToCite:
        """The passage in a paper: the citing passage, or this one."""
        return self.within or self


@cached_per_history
def made_pages(history: History) -> Mapping[str, Citable]:
    """Return the citable lists and lesson handouts, by URL."""
    titles = {
        row.address: row.name
        for row in list_pages.list_pages_by_address(history).values()
        if row.is_cited
    }
    sources: defaultdict[str, tuple[Source, ...]] = defaultdict(tuple)
    for chart in history.corpus.of(Chart):
        sources[addresses.FIGURES] += history.citable(history.addresses[chart.id]).sources
    for chapter, lesson in related_records.lessons_by_chapter(history).items():
        titles[chapter.handout] = lesson.question
        for claim in (*lesson.voices, *lesson.exercise.claims):
            sources[chapter.handout] += record_sources(history.corpus[claim])
    for page in list_pages.empty_list_addresses(history):
        titles.pop(page, None)
    return {page: Citable(page, title, sources[page]) for page, title in titles.items()}


def cited_on(history: History, page: str) -> tuple[Citable, ...]:
    """Return the citables of a page in order: its work, the page, its records, other components."""
    ours = [one for one in history.citables_on(page).values() if not one.work]
    if page in made_pages(history):
        ours.append(made_pages(history)[page])
    ours.sort(key=lambda one: (bool(one.anchor), one.record is None))
    work = work_of_page(history).get(page)
    if work:
        ours.insert(0, history.citable(history.addresses[work.id]))
    return tuple(ours)


def all_cited(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """Return the citables of each page, by URL of the page."""
    pages = {
        **history.records_by_page,
        **history.handwritten,
        **work_of_page(history),
        **made_pages(history),
    }
    every = {page: cited_on(history, page) for page in pages}
    return {page: cited for page, cited in every.items() if cited}


def moved_from(history: History, address: str) -> dict[str, str]:
    """Map each previous anchor of a page to its new URL; the key of the page itself is ""."""
    now = {}
    redirects = redirect_table.redirects_by_page(history).get(address, {})
    for redirect, anchors in redirects.items():
        if redirect.now:
            for anchor in anchors or ("",):
                now[anchor] = redirect.now.address
    written = history.handwritten.get(address)
    if written:
        for old, new in written.former_anchors.items():
            now[old] = f"{address}#{new}"
    return now


@cached_per_history
def underlying_passages(history: History, citable: Citable) -> tuple[PassageToCite, ...]:
    """Return the passages that a statement is based on and that papers cite in other places.

    They come from its chains, up to the first uncertain step.
    """
    claim = history.corpus.find(Claim, citable.record.id) if citable.record else None
    if claim is None:
        return ()
    found: dict[PassageToCite, None] = {}
    for chain in chains_of(history, claim).all:
        for step in chain:
            if step.adverb:
                break
            if step.source and step.source not in citable.sources:
                within = PassageToCite(step.source.work, step.source.at)
                for place in step.places:
                    found[PassageToCite(place.id, place.at, within)] = None
    return tuple(found)


def passages_behind(sources: Iterable[Source]) -> Mapping[PassageToCite, None]:
    """Return the passages of the sources and of the works cited there, without duplicates."""
    passages: dict[PassageToCite, None] = {}
    for source in sources:
        within = PassageToCite(source.work, source.at)
        passages[within] = None
        for basis in source.rests_on:
            passages[PassageToCite(basis.work, basis.at or "", within)] = None
    return passages


def is_identified(history: History, passage: PassageToCite) -> bool:
    """Return whether a passage is in a work that the record, not the paper, identifies."""
    work = history.corpus.get(Work, passage.work)
    return passage.within is not None and passage.within.work in work.identified_in


def passages_of(history: History, citables: Iterable[Citable]) -> dict[PassageToCite, int]:
    """Number the passages that citables are based on; passages in one work are adjacent.

    They are sorted by paper, in the order of first mention, then by position in the paper.
    """
    found: list[PassageToCite] = []
    for citable in citables:
        found += passages_behind(citable.sources)
        for passage in underlying_passages(history, citable):
            found += [passage.in_paper, passage]
    papers = list(dict.fromkeys(passage.in_paper.work for passage in found))

    def by_paper(passage: PassageToCite) -> tuple[int, tuple[locators.Passage, ...]]:
        there = passage.in_paper
        return papers.index(there.work), locators.parse_passages(there.at)

    works: defaultdict[tuple[str, str], list[PassageToCite]] = defaultdict(list)
    for passage in sorted(found, key=by_paper):
        works[passage.work, passage.in_paper.work].append(passage)
    numbers: dict[PassageToCite, int] = {}
    for passages in works.values():
        for passage in passages:
            numbers.setdefault(passage, len(numbers))
    return numbers


def first_passage(history: History, citable: Citable) -> PassageToCite | None:
    """Return the passage to cite first.

    If a paper only reports a work, it is the passage of that work. If it only reports a speaker, it
    is the passage of the first cited work that the paper itself names.
    """
    passages = passages_behind(citable.sources)
    if citable.voice:
        speaks_itself = history.corpus.find(Work, citable.voice) is not None
        for passage in passages:
            if not passage.within:
                continue
            is_named = not speaks_itself and not is_identified(history, passage)
            if passage.work == citable.voice or is_named:
                return passage
    return next(iter(passages), None)
