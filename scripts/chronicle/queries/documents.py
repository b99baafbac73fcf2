"""What was read of the documents behind the papers, and how the papers use them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.records.base import Record, Source
from chronicle.records.reading import Reading, Use
from chronicle.records.work import Work
from chronicle.values import locators

# How a paper uses a document that it cites, by the verdict.
VERDICT_WORDS = {
    "agrees": "matches the document",
    "agrees-report": "matches a report of the document",
    "shortens": "gives part of it",
    "shifts": "reads it differently",
    "differs": "disagrees with what was read",
    "not-seen": "passage not read",
}
# What is counted by itself: a use that agrees but for a difference, which is told with it.
EXCEPTED = "{} excepted"
EXCEPTED_WORDS = {
    "agrees excepted": "mostly matches the document",
    "agrees-report excepted": "mostly matches a report",
}
WORDS = VERDICT_WORDS | EXCEPTED_WORDS
# The same where only what others say of the document was seen.
REPORTED_WORDS = WORDS | {
    "shortens": "gives part of what is reported",
    "shifts": "reads a report of the document differently",
}
# How much of a document was read.
EXTENT_WORDS = {"whole": "whole", "beginning": "in part", "summary": "only in a report"}
# What stands over what it says, by how much was read.
SAYS = {
    "whole": "What the document says",
    "beginning": "What the document says, as\u00a0far\u00a0as\u00a0it\u00a0was\u00a0read",
    "summary": "What is reported of it",
}
# Where a paper and its document part, the gravest first.
PARTING = ("differs", "shifts", "shortens")


# Of these a paper's page has the place alone: what is to be said of them stands with the work.
UNTOLD = ("agrees", "agrees excepted", "agrees-report", "agrees-report excepted", "not-seen")
# All verdicts, in the order in which they are counted.
IN_ORDER = (*UNTOLD[:-1], *reversed(PARTING), UNTOLD[-1])


class Agreement(NamedTuple):
    """How far a paper agrees with a work that it cites: the verdict, and that in words."""

    work: Work
    verdict: str
    words: str


class DocumentUse(NamedTuple):
    """A work that was read, and a place where a paper uses it."""

    work: Work
    use: Use


def read(history: History) -> list[Work]:
    """The works that were read, in the order of the data."""
    return [work for work in history.corpus.of(Work) if work.reading]


def uses(history: History, paper: Work) -> list[DocumentUse]:
    """Where a paper uses works that were read, in the order of its places."""
    uses = []
    for work in history.corpus.of(Work):
        if work.reading:
            for use in work.reading.uses:
                if use.paper == paper.id:
                    uses.append(DocumentUse(work, use))
    return sorted(uses, key=lambda document: locators.places(document.use.at))


def how_read(reading: Reading) -> str:
    """How much of a document was read, in which translation or copy, and when."""
    parts = [EXTENT_WORDS[reading.extent]]
    if reading.translator:
        parts.append(f"in the translation of {reading.translator}")
    if reading.is_copy and not reading.is_report:
        parts.append("in a copy")
    parts.append(f"on {reading.date.unbroken}")
    return ", ".join(parts)


def parting(uses: Iterable[DocumentUse]) -> list[DocumentUse]:
    """The uses of documents from which the papers part, the gravest first."""
    grave = [one for one in uses if one.use.verdict in PARTING]
    return sorted(grave, key=lambda one: PARTING.index(one.use.verdict))


def seen(uses: Iterable[DocumentUse]) -> list[DocumentUse]:
    """The uses of documents whose passage was seen, so that they could be compared."""
    return [one for one in uses if one.use.verdict != "not-seen"]


def gravity(verdict: str) -> int:
    """The rank of a verdict, that with the lowest being the gravest."""
    return PARTING.index(verdict) if verdict in PARTING else len(PARTING)


def counted_as(use: Use) -> str:
    """The verdict under which a use is counted, which says, too, whether a difference is told."""
    return EXCEPTED.format(use.verdict) if use.has_exception else use.verdict


def use_words(use: Use, reading: Reading) -> str:
    """The verdict on a use in words that fit what was seen: the document, or a report of it."""
    words = REPORTED_WORDS if reading.is_report else WORDS
    return words[counted_as(use)]


def agreements(corpus: Corpus, source: Source, record: Record) -> tuple[Agreement, ...]:
    """Where a paper parts from the documents that it cites for a record at a place.

    The same words stand only once; that a paper agrees is what one expects.
    """
    by_words: dict[str, Agreement] = {}
    for basis in source.rests_on:
        work = corpus.get(Work, basis.work)
        if not work.reading:
            continue
        for use in work.reading.uses_at(source, record.id):
            if use.verdict in PARTING:
                words = use_words(use, work.reading)
                by_words.setdefault(words, Agreement(work, counted_as(use), words))
    return tuple(by_words.values())


def tally(uses: Iterable[DocumentUse]) -> Mapping[str, int]:
    """How often each verdict was given, in the order of the verdicts, none left out."""
    counts = Counter(counted_as(document.use) for document in uses)
    return {verdict: counts[verdict] for verdict in IN_ORDER}
