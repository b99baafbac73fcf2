"""The citables of each page, and the passages of works that they are based on.

`History.citables_on` returns those of records and Markdown pages; this module adds the pages that
are generated from many records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import list_pages, related_records
from chronicle.queries.metadata import work_of_page
from chronicle.records import Basis, Chart, Claim, Source, Work, record_sources
from chronicle.values import Prose

MAX_PASSAGES = 4


class PassageToCite(NamedTuple):
    """A passage of a work by its locator; `citing_passage` is that of the citing paper, if any.

    `speaker` is the id of the actor or work whose statement it reports; empty for its own.
    """

    work: str
    locator: str
    citing_passage: PassageToCite | None = None
    speaker: str = ""


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
        sources[addresses.FIGURES] += history.get_citable(history.addresses[chart.id]).sources
    for chapter, lesson in related_records.lessons_by_chapter(history).items():
        titles[chapter.handout] = lesson.question
        for claim in (*lesson.voices, *lesson.exercise.claims):
            sources[chapter.handout] += record_sources(history.corpus[claim])
    for page in list_pages.empty_list_addresses(history):
        titles.pop(page, None)
    citables = {page: Citable(page, title, sources[page]) for page, title in titles.items()}
    if addresses.PLACES in citables:
        places = citables[addresses.PLACES]
        citables[addresses.PLACES] = replace(places, description=Prose("map"))
    return citables


def citables_on_page(history: History, page: str) -> tuple[Citable, ...]:
    """Return the citables of a page in order: its work, the page, its records, other components."""
    citables = [citable for citable in history.citables_on(page).values() if not citable.work]
    if page in generated_citables(history):
        citables.append(generated_citables(history)[page])
    # The subject of statements precedes them: sections with one title share its list entry.
    citables.sort(key=lambda one: (bool(one.anchor), one.record is None, bool(one.claims)))
    work = work_of_page(history).get(page)
    if work:
        citables.insert(0, history.get_citable(history.addresses[work.id]))
    return tuple(citables)


def citables_by_page(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """Return the citables of each page, by URL of the page."""
    pages = {
        **history.records_by_page,
        **history.handwritten,
        **work_of_page(history),
        **generated_citables(history),
    }
    citables = {page: citables_on_page(history, page) for page in pages}
    return {page: cited for page, cited in citables.items() if cited}


@cached_per_history
def citation_choices(history: History, citable: Citable) -> tuple[PassageToCite | None, ...]:
    """Return the citations to choose from, the default first; None is that of the page.

    A statement or quotation offers its passages, and a work the passages that cite it and itself.
    Anything else is cited only as a page.
    """
    cited = _cited_passages(history, citable)
    if citable.work:
        citing = [passage for passage in cited if passage.work == citable.work.id]
        return (*citing[:MAX_PASSAGES], PassageToCite(citable.work.id, ""))
    if not (isinstance(citable.record, Claim) or citable.is_quotation):
        return (None,)
    passages = dict.fromkeys([*_own_passages(citable), *cited])
    best_first = sorted(passages, key=partial(_distance_to_speaker, history))
    return (*best_first[:MAX_PASSAGES], None)


def attributed_sources(citable: Citable) -> Iterator[tuple[str, Source]]:
    """Yield each source with the id of the speaker that it reports; empty for its own statement."""
    if not citable.claims:
        for source in citable.sources:
            yield "", source
    for claim in citable.claims:
        for source in claim.sources:
            yield "" if source.work == claim.voice else claim.voice, source


def is_identified_work(history: History, passage: PassageToCite) -> bool:
    """Return whether a passage is in a work that the record, not the paper, identifies."""
    work = history.corpus.get(Work, passage.work)
    return passage.citing_passage is not None and passage.citing_passage.work in work.identified_in


def _own_passages(citable: Citable) -> Iterator[PassageToCite]:
    """Yield the passages of papers, except where a paper cites the work that speaks."""
    for speaker, source in attributed_sources(citable):
        if not any(basis.work == speaker for basis in source.rests_on):
            yield PassageToCite(source.work, source.at, speaker=speaker)


def _cited_passages(history: History, citable: Citable) -> Iterator[PassageToCite]:
    """Yield the passages of works that the papers cite for a citable.

    A person whom a paper reports speaks in the first work that it cites.
    """
    for speaker, source in attributed_sources(citable):
        is_person = history.corpus.find(Work, speaker) is None
        for number, basis in enumerate(source.rests_on):
            speaks_in_work = basis.work == speaker or (is_person and number == 0)
            yield _passage_within(basis, source, speaker if speaks_in_work else "")


def _passage_within(basis: Basis, source: Source, speaker: str) -> PassageToCite:
    """Return the passage of a work that a paper cites."""
    within = PassageToCite(source.work, source.at)
    return PassageToCite(basis.work, basis.at or "", within, speaker)


def _distance_to_speaker(history: History, passage: PassageToCite) -> int:
    """Return 0 for the work that speaks, 1 for one in which the paper quotes a person, else 2.

    A work of which only a description is known comes last.
    """
    work = history.corpus.get(Work, passage.work)
    if work.is_description and not work.issued and passage.citing_passage:
        return 3
    if passage.work == passage.speaker:
        return 0
    is_person = passage.speaker and history.corpus.find(Work, passage.speaker) is None
    if is_person and passage.citing_passage and not is_identified_work(history, passage):
        return 1
    return 2
