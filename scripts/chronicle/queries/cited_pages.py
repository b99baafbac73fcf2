"""What can be cited on each page, and the passages of works from which it comes.

Records and pages written by hand have theirs in the history (`History.citables_on`); here are the
pages made of many records besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, takewhile
from typing import NamedTuple

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries import links, lists, moved, selection
from chronicle.queries.chains import source_chains
from chronicle.queries.metadata import work_of_page
from chronicle.records import Claim, Source, Work
from chronicle.values import Prose, locators


class PassageToCite(NamedTuple):
    """A passage `at` of a work; `within` is that of the paper which cites it there, if one does."""

    work: str
    at: str
    within: PassageToCite | None = None


@once_per_history
def made_pages(history: History) -> Mapping[str, Citable]:
    """The pages that can be cited and are made of many records: lists, sheets; by address."""
    titles = {
        addresses.TIMELINE: Prose("Timeline"),
        addresses.PAPERS: links.title_of_comparison(history),
        addresses.PLACES: Prose("Places"),
        addresses.FIGURES: Prose("Numbers"),
    }
    for chapter in selection.lessons(history):
        titles[chapter.handout] = Prose("Teaching: {}").format(chapter.title)
    empty = lists.empty(history)
    return {page: Citable(page, title, ()) for page, title in titles.items() if page not in empty}


def cited_on(history: History, page: str) -> tuple[Citable, ...]:
    """What can be cited on a page: its work, itself, then its parts, first those of records."""
    work = work_of_page(history).get(page)
    works = [history.citable(history.addresses[work.id])] if work else []
    ours = [one for one in history.citables_on(page).values() if not one.work]
    if page in made_pages(history):
        ours.append(made_pages(history)[page])
    ours.sort(key=lambda one: (bool(one.anchor), one.record is None))
    return (*works, *ours)


def all_cited(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """The citables of each page, by the address of the page."""
    pages = {
        **history.on_page,
        **history.handwritten,
        **work_of_page(history),
        **made_pages(history),
    }
    return {page: cited for page in pages if (cited := cited_on(history, page))}


def moved_from(history: History, address: str) -> dict[str, str]:
    """The address at which is now what stood at anchors of a page, or the page, by the anchor."""
    now = {}
    for redirect, anchors in moved.by_page(history).get(address, {}).items():
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
    """The passages under a statement that papers cite elsewhere, as its chains have them.

    They are those that come before anything that is not certain.
    """
    found: dict[PassageToCite, None] = {}
    claim = history.corpus.find(Claim, citable.record.id) if citable.record else None
    for chain_ in source_chains(history, claim).all if claim else ():
        for step in takewhile(lambda step: not step.adverb, chain_):
            if step.source and step.source not in citable.sources:
                within = PassageToCite(step.source.work, step.source.at)
                for one in step.places:
                    found[PassageToCite(one.id, one.at, within)] = None
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
    """Whether a passage is in a work that the paper does not name which is said to cite it."""
    work = history.corpus.get(Work, passage.work)
    return passage.within is not None and passage.within.work in work.identified_in


def passages_of(history: History, citables: Iterable[Citable]) -> dict[PassageToCite, int]:
    """The passages that some things come from, with a number each, those in one work together.

    They stand by paper, as these are first named, and in each by where it is, or cites another.
    """
    found: list[PassageToCite] = []
    for citable in citables:
        found += passages_behind(citable.sources)
        for passage in underlying_passages(history, citable):
            found += filter(None, (passage.within, passage))
    papers = list(dict.fromkeys((one.within or one).work for one in found))

    def in_paper(passage: PassageToCite) -> tuple[int, tuple[locators.Passage, ...]]:
        there = passage.within or passage
        return papers.index(there.work), locators.passages(there.at)

    works: dict[tuple[str, str], dict[PassageToCite, None]] = {}
    for passage in sorted(found, key=in_paper):
        paper = passage.within.work if passage.within else ""
        works.setdefault((passage.work, paper), {})[passage] = None
    return {passage: number for number, passage in enumerate(chain.from_iterable(works.values()))}


def first_passage(history: History, citable: Citable) -> PassageToCite | None:
    """The passage to cite before others.

    Where a paper only reports what a work says, it is that of the work, as cited in the paper; so
    also of a work in which somebody speaks, if the paper names it.
    """
    passages = passages_behind(citable.sources)
    if citable.voice:
        speaks_itself = history.corpus.find(Work, citable.voice) is not None
        for passage in passages:
            is_named = not speaks_itself and not is_identified(history, passage)
            if passage.within and (passage.work == citable.voice or is_named):
                return passage
    return next(iter(passages), None)
