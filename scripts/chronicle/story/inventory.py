"""Everything on the site that a reader can cite: records, chapters and their paragraphs."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import (
    Chart,
    Claim,
    Correction,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Prose, capital
from chronicle.record.within import sources_of
from chronicle.story.chapters import Chapter

# Characters of a claim in its name; a claim in words can be a whole sentence.
LONGEST_CLAIM = 100


def inventory(corpus: Corpus, chapters: Iterable[Chapter]) -> Iterator[Citable]:
    """Everything on the site that a reader can cite."""
    speaker = cache(labels.speaker)  # few speak, and often
    for record in corpus.records.values():
        if record.traits_.cited:
            address, title = addresses.address(record, corpus), Prose(_title(record, corpus))
            name = Prose(_name(record, corpus, speaker)) if isinstance(record, Claim) else None
            yield Citable(
                address=address,
                title=title,
                sources=tuple(_sources(record, corpus)),
                record=record,
                name=name,
            )
        if isinstance(record, Question):
            yield from _answers(record, corpus)
    for chapter in chapters:
        yield Citable(chapter.address, Prose(chapter.title), ())
        for number, paragraph in enumerate(chapter.paragraphs, 1):
            if paragraph.anchor:
                title = Prose(f"{chapter.title}, paragraph {number}")
                yield Citable(f"{chapter.address}#{paragraph.anchor}", title, paragraph.sources)


def _answers(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """The answers to a question, cited by its title; each comes from where its claims come from."""
    for position in question.positions:
        if there := addresses.answer(question, position):
            claims = (corpus.get(Claim, claim) for claim in position.claims)
            sources = tuple(source for claim in claims for source in claim.sources)
            name = Prose(f"{question.title} {capital(position.answer)}")
            yield Citable(there, Prose(question.title), sources, name=name)


def _name(claim: Claim, corpus: Corpus, speaker: Callable[[Record], str]) -> str:
    """A claim as it is called among others: what it says, its voice, and what it is about."""
    counted = "" if claim.unit or isinstance(claim.value, str) else corpus[claim.property_].label
    words = _first_words(capital(f"{claim.label} {counted.lower()}"))
    return f"{words} ({speaker(corpus[claim.voice])}; {corpus[claim.about].label})"


@lru_cache(maxsize=4096)  # a save changes few
def _first_words(text: str) -> str:
    return textwrap.shorten(text, LONGEST_CLAIM, placeholder=" …")


def _title(record: Record, corpus: Corpus) -> str:
    """The title by which a record is cited: a claim has that of what it is about."""
    match record:
        case Claim():
            return corpus[record.about].label
        case Correction():
            paper = labels.paper_name(corpus.get(Work, record.work)).as_text
            return f"Correction to {paper}, {record.at}"
        case Work():
            return record.title_en or record.title
        case _:
            return record.label


def _sources(record: Record, corpus: Corpus) -> Iterator[Source]:
    """The places that a record comes from.

    Those of a question are its own and those of the claims that answer it; those of a chart are
    those of what it draws; a work has none.
    """
    match record:
        case Work():
            return
        case Correction():
            yield Source(work=record.work, at=record.at)
        case Chart():
            for drawn in record.draws:
                yield from sources_of(corpus[drawn])
        case _:
            yield from sources_of(record)
    if isinstance(record, Question):
        for position in record.positions:
            for claim in position.claims:
                yield from corpus.get(Claim, claim).sources
