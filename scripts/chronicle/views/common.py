"""What pages ask of the corpus: records in the order and company in which readers meet them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Claim, Correction, Deployment, Event, Question, Record, Standing, Work
from chronicle.record.sourced import sources_of, sources_within

D = TypeVar("D", bound=Event | Deployment)


@dataclass(frozen=True)
class PageListing:
    """A page as others list it: its address, and its title and one-line description in plain text."""

    address: str
    title: str
    description: str


def by_date(records: Iterable[D]) -> list[D]:
    """Records in order of date."""
    return sorted(records, key=lambda record: record.date.sort_key)


def by_year(events: Iterable[Event]) -> Iterator[tuple[int, list[Event]]]:
    """Events in order of date, a list a year."""
    for year, group in groupby(by_date(events), key=lambda event: event.date.year):
        yield year, list(group)


def papers(corpus: Corpus) -> list[Work]:
    """The papers that the record is drawn from, in the order of the data."""
    return [work for work in corpus.of(Work) if work.is_paper]


def told_by(record: Record) -> list[str]:
    """The ids of the papers that tell a record, each once."""
    return list(dict.fromkeys(source.work for source in sources_of(record)))


def evidence(record: Record, corpus: Corpus) -> list[str]:
    """The classes of evidence that a record rests on: of what the papers cite, or of the paper where it cites nothing."""
    found: dict[str, None] = {}
    for source in sources_of(record):
        for work in [basis.work for basis in source.rests_on] or [source.work]:
            found[corpus.get(Work, work).evidence] = None
    return list(found)


def standing_order(corpus: Corpus, deployment: Deployment) -> int:
    """The place of a deployment's standing in the vocabulary: 0 for the best founded."""
    return corpus.of(Standing).index(corpus.get(Standing, deployment.standing))


def corrections(record: Record, corpus: Corpus) -> list[Correction]:
    """The slips in the papers that touch a record or a claim about it."""
    touched = [record.id, *(claim.id for claim in corpus.linking(Claim, record.id, "about"))]
    return list({slip.id: slip for identifier in touched for slip in corpus.linking(Correction, identifier, "see")}.values())


def related(record: Record, corpus: Corpus) -> list[Record]:
    """What a record points to under `see`, and what points to it there; questions and corrections have their own places."""
    there = [corpus[identifier] for identifier in getattr(record, "see", ())]
    back = [corpus[link.source] for link in corpus.links_to.get(record.id, ()) if link.field == "see"]
    found = {other.id: other for other in there + back if not isinstance(other, (Correction, Question))}
    return list(found.values())


def questions(record: Record, corpus: Corpus) -> list[Question]:
    """The questions that concern a record, by what they say they concern or by a claim about it."""
    found = {question.id: question for question in corpus.linking(Question, record.id, "see")}
    for claim in corpus.linking(Claim, record.id, "about"):
        found |= {question.id: question for question in corpus.linking(Question, claim.id, "positions.claims")}
    found |= {other.id: other for identifier in getattr(record, "see", ()) if isinstance(other := corpus[identifier], Question)}
    found.pop(record.id, None)
    return list(found.values())


def resting(work: Work, corpus: Corpus) -> list[tuple[Record, list[str]]]:
    """Every record that rests on a work, with the papers through which it does; or that gives its voice.

    On one of the papers rests what names it as a source, and its slips.
    """
    fields = {"sources.rests_on", "relations.sources", "life.sources", "voice"} | (
        {"sources.work", "work"} if work.is_paper else set()
    )
    found: dict[str, list[str]] = {}
    for link in corpus.links_to.get(work.id, ()):
        if link.field not in fields:
            continue
        papers = found.setdefault(link.source, [])
        for _, source in sources_within(corpus[link.source]):
            if any(basis.work == work.id for basis in source.rests_on) and source.work not in papers:
                papers.append(source.work)
    return [(corpus[identifier], papers) for identifier, papers in found.items()]


def neighbours(ordered: Sequence[D], index: int) -> list[D]:
    """The records just before and just after one in an ordered list."""
    return list(ordered[max(0, index - 1) : index]) + list(ordered[index + 1 : index + 2])
