"""What a lesson asks a class to do: statements to weigh, and the material of an exercise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import Claim, Lesson, Question, Record, Work


class WeighedClaim(NamedTuple):
    """A claim that a class weighs and calls by its letter, its voice, and works cited for it."""

    letter: str
    claim: Claim
    voice: Record
    works: Sequence[Work]


class LessonSheet(NamedTuple):
    """What the sheet of a lesson has besides the lesson itself.

    Attributes:
        voices: The claims to weigh.
        material: The claims of the exercise, whose letters go on from those of `voices`.
        evidence: The meanings of the classes of evidence that the sheet names, by class.
        asked: The question that all claims of the exercise answer, if there is one.
    """

    voices: Sequence[WeighedClaim]
    material: Sequence[WeighedClaim]
    evidence: Mapping[str, str]
    asked: Question | None


def sheet(history: History, lesson: Lesson) -> LessonSheet:
    """The sheet of a lesson."""
    corpus = history.corpus
    names = (*lesson.voices, *lesson.exercise.claims)
    weighed = list(_weighed_claims(history, names))
    count = len(lesson.voices)
    return LessonSheet(
        voices=weighed[:count],
        material=weighed[count:],
        evidence=_evidence(corpus, weighed),
        asked=_common_question(corpus, lesson),
    )


def _common_question(corpus: Corpus, lesson: Lesson) -> Question | None:
    """The question that all claims of an exercise answer."""
    claims = lesson.exercise.claims
    of_each = [set(corpus.linking(Question, one, "positions.claims")) for one in claims]
    common = set.intersection(*of_each)
    if len(common) == 1:
        return common.pop()
    return None


def _weighed_claims(history: History, names: Iterable[str]) -> Iterator[WeighedClaim]:
    """Claims, by their ids, as a class weighs them, each with the works cited for it."""
    corpus = history.corpus
    for letter, identifier in zip(ascii_uppercase, names, strict=False):
        claim = corpus.get(Claim, identifier)
        works: dict[str, Work] = {}
        for source in claim.sources:
            for basis in source.rests_on:
                if basis.work != claim.voice:
                    works[basis.work] = corpus.get(Work, basis.work)
        voice = corpus[claim.voice]
        yield WeighedClaim(letter, claim, voice, list(works.values()))


def _evidence(corpus: Corpus, weighed: Iterable[WeighedClaim]) -> dict[str, str]:
    """The meanings of the classes of evidence of some claims, in the order of the settings."""
    named = set()
    for one in weighed:
        named.add(one.voice.class_of_evidence)
        named |= {work.evidence for work in one.works}
    meanings = {}
    for evidence, evidence_class in corpus.settings.evidence.items():
        if evidence in named:
            meanings[evidence] = evidence_class.plain or evidence_class.heading.lower()
    return meanings
