"""Checks by people who held statements against their sources."""

from collections.abc import Mapping, Sequence

from chronicle.citation.styles import opening_words
from chronicle.corpus import Corpus, group_by_key
from chronicle.history import History, once_per_history
from chronicle.records import Change, Claim, Question, Record, SourceCheck, Work
from chronicle.values import Prose

SITTING = 5  # statements, for ten minutes
MOST_ASKED = 60
OUTDATED = Prose("{}. The statement or its source has changed since, so this check is not counted")


def _holds(check: SourceCheck, corpus: Corpus) -> bool:
    """Whether neither the statement nor its source has changed since the version of a check."""
    claim = corpus.get(Claim, check.claim)
    concerned = {claim.id}
    for source in claim.sources:
        if source.at == check.at:
            concerned.add(source.work)
    for change in reversed(corpus.of(Change)):
        if change.version == check.version:
            break
        if not concerned.isdisjoint(change.touches):
            return False
    return True


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
        said = OUTDATED.format(said)
    return said


def count_checked(history: History) -> int:
    """The number of statements that have a check that still holds."""
    corpus = history.corpus
    checked = {check.claim for check in corpus.of(SourceCheck) if _holds(check, corpus)}
    return len(checked)


@once_per_history
def sittings(history: History) -> Sequence[Sequence[tuple[Claim, str, str, str]]]:
    """The statements of the great questions, by sittings.

    Those on which most records rest come first; a check moves none, so that a sitting can be given
    to others by its address. Each stands with a place in a source that can be opened, the first
    words there where these are known, and the URL of the source.
    """
    corpus = history.corpus
    questions = corpus.of(Question)
    great = [question for question in questions if question.rank == "great"]
    claims: dict[Claim, None] = {}
    for question in great or questions:
        claims |= dict.fromkeys(corpus.each(Claim, question.claims))

    def weight(claim: Claim) -> int:
        linking = corpus.linking(Record, claim.id)
        return sum(not isinstance(record, SourceCheck) for record in linking)

    asked = []
    for claim in sorted(claims, key=weight, reverse=True):
        source = claim.sources[0]
        work = corpus.get(Work, source.work)
        if work.URL and history.latest_version:
            known = [words for words in opening_words(work, source.at) if words]
            asked.append((claim, source.at, " …; ".join(known), work.URL))
    starts = range(0, min(len(asked), MOST_ASKED), SITTING)
    return [asked[start : start + SITTING] for start in starts]
