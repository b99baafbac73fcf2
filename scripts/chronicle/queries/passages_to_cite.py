"""The passages of works that a user can choose to cite for a citable."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from chronicle.citation.citable import Citable
from chronicle.history import History
from chronicle.queries import related_records
from chronicle.records import Claim, Source, Work, iter_sources

MAX_PASSAGES = 4


class PassageToCite(NamedTuple):
    """A passage of a work; `citing_passage` is the passage of the paper that cites it, if any.

    `speaker` is the id of the actor or work whose statement the passage reports, if any.
    """

    work_id: str
    locator: str
    citing_passage: PassageToCite | None = None
    speaker: str = ""


def citation_choices(history: History, citable: Citable) -> tuple[PassageToCite | None, ...]:
    """Return the passages to choose from, the default first; None means the page itself.

    A statement or quotation offers its passages. A work is offered as cited in a paper, if this
    site knows it only from there, and by itself. Anything else is cited only as a page.
    """
    if citable.work:
        return (*_cited_work(history, citable.work), PassageToCite(citable.work.id, ""), None)
    if not (isinstance(citable.record, Claim) or citable.is_quotation):
        return (None,)
    ranked = sorted(dict.fromkeys(_ranked_passages(history, citable)), key=itemgetter(0))
    return (*(passage for _, passage in ranked[:MAX_PASSAGES]), None)


def _cited_work(history: History, work: Work) -> Iterator[PassageToCite]:
    """Yield a work that was not read, as cited in the first passage of a paper that cites it."""
    if work.reading:
        return
    for record in related_records.records_based_on(history, work):
        for _, source in iter_sources(record):
            is_cited = any(basis.work == work.id for basis in source.rests_on)
            if is_cited and source.work not in work.identified_in:
                yield PassageToCite(work.id, "", PassageToCite(source.work, source.at))
                return


def attributed_sources(citable: Citable) -> Iterator[tuple[str, Source]]:
    """Yield each source with the id of the speaker that it reports, or an empty id."""
    if not citable.claims:
        for source in citable.sources:
            yield "", source
    for claim in citable.claims:
        for source in claim.sources:
            yield "" if source.work == claim.voice else claim.voice, source


def _ranked_passages(history: History, citable: Citable) -> Iterator[tuple[int, PassageToCite]]:
    """Yield the passages of papers and of the works that they cite, each with its rank.

    The work that speaks has rank 0, the first work that a paper cites for an actor 1, a paper that
    does not cite the speaker 2, other works 3, and works of which only a description is known 4. A
    work that the record, not the paper, identifies is cited only if it speaks, and without the
    paper.
    """
    for speaker, source in attributed_sources(citable):
        paper = PassageToCite(source.work, source.at)
        is_actor = bool(speaker) and history.corpus.find(Work, speaker) is None
        if all(basis.work != speaker for basis in source.rests_on):
            yield 2, paper._replace(speaker=speaker)
        for number, basis in enumerate(source.rests_on):
            work = history.corpus.get(Work, basis.work)
            is_identified = source.work in work.identified_in
            is_voice = work.id == speaker or (is_actor and number == 0)
            rank = 1 if is_voice else 3
            if work.id == speaker:
                rank = 0
            elif is_identified:
                continue
            elif work.is_description and not work.issued:
                rank = 4
            within = None if is_identified else paper
            yield rank, PassageToCite(work.id, basis.at or "", within, speaker if is_voice else "")
