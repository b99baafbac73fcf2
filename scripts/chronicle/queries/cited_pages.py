"""What can be cited on each page, and the passages of works from which it comes.

`History.citables_on` has this of records and of pages written by hand; this module adds the pages
that are made of many records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries import lists, moved, selection
from chronicle.queries.chains import chains_of
from chronicle.queries.metadata import work_of_page
from chronicle.records import Chart, Claim, Source, Work, sources_of
from chronicle.values import Prose, locators


class PassageToCite(NamedTuple):
    """A passage `at` of a work; `within` is that of the paper which cites it there, if one does."""

    work: str
    at: str
    within: PassageToCite | None = None

    @property
    def in_paper(self) -> PassageToCite:
        """The passage of a paper by which it is found: the one that cites it, or itself."""
        return self.within or self


@once_per_history
def made_pages(history: History) -> Mapping[str, Citable]:
    """The lists and lesson sheets that can be cited, by address."""
    titles = {row.address: row.name for row in lists.pages(history).values() if row.is_cited}
    sources: defaultdict[str, tuple[Source, ...]] = defaultdict(tuple)
    for chart in history.corpus.of(Chart):
        sources[addresses.FIGURES] += history.citable(history.addresses[chart.id]).sources
    for chapter, lesson in selection.lessons(history).items():
        titles[chapter.handout] = Prose("Teaching: {}").format(chapter.title)
        for claim in (*lesson.voices, *lesson.exercise.claims):
            sources[chapter.handout] += sources_of(history.corpus[claim])
    for page in lists.empty(history):
        titles.pop(page, None)
    return {page: Citable(page, title, sources[page]) for page, title in titles.items()}


def cited_on(history: History, page: str) -> tuple[Citable, ...]:
    """What can be cited on a page, in order: its work, the page, its records, its other parts."""
    ours = [one for one in history.citables_on(page).values() if not one.work]
    if page in made_pages(history):
        ours.append(made_pages(history)[page])
    ours.sort(key=lambda one: (bool(one.anchor), one.record is None))
    work = work_of_page(history).get(page)
    if work:
        ours.insert(0, history.citable(history.addresses[work.id]))
    return tuple(ours)


def all_cited(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """The citables of each page, by the address of the page."""
    pages = {
        **history.on_page,
        **history.handwritten,
        **work_of_page(history),
        **made_pages(history),
    }
    every = {page: cited_on(history, page) for page in pages}
    return {page: cited for page, cited in every.items() if cited}


def moved_from(history: History, address: str) -> dict[str, str]:
    """The new address of what stood at each anchor of a page; of the page itself under ""."""
    now = {}
    redirects = moved.by_page(history).get(address, {})
    for redirect, anchors in redirects.items():
        if redirect.now:
            for anchor in anchors or ("",):
                now[anchor] = redirect.now.address
    written = history.handwritten.get(address)
    if written:
        for old, new in written.former_anchors.items():
            now[old] = f"{address}#{new}"
    return now


@once_per_history
def underlying_passages(history: History, citable: Citable) -> tuple[PassageToCite, ...]:
    """The passages on which a statement rests that papers cite in other places than its own.

    Its chains have them; what comes after a step that is not certain is left out.
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
    """The passages in papers that sources name, and in works that are cited there, each once."""
    passages: dict[PassageToCite, None] = {}
    for source in sources:
        within = PassageToCite(source.work, source.at)
        passages[within] = None
        for basis in source.rests_on:
            passages[PassageToCite(basis.work, basis.at or "", within)] = None
    return passages


def is_identified(history: History, passage: PassageToCite) -> bool:
    """Whether a passage is in a work that the paper does not name, but the record identifies."""
    work = history.corpus.get(Work, passage.work)
    return passage.within is not None and passage.within.work in work.identified_in


def passages_of(history: History, citables: Iterable[Citable]) -> dict[PassageToCite, int]:
    """The passages that some things come from, with a number each, those in one work together.

    They are sorted by paper, in the order in which papers are first named, then by place in it.
    """
    found: list[PassageToCite] = []
    for citable in citables:
        found += passages_behind(citable.sources)
        for passage in underlying_passages(history, citable):
            found += [passage.in_paper, passage]
    papers = list(dict.fromkeys(passage.in_paper.work for passage in found))

    def by_paper(passage: PassageToCite) -> tuple[int, tuple[locators.Passage, ...]]:
        there = passage.in_paper
        return papers.index(there.work), locators.passages(there.at)

    works: defaultdict[tuple[str, str], list[PassageToCite]] = defaultdict(list)
    for passage in sorted(found, key=by_paper):
        works[passage.work, passage.in_paper.work].append(passage)
    numbers: dict[PassageToCite, int] = {}
    for passages in works.values():
        for passage in passages:
            numbers.setdefault(passage, len(numbers))
    return numbers


def first_passage(history: History, citable: Citable) -> PassageToCite | None:
    """The passage to cite before others.

    Where a paper only reports what a work says, it is the passage of the work; so it is where
    somebody speaks in a work that the paper names.
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
