"""The tasks of a lesson: statements to evaluate, and the claims of an exercise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.queries.source_chains import WHAT_BODY_SAID, WHAT_PERSON_SAID
from chronicle.records import Actor, Claim, Lesson, Question, Record, Work


class ClaimToAssess(NamedTuple):
    """A claim to evaluate, with its letter on the handout, its voice, and works cited for it.

    `evidence` is the class of evidence of the voice; for an actor, `person` or `body`.
    """

    letter: str
    claim: Claim
    voice: Record
    evidence: str
    works: Sequence[Work]


class HandoutContents(NamedTuple):
    """The contents of a handout in addition to the lesson itself.

    Attributes:
        claims: The claims to evaluate.
        exercise_claims: The claims of the exercise; their letters continue the letters of `claims`.
        evidence_meanings: The meanings of the classes of evidence on the handout, by class.
        question: The question that all claims of the exercise answer, if there is one.
    """

    claims: Sequence[ClaimToAssess]
    exercise_claims: Sequence[ClaimToAssess]
    evidence_meanings: Mapping[str, str]
    question: Question | None


def handout_contents(history: History, lesson: Lesson) -> HandoutContents:
    """Return the contents of the handout of a lesson."""
    corpus = history.corpus
    claim_ids = (*lesson.voices, *lesson.exercise.claims)
    claims = list(_claims_to_assess(history, claim_ids))
    count = len(lesson.voices)
    questions = [
        set(corpus.records_linking_to(Question, claim, "positions.claims"))
        for claim in lesson.exercise.claims
    ]
    common_questions = set.intersection(*questions)
    return HandoutContents(
        claims=claims[:count],
        exercise_claims=claims[count:],
        evidence_meanings=_evidence_meanings(corpus, claims),
        question=common_questions.pop() if len(common_questions) == 1 else None,
    )


def _claims_to_assess(history: History, claim_ids: Iterable[str]) -> Iterator[ClaimToAssess]:
    """Yield claims by id, each with its letter and the works cited for it."""
    corpus = history.corpus
    for letter, identifier in zip(ascii_uppercase, claim_ids, strict=False):
        claim = corpus.get(Claim, identifier)
        works: dict[str, Work] = {}
        for source in claim.sources:
            for basis in source.rests_on:
                if basis.work != claim.voice:
                    works[basis.work] = corpus.get(Work, basis.work)
        voice = corpus[claim.voice]
        evidence = voice.class_of_evidence
        if isinstance(voice, Actor):
            evidence = "person" if voice.kind == "person" else "body"
        yield ClaimToAssess(letter, claim, voice, evidence, list(works.values()))


def _evidence_meanings(corpus: Corpus, claims: Iterable[ClaimToAssess]) -> dict[str, str]:
    """Return the meanings of the classes of evidence of claims, in the order of the settings."""
    classes = set()
    for claim in claims:
        classes.add(claim.evidence)
        classes |= {work.evidence for work in claim.works}
    meanings = {
        evidence: evidence_class.plain or evidence_class.heading.lower()
        for evidence, evidence_class in corpus.settings.evidence.items()
    }
    meanings |= {"person": WHAT_PERSON_SAID, "body": WHAT_BODY_SAID}
    return {evidence: meaning for evidence, meaning in meanings.items() if evidence in classes}
