"""Words of the time with which a page opens: what is said, by whom, when, and where to read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chronicle.history import History
from chronicle.queries import links
from chronicle.queries.links import Link
from chronicle.records import Claim, Quote, Reading, Record, Work
from chronicle.values import Date, Prose, languages, year_words

FROM_REPORT_OF_WORK = Prose("From a report, catalogue or abstract of it")
FROM_WORK_ITSELF = Prose("In its own words")


class Words(NamedTuple):
    """A sentence as it is shown, and as it was said if that was in another language."""

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
    statement: Link | None = None
    """The statement that has the words, where that stands on another page."""


def epigraph(history: History, record: Record) -> ShownEpigraph | None:
    """The words that open the page of a record, if any are quoted; a work opens with its own."""
    corpus = history.corpus
    itself = corpus.find(Work, record.id)
    if itself and itself.reading and itself.reading.quotes:
        return _of_work(itself, itself.reading)
    opened = vars(record).get("epigraph")
    if opened is None:
        return None
    return of_claim(history, corpus.get(Claim, opened.of), opened.whose)


def _of_work(work: Work, reading: Reading) -> ShownEpigraph:
    """The words of a work that were read, and whose they are."""
    words = [_words(quote, work) for quote in reading.quotes]
    if reading.whose:
        return ShownEpigraph(words=words, whose=reading.whose)
    if reading.is_report:
        return ShownEpigraph(words=words, whose=FROM_REPORT_OF_WORK)
    return ShownEpigraph(words=words, whose=FROM_WORK_ITSELF, when=work.when_made)


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
        place=links.place_link(history, source),
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
        return Words(_with_ellipsis(quote.english), "", quote.original, tongue)
    if tongue.startswith("en"):
        tongue = ""
    return Words(_with_ellipsis(quote.original), tongue, "", "")


def _with_ellipsis(words: str) -> str:
    """Words with an ellipsis before them if they begin within a sentence."""
    if words[0].islower():
        return f"… {words}"
    return words
