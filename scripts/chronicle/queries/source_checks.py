"""Checks by people who held statements against their sources."""

from collections.abc import Mapping

from chronicle.corpus.corpus import Corpus
from chronicle.history import History, once_per_history
from chronicle.records import Change, Claim, SourceCheck
from chronicle.values.text import Prose

CHANGED = Prose("{}. The statement or its source has changed since, so that it is not counted")


def _holds(check: SourceCheck, corpus: Corpus) -> bool:
    """Whether neither the statement nor its source has changed since the version of a check."""
    changes = {change.version: change for change in corpus.of(Change)}
    made_of = changes[check.version].order
    claim = corpus.get(Claim, check.claim)
    concerned = {claim.id, *(source.work for source in claim.sources if source.at == check.at)}
    later = (change for change in changes.values() if change.order > made_of)
    return all(concerned.isdisjoint(change.touches) for change in later)


@once_per_history
def checks(history: History) -> Mapping[str, tuple[Prose, ...]]:
    """The words on the checks of each statement that has any, by its id."""
    found: dict[str, tuple[Prose, ...]] = {}
    for check in history.corpus.of(SourceCheck):
        said = check.label
        if check.note:
            said = Prose("{} ({})").format(said, check.note)
        if not _holds(check, history.corpus):
            said = CHANGED.format(said)
        found[check.claim] = (*found.get(check.claim, ()), said)
    return found


def count_checked(history: History) -> int:
    """The number of statements that have a check that still holds."""
    corpus = history.corpus
    return len({check.claim for check in corpus.of(SourceCheck) if _holds(check, corpus)})
