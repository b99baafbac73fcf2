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
from chronicle.queries import list_pages, related_records
from chronicle.queries.metadata import work_of_page
from chronicle.records import Chart, Claim, Source, Work, record_sources
from chronicle.values import locators

MAX_SINGLE_PASSAGES = 4


class PassageToCite(NamedTuple):
    """A passage `at` a locator in a work; `within` is the citing passage of a paper, if any."""

    work: str
    at: str
    within: PassageToCite | None = None


@cached_per_history
def generated_citables(history: History) -> Mapping[str, Citable]:
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
    ours = [citable for citable in history.citables_on(page).values() if not citable.work]
    if page in generated_citables(history):
        ours.append(generated_citables(history)[page])
    # The subject of statements precedes them: sections with one title share its list entry.
    ours.sort(key=lambda one: (bool(one.anchor), one.record is None, bool(one.claims)))
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
        **generated_citables(history),
    }
    every = {page: cited_on(history, page) for page in pages}
    return {page: cited for page, cited in every.items() if cited}


def source_passages(sources: Iterable[Source]) -> Mapping[PassageToCite, None]:
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


def passages_together(history: History, citable: Citable) -> tuple[PassageToCite, ...]:
    """Return the passages in papers that a citable is based on, joined by paper.

    If a work speaks through a paper, the passage of that work replaces the passage of the paper.
    """
    first = first_passage(history, citable)
    passages: defaultdict[str, list[locators.Passage]] = defaultdict(list)
    together: list[PassageToCite] = []
    for source in citable.sources:
        if first and first.within == PassageToCite(source.work, source.at):
            together = [first]
        else:
            passages[source.work] += locators.parse_passages(source.at)
    for work, of_work in passages.items():
        together.append(PassageToCite(work, locators.format_locator(of_work)))
    return tuple(together)


def single_passages(history: History, citable: Citable) -> tuple[PassageToCite, ...]:
    """Return the passages to choose from: of a statement, or of the papers that cite a work.

    A work that speaks through a paper replaces the passage of the paper, as in
    `passages_together`. Other citables have none, because each of their passages has its own
    statement.
    """
    passages = [*source_passages(citable.sources)]
    if citable.work:
        passages = [passage for passage in passages if passage.work == citable.work.id]
    elif not isinstance(citable.record, Claim):
        return ()
    reporting = {passage.within for passage in passages if passage.work == citable.voice}
    passages = [passage for passage in passages if passage not in reporting]
    first = first_passage(history, citable)
    passages.sort(key=lambda passage: passage != first)
    return tuple(passages[:MAX_SINGLE_PASSAGES])


def first_passage(history: History, citable: Citable) -> PassageToCite | None:
    """Return the passage to cite first; None if the citable has no sources.

    If a paper only reports a work, it is the passage of that work. If it only reports a speaker, it
    is the passage of the first cited work that the paper itself names. Otherwise it is the first.
    """
    passages = source_passages(citable.sources)
    if citable.voice:
        speaks_itself = history.corpus.find(Work, citable.voice) is not None
        for passage in passages:
            if not passage.within:
                continue
            is_named = not speaks_itself and not is_identified(history, passage)
            if passage.work == citable.voice or is_named:
                return passage
    return next(iter(passages), None)
