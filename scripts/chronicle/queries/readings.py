"""The cited works that were read, and how the papers use them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import (
    DISAGREEING_VERDICTS,
    VALUE_LABELS,
    Claim,
    Reading,
    Record,
    Source,
    Use,
    Work,
)
from chronicle.values import capitalize_first, locators


class WorkUse(NamedTuple):
    """A work that was read, and a passage where a paper uses it."""

    work: Work
    use: Use


def reading_uses(history: History, paper: Work) -> list[WorkUse]:
    """Return the uses of works in a paper, if the works were read, by position in the paper."""
    uses = []
    for work in history.corpus.of(Work):
        uses += [WorkUse(work, use) for use in work.uses if use.paper == paper.id]
    return sorted(uses, key=lambda reading_use: locators.parse_passages(reading_use.use.at))


def reading_extent(reading: Reading) -> str:
    """Return a text that states how much of a work was read, whether in a copy, and when."""
    clauses = [VALUE_LABELS["extent"][reading.extent]]
    if reading.is_copy:
        clauses.append("in a copy")
    clauses.append(f"on {reading.date.words}")
    return ", ".join(clauses)


def reading_counts(works: Iterable[Work]) -> str:
    """Return how many works were read to which extent: `2 whole, 23 in part, 33 in a report`."""
    counts = Counter[str](work.reading.extent for work in works if work.reading)
    texts = []
    for extent, words in VALUE_LABELS["extent"].items():
        if counts[extent]:
            texts.append(f"{counts[extent]} {words}")
    return ", ".join(texts)


def verdict_counts(history: History, paper: Work | None = None) -> Mapping[str, int]:
    """Return the number of uses of works in one paper or all, by verdict: agreements first."""
    works = history.corpus.of(Work)
    uses = [use for work in works for use in work.uses if paper is None or use.paper == paper.id]
    order = [*VALUE_LABELS["verdict"]]
    uses.sort(key=lambda use: (order.index(use.verdict), use.has_exception))
    return Counter(capitalize_first(verdict_words(use)) for use in uses)


def verdict_rank(use: Use) -> int:
    """Return the rank of a use of a work by its verdict: 0 is the most serious."""
    if use.verdict in DISAGREEING_VERDICTS:
        return DISAGREEING_VERDICTS.index(use.verdict)
    return len(DISAGREEING_VERDICTS)


def sort_disagreements(uses: Iterable[WorkUse]) -> list[WorkUse]:
    """Return the uses of works from which papers deviate, the most serious first."""
    serious = [use for use in uses if use.use.verdict in DISAGREEING_VERDICTS]
    return sorted(serious, key=lambda use: verdict_rank(use.use))


def verdict_words(use: Use) -> str:
    """Return the verdict on a use as text."""
    verdict = VALUE_LABELS["verdict"][use.verdict]
    if use.has_exception:
        return f"mostly {verdict}"
    return verdict


def deviating_uses(corpus: Corpus, source: Source, record: Record) -> dict[str, WorkUse]:
    """Return the uses whose paper deviates from a work that it cites for a record.

    For a claim, agreements with a document that was read are included. The keys are the texts of
    the verdicts, without duplicates.
    """
    marked = (
        [*DISAGREEING_VERDICTS, "agrees"] if isinstance(record, Claim) else DISAGREEING_VERDICTS
    )
    by_words: dict[str, WorkUse] = {}
    for basis in source.rests_on:
        work = corpus.get(Work, basis.work)
        uses = work.reading.uses_concerning(source, record.id) if work.reading else ()
        for use in uses:
            if use.verdict in marked:
                by_words.setdefault(verdict_words(use), WorkUse(work, use))
    return by_words
