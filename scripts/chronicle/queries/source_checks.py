"""Checks by people who held statements against their sources."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from chronicle.citation.styles import opening_words
from chronicle.corpus import Corpus, group_by_key
from chronicle.history import History, once_per_history
from chronicle.records import Change, Claim, Question, Record, SourceCheck, Work
from chronicle.values import Prose

# The statements of a sitting of ten minutes, and how many are asked about at most.
SITTING = 5
MOST = 60
CHANGED = Prose("{}. The statement or its source has changed since, so that it is not counted")


def _holds(check: SourceCheck, corpus: Corpus) -> bool:
    """Whether neither the statement nor its source has changed since the version of a check."""
    claim = corpus.get(Claim, check.claim)
    concerned = {claim.id, *(source.work for source in claim.sources if source.at == check.at)}
    latest_first = reversed(corpus.of(Change))
    later = takewhile(lambda change: change.version != check.version, latest_first)
    return all(concerned.isdisjoint(change.touches) for change in later)


@once_per_history
def checks(history: History) -> Mapping[str, tuple[Prose, ...]]:
    """The words on the checks of each statement that has any, by its id."""
    every = history.corpus.of(SourceCheck)
    return group_by_key((check.claim, _words(check, history.corpus)) for check in every)


def _words(check: SourceCheck, corpus: Corpus) -> Prose:
    """The words on a check, and whether it still holds."""
    said = check.label
    if check.note:
        said = Prose("{} ({})").format(said, check.note)
    if not _holds(check, corpus):
        said = CHANGED.format(said)
    return said


def count_checked(history: History) -> int:
    """The number of statements that have a check that still holds."""
    corpus = history.corpus
    return len({check.claim for check in corpus.of(SourceCheck) if _holds(check, corpus)})


@once_per_history
def sittings(history: History) -> Sequence[Sequence[tuple[Claim, str, str, str]]]:
    """The statements of the great questions that nobody has checked, by sittings.

    Those on which most records rest come first. Each stands with a place in a source that can be
    opened, the first words there where these are known, and the URL of the source.
    """
    corpus = history.corpus
    great = [one for one in corpus.of(Question) if one.rank == "great"] or corpus.of(Question)
    claims = [corpus.get(Claim, name) for question in great for name in question.claims]
    waiting = [claim for claim in dict.fromkeys(claims) if claim.id not in checks(history)]
    waiting.sort(key=lambda claim: -len(corpus.linking(Record, claim.id)))
    asked = []
    for claim in waiting:
        source = claim.sources[0]
        work = corpus.get(Work, source.work)
        if work.URL and history.latest_version:
            opening = " …; ".join(filter(None, opening_words(work, source.at)))
            asked.append((claim, source.at, opening, work.URL))
    return [asked[start : start + SITTING] for start in range(0, min(len(asked), MOST), SITTING)]
