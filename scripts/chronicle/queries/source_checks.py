"""Manual checks of statements against their sources."""

from collections.abc import Mapping, Sequence

from chronicle.citation.styles import opening_words
from chronicle.corpus import Corpus, group_by_key
from chronicle.history import History
from chronicle.records import Change, Claim, Question, Record, SourceCheck, Work
from chronicle.values import Prose

CLAIMS_PER_SET = 5  # statements per set, about ten minutes
MAX_CLAIMS_TO_CHECK = 60
OUTDATED_REMARK = Prose(
    "{}. The statement or its source has changed since, so this check is not counted"
)


def _is_current(check: SourceCheck, corpus: Corpus) -> bool:
    """Return whether statement and source are unchanged since the version that was checked."""
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


def remarks_on_checks(history: History) -> Mapping[str, tuple[Prose, ...]]:
    """Return a text for each check of a statement, by id of the statement."""
    remarks = []
    for check in history.corpus.of(SourceCheck):
        text = check.label
        if check.note:
            text = Prose("{} ({})").format(text, check.note)
        if not _is_current(check, history.corpus):
            text = OUTDATED_REMARK.format(text)
        remarks.append((check.claim, text))
    return group_by_key(remarks)


def count_checked_claims(history: History) -> int:
    """Count the statements with a check that is still valid."""
    corpus = history.corpus
    checked = {check.claim for check in corpus.of(SourceCheck) if _is_current(check, corpus)}
    return len(checked)


def claim_sets_to_check(history: History) -> Sequence[Sequence[tuple[Claim, str, str, str]]]:
    """Return at most `MAX_CLAIMS_TO_CHECK` statements, in sets; none without a published version.

    These are the statements of the great questions (of all questions if none is great) whose first
    source has a URL. The statements that most records link to come first. Checks do not change the
    order, so that a set can be shared by URL. Each statement has the locator and the first words of
    its source, if known, and the URL of the source.
    """
    corpus = history.corpus
    questions = corpus.of(Question)
    great = [question for question in questions if question.rank == "great"]
    claims: dict[Claim, None] = {}
    for question in great or questions:
        claims |= dict.fromkeys(corpus.get_each(Claim, question.claims))

    def sort_key(claim: Claim) -> int:
        linking_records = corpus.records_linking_to(Record, claim.id)
        return sum(not isinstance(record, SourceCheck) for record in linking_records)

    rows = []
    for claim in sorted(claims, key=sort_key, reverse=True):
        source = claim.sources[0]
        work = corpus.get(Work, source.work)
        if work.URL and history.latest_version:
            openings = [words for words in opening_words(work, source.at) if words]
            rows.append((claim, source.at, " …; ".join(openings), work.URL))
    starts = range(0, min(len(rows), MAX_CLAIMS_TO_CHECK), CLAIMS_PER_SET)
    return [rows[start : start + CLAIMS_PER_SET] for start in starts]
