"""Everything on the site that a reader can cite: records, chapters and their paragraphs."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from itertools import chain

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.models import (
    Chart,
    Claim,
    Correction,
    Line,
    PlaceRecord,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.record.text import Prose, capital, first_sentences
from chronicle.record.within import sources_of
from chronicle.story.chapters import paragraphs
from chronicle.story.handwritten import WrittenPage

# Characters of a claim in its name; a claim in words can be a whole sentence.
LONGEST_CLAIM = 100
# What the page of all places is called.
PLACES = Prose("Places")
# A link in a paragraph, of which the words count; and what begins a line that is quoted or listed.
MARKS = re.compile(r"\[([^\[\]]*)\]\([^)]*\)|^(?:> ?|[-*+] +)", re.MULTILINE)


def inventory(corpus: Corpus, pages: Mapping[str, WrittenPage]) -> Iterator[Citable]:
    """Everything on the site that a reader can cite; `pages` are those written by hand."""
    speaker = cache(partial(labels.speaker, corpus=corpus))  # few speak, and often
    for record in corpus.records.values():
        if record.traits_.cited:
            citable = Citable(
                address=addresses.address(record, corpus),
                title=_title(record, corpus),
                sources=_sources(record, corpus),
                record=record,
            )
            yield _claim(citable, record, corpus, speaker) if isinstance(record, Claim) else citable
        if isinstance(record, Question):
            yield from _answers(record, corpus)
    if [*corpus.of(PlaceRecord), *corpus.of(Line)]:
        yield Citable(addresses.PLACES, PLACES, ())
    for address, page in pages.items():
        if address:
            yield from _written(address, page)


def _written(address: str, page: WrittenPage) -> Iterator[Citable]:
    """A page written by hand, and its paragraphs that have an address."""
    yield Citable(address, page.title, ())
    for number, paragraph in enumerate(paragraphs(page.body), 1):
        if paragraph.anchor:
            yield Citable(
                address=f"{address}#{paragraph.anchor}",
                title=page.title,
                sources=paragraph.sources,
                name=Prose("{}, paragraph {}").format(page.title, number),
                statement=Prose(first_sentences(Prose(MARKS.sub(r"\1", paragraph.text)), 60, 200)),
                paragraph=number,
            )


def _answers(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """The answers to a question, cited by its title; each comes from where its claims come from."""
    for position in question.positions:
        if address := addresses.answer(question, position):
            claims = (corpus.get(Claim, claim) for claim in position.claims)
            sources = tuple(source for claim in claims for source in claim.sources)
            name = Prose("{} {}").format(question.title, capital(position.answer))
            yield Citable(address, question.title, sources, name=name)


def _claim(
    citable: Citable, claim: Claim, corpus: Corpus, speaker: Callable[[Record], Prose]
) -> Citable:
    """A claim with its name among others: what it says, its voice, and what it is about."""
    words = assertion(claim, corpus)
    voice, about = speaker(corpus[claim.voice]), corpus[claim.about].label
    attributed = Prose("{} ({})" if voice == about else "{} ({}; {})")
    return replace(
        citable,
        name=attributed.format(_first_words(words), voice, about),
        statement=attributed.format(words, voice, about),
    )


def assertion(claim: Claim, corpus: Corpus) -> Prose:
    """A figure with what it counts, or words: with a capital and no full stop, for lists."""
    words = claim.label
    if isinstance(claim.value, Figure) and not claim.unit:
        words = Prose("{} {}").format(words, corpus[claim.property_].label.lower())
    return capital(words)


def _first_words(text: Prose) -> Prose:
    """Prose, cut short where it is long; a title that is cut ends where the words do."""
    cut = textwrap.shorten(text.markup, LONGEST_CLAIM, placeholder=" …")
    return Prose(f"{cut[:-2]}* …" if cut.count("*") % 2 else cut)


def _title(record: Record, corpus: Corpus) -> Prose:
    """The title by which a record is cited: a claim has that of what it is about."""
    match record:
        case Claim():
            return corpus[record.about].label
        case Correction():
            paper = labels.paper_name(corpus.get(Work, record.work), corpus).as_text
            return Prose(f"Correction to {paper}, {record.at}")
        case Work():
            return Prose(record.title_en or record.title)
        case _:
            return record.label


def _sources(record: Record, corpus: Corpus) -> tuple[Source, ...]:
    """The places that a record comes from; a work has none.

    Those of a question are its own and those of the claims that answer it; those of a chart are
    those of what it draws.
    """
    named: Iterable[str] = ()
    match record:
        case Work():
            return ()
        case Correction():
            return (Source(work=record.work, at=record.at),)
        case Chart():
            named = record.draws
        case Question():
            named = chain.from_iterable(position.claims for position in record.positions)
    others = chain.from_iterable(sources_of(corpus[name]) for name in named)
    return (*sources_of(record), *others)
