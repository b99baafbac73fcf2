"""What was read of the documents behind the papers, and how the papers use them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import VERDICTS, Use
from chronicle.values import locators


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


def tally(uses: Iterable[DocumentUse]) -> Mapping[str, int]:
    """How often each verdict was given, in the order of the verdicts, none left out."""
    counts: Counter[str] = Counter(document.use.verdict for document in uses)
    return {verdict: counts[verdict] for verdict in VERDICTS}


@once_per_history
def cited(history: History, paper: Work) -> frozenset[str]:
    """The ids of the works on which a paper rests in what the record draws from it."""
    works = set[str]()
    for record in history.corpus.records.values():
        for _, source in sources_within(record):
            if source.work == paper.id:
                works.update(basis.work for basis in source.rests_on)
    return frozenset(works)
