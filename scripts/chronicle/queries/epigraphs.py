"""Words of the time with which a page opens: what is said, by whom, when, and where to read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chronicle.history import History
from chronicle.queries import links
from chronicle.queries.links import Link
from chronicle.records import Claim, Quote, Record, Work
from chronicle.values import Date, Prose, languages
from chronicle.values.days import year_words

# The line under words of a work that are known from a report alone.
REPORTED = Prose("From a report, catalogue or abstract of it")
# The line under the work’s own words, before its date.
ITSELF = Prose("In its own words")


class Words(NamedTuple):
    """A sentence as a reader has it, and the same in the language in which it was said."""

    said: str
    language: str
    """The language of what is said; empty for English."""
    original: str
    """What was said, where that is translated."""
    tongue: str
    """The language of the original."""


@dataclass(frozen=True, kw_only=True)
class ShownEpigraph:
    """Words of the time, and whose they are."""

    words: Sequence[Words]
    """What is said: one sentence, or all that the page of a work has of its own words."""
    whose: Prose | None = None
    """Words that say whose it is, where the speaker only reports it."""
    speaker: Link | None = None
    """Who says it; none on the page of a work, which speaks there itself and has its date below."""
    when: Date | None = None
    """When that was, where the name of the speaker does not say so."""
    place: Link | None = None
    """Where it can be read, where that is elsewhere."""
    is_elsewhere: bool = False
    """Whether another reports it, and not the speaker itself."""
    statement: Link | None = None
    """The statement that has the words, where that stands on another page."""


def of_record(history: History, record: Record) -> ShownEpigraph | None:
    """The words that open the page of a record, if any are quoted; a work opens with its own."""
    corpus = history.corpus
    itself = corpus.find(Work, record.id)
    if itself and itself.reading and itself.reading.quotes:
        words = [_words(quote, itself) for quote in itself.reading.quotes]
        reported = REPORTED if itself.reading.is_report else None
        whose = itself.reading.whose or reported
        when = None if whose else itself.when_made
        return ShownEpigraph(words=words, whose=whose or ITSELF, when=when)
    opened = vars(record).get("epigraph")
    return opened and of_claim(history, corpus.get(Claim, opened.of), opened.whose)


def of_claim(history: History, claim: Claim, whose: Prose | None = None) -> ShownEpigraph | None:
    """The words in which the voice of a claim says it; None where they are not quoted."""
    if claim.quoted is None:
        return None
    corpus = history.corpus
    source = claim.quoted.source
    work = corpus.find(Work, claim.voice)
    spoken = claim.date
    if work:
        spoken = work.when_made
    speaker = links.voice(history, corpus[claim.voice])
    words = [_words(claim.quoted, corpus.get(Work, source.work))]
    return ShownEpigraph(
        words=words,
        whose=whose,
        speaker=speaker,
        when=_when(speaker, spoken),
        place=links.place(history, source),
        is_elsewhere=source.work != claim.voice,
        statement=links.link(history, claim, Prose("the statement")),
    )


def _when(speaker: Link, date: Date | None) -> Date | None:
    """The day on which somebody spoke, unless the name of the speaker has the year."""
    if date and year_words(date.first.year) in speaker.label.as_text:
        return None
    return date


def _words(quote: Quote, work: Work) -> Words:
    """A quotation in English, and as it is printed."""
    read_in = work.language or ""
    if work.reading and work.reading.language:
        read_in = work.reading.language
    tongue = languages.language_of(quote.original, read_in)
    if quote.english:
        return Words(_begun(quote.english), "", quote.original, tongue)
    if tongue.startswith("en"):
        tongue = ""
    return Words(_begun(quote.original), tongue, "", "")


def _begun(words: str) -> str:
    """Words with an ellipsis before them if they begin within a sentence."""
    if words[0].islower():
        return f"… {words}"
    return words
