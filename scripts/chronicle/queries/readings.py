"""What was read of the works that the papers cite, and how the papers use it."""

from collections.abc import Iterable
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import DISAGREEING_VERDICTS, WORDS, Claim, Reading, Record, Source, Use, Work
from chronicle.values import locators


class ReadingUse(NamedTuple):
    """A work that was read, and a place where a paper uses it."""

    work: Work
    use: Use


def uses(history: History, paper: Work) -> list[ReadingUse]:
    """The uses in a paper of works that were read, in the order of its places."""
    found = []
    for work in history.corpus.of(Work):
        found += [ReadingUse(work, use) for use in work.uses if use.paper == paper.id]
    return sorted(found, key=lambda one: locators.passages(one.use.at))


def how_read(reading: Reading) -> str:
    """The words on how much of a work was read, whether in a copy, and when."""
    parts = [WORDS["extent"][reading.extent]]
    if reading.is_copy:
        parts.append("in a copy")
    parts.append(f"on {reading.date.words}")
    return ", ".join(parts)


def gravity(use: Use) -> int:
    """The rank of a use by its verdict: 0 for the gravest."""
    if use.verdict in DISAGREEING_VERDICTS:
        return DISAGREEING_VERDICTS.index(use.verdict)
    return len(DISAGREEING_VERDICTS)


def disagreements(uses: Iterable[ReadingUse]) -> list[ReadingUse]:
    """The uses in which the papers depart from what was read, the gravest first."""
    grave = [one for one in uses if one.use.verdict in DISAGREEING_VERDICTS]
    return sorted(grave, key=lambda one: gravity(one.use))


def use_words(use: Use) -> str:
    """The verdict on a use in words."""
    words = WORDS["verdict"][use.verdict]
    if use.has_exception:
        return f"mostly {words}"
    return words


def marked_uses(corpus: Corpus, source: Source, record: Record) -> dict[str, ReadingUse]:
    """Where a paper departs from the works that it cites for a record at a place.

    Of a claim also where it agrees with a document that was read itself. They are given by the
    words on them, of which the same stand only once.
    """
    marked = (
        [*DISAGREEING_VERDICTS, "agrees"] if isinstance(record, Claim) else DISAGREEING_VERDICTS
    )
    by_words: dict[str, ReadingUse] = {}
    for basis in source.rests_on:
        work = corpus.get(Work, basis.work)
        there = work.reading.uses_at(source, record.id) if work.reading else ()
        for use in there:
            if use.verdict in marked:
                by_words.setdefault(use_words(use), ReadingUse(work, use))
    return by_words
