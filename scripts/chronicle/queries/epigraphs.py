"""Contemporary quotations at the top of a page: text, speaker, date and source."""

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


class ShownQuotation(NamedTuple):
    """A quotation as shown, and the original if it is translated."""

    text: str
    language: str
    """The language of the shown text; empty for English."""
    original: str
    """The original text, if translated."""
    original_language: str
    """The language of the original."""


@dataclass(frozen=True, kw_only=True)
class ShownEpigraph:
    """A contemporary quotation with its speaker, date and source."""

    quotations: Sequence[ShownQuotation]
    """The quotation: one sentence, or all quotations on the page of a work."""
    attribution: Prose | None = None
    """A text that states whose words the quotation is, if the speaker only reports it."""
    speaker: Link | None = None
    """The speaker; None on the page of a work, which is its own speaker and shows its date."""
    date: Date | None = None
    """The date of the quotation, unless the speaker's name contains it."""
    passage: Link | None = None
    """The passage or page where the quotation can be read, if it is not on the current page."""
    statement: Link | None = None
    """The statement with the quotation, if on another page."""


def record_epigraph(history: History, record: Record) -> ShownEpigraph | None:
    """Return the quotation at the top of a record's page, if any; a work quotes itself."""
    corpus = history.corpus
    work = corpus.find(Work, record.id)
    if work and work.reading and work.reading.quotes:
        return _work_epigraph(work, work.reading)
    epigraph = vars(record).get("epigraph")
    if epigraph is None:
        return None
    return claim_epigraph(history, corpus.get(Claim, epigraph.of), epigraph.whose)


def _work_epigraph(work: Work, reading: Reading) -> ShownEpigraph:
    """Return the quotations of a work that was read, with a text that says whose words they are."""
    quotations = [_quotation_for_display(quote, work) for quote in reading.quotes]
    if reading.whose:
        return ShownEpigraph(quotations=quotations, attribution=reading.whose)
    if reading.is_report:
        return ShownEpigraph(quotations=quotations, attribution=FROM_REPORT_OF_WORK)
    return ShownEpigraph(
        quotations=quotations, attribution=FROM_WORK_ITSELF, date=work.creation_date
    )


def claim_epigraph(
    history: History, claim: Claim, attribution: Prose | None = None
) -> ShownEpigraph | None:
    """Return the quotation of a claim's voice; None if the claim has no quotation."""
    if claim.quoted is None:
        return None
    corpus = history.corpus
    source = claim.quoted.source
    work = corpus.find(Work, claim.voice)
    date = claim.date
    if work:
        date = work.creation_date
    speaker = links.speaker_link(history, corpus[claim.voice])
    if date and year_words(date.first_day.year) in speaker.label.as_text:
        date = None
    quotations = [_quotation_for_display(claim.quoted, corpus.get(Work, source.work))]
    return ShownEpigraph(
        quotations=quotations,
        attribution=attribution,
        speaker=speaker,
        date=date,
        passage=links.passage_link(history, source),
        statement=links.record_link(history, claim, Prose("the statement")),
    )


def _quotation_for_display(quote: Quote, work: Work) -> ShownQuotation:
    """Return a quotation in English and as printed."""
    reading_language = work.language or ""
    if work.reading and work.reading.language:
        reading_language = work.reading.language
    language = languages.detect_language(quote.original, reading_language)
    if quote.english:
        return ShownQuotation(_add_leading_ellipsis(quote.english), "", quote.original, language)
    if language.startswith("en"):
        language = ""
    return ShownQuotation(_add_leading_ellipsis(quote.original), language, "", "")


def _add_leading_ellipsis(text: str) -> str:
    """Add an ellipsis before a text that begins inside a sentence."""
    if text[0].islower():
        return f"… {text}"
    return text
