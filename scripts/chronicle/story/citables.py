"""Everything on the site that a reader can cite: records, chapters and their paragraphs."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from chronicle.citation import labels
from chronicle.citation.cited import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import (
    Actor,
    Chart,
    Claim,
    Correction,
    Deployment,
    Event,
    Line,
    PlaceRecord,
    Property,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.record.sourced import sources_of
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter, Paragraph

# The kinds of records that are cited.
KINDS = (Event, Deployment, Claim, Actor, PlaceRecord, Line, Question, Work, Correction, Chart)
LONGEST_WORDS = 60  # characters of a claim in a title; a claim in words can be a whole sentence


def citables(corpus: Corpus, chapters: Iterable[Chapter]) -> Iterator[Citable]:
    """Everything on the site that a reader can cite."""
    for record in corpus.records.values():
        if isinstance(record, KINDS):
            yield Citable(addresses.address(record, corpus), Prose(_title(record, corpus)), tuple(_sources(record, corpus)), record)
    for chapter in chapters:
        yield Citable(chapter.address, Prose(chapter.title), ())
        for number, paragraph in enumerate(chapter.paragraphs, 1):
            if paragraph.anchor:
                sources = tuple(_cited_places(paragraph, corpus))
                yield Citable(f"{chapter.address}#{paragraph.anchor}", Prose(f"{chapter.title}, paragraph {number}"), sources)


def _cited_places(paragraph: Paragraph, corpus: Corpus) -> Iterator[Source]:
    """The places that a paragraph cites; what is no work or no place is told where the notes are made."""
    for work, at in paragraph.sources:
        if isinstance(corpus.records.get(work), Work):
            with contextlib.suppress(ValidationError):
                yield Source(work=work, at=at)


def _title(record: Record, corpus: Corpus) -> str:
    match record:
        case Claim():
            name = labels.speaker(corpus[record.voice])
            what = f"{corpus[record.about].label}: {corpus.get(Property, record.property_).name.lower()} according to {name}"
            return f"{what}: {textwrap.shorten(record.label, LONGEST_WORDS, placeholder=' …')}"
        case Correction():
            return f"A slip in {labels.paper_name(corpus.get(Work, record.work)).striptags()}, {record.at}"
        case Work():
            return record.title_en or record.title
        case _:
            return record.label


def _sources(record: Record, corpus: Corpus) -> Iterator[Source]:
    """The places that a record comes from; for a question those of the claims that answer it, for a chart of what it draws."""
    if isinstance(record, Correction):
        yield Source(work=record.work, at=record.at)
    elif isinstance(record, Question):
        yield from record.sources
        for position in record.positions:
            for claim in position.claims:
                yield from corpus.get(Claim, claim).sources
    elif isinstance(record, Chart):
        for drawn in record.draws:
            yield from sources_of(corpus[drawn])
    elif not isinstance(record, Work):
        yield from sources_of(record)
