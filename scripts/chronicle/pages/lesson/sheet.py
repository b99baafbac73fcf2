"""What a lesson asks a class to do: statements to weigh, the material of an exercise, a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, repeat
from string import ascii_uppercase
from typing import NamedTuple

from chronicle.citation.places import opening_words
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.queries.claims import known_through, questions
from chronicle.records.base import Record, Source
from chronicle.records.claim import Claim
from chronicle.records.lesson import Lesson, Point
from chronicle.records.question import Question
from chronicle.records.within import sources_of
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.text import Prose

# A plan of so many minutes whose first step takes these can be taught in what is left.
WHOLE = 50
BEFORE = 5


@dataclass(frozen=True)
class WeighedClaim:
    """A claim that a class weighs, and who makes it.

    By its `letter` a class speaks of it. `evidence` is the class of evidence that its voice is, or
    from which an actor's words are known; `works` are those that the papers cite for it. It
    `begins` with the first words of the paragraph where no copy of the paper has its number.
    """

    claim: Claim
    voice: Record
    is_of_paper: bool
    evidence: str
    works: Sequence[Work]
    begins: str
    letter: str = ""

    @property
    def before_works(self) -> str:
        """What stands before the works, or in their place."""
        if self.works:
            return "based on " if self.evidence else "known from "
        return "" if self.evidence else "no source named"

    @property
    def quoted_from(self) -> Source | None:
        """Where the words of the voice itself can be read, unless the sheet names that work."""
        quoted = self.claim.quoted
        named = {self.claim.voice, *(source.work for source in self.claim.sources)}
        return quoted.source if quoted and quoted.source.work not in named else None


class Material(NamedTuple):
    """Claims of an exercise, under the answer that they give, if they give one."""

    answer: Prose | None
    claims: Sequence[WeighedClaim]


class KeyPoint(NamedTuple):
    """What a good answer notices, and what it says of each voice, with that."""

    point: Point
    of_voices: Sequence[tuple[WeighedClaim, Prose]]


class PlannedStep(NamedTuple):
    """What a class does, and when: for how many minutes, or before the lesson."""

    when: str
    what: Prose


class LessonPlan(NamedTuple):
    """What is done in a lesson of some minutes; the first step may be `is_prepared` before it."""

    minutes: int
    is_prepared: bool
    steps: Sequence[PlannedStep]

    @property
    def duration(self) -> str:
        """How long it takes: without its first step or with it, where that may come before."""
        if self.is_prepared:
            return f"{self.minutes} or {self.minutes + BEFORE}\xa0minutes"
        return f"{self.minutes}\xa0minutes"


@dataclass(frozen=True)
class LessonSheet:
    """What the sheet of a lesson has beside what the lesson says itself.

    `evidence` is what the classes of evidence mean that are named on it. The letters of the
    material of the exercise go on from those of the voices; the works are `behind` the
    statements, and the `key` is what a good answer notices. The question of the exercise is
    `asked` where it names one or all its claims answer the same.
    """

    voices: Sequence[WeighedClaim]
    material: Sequence[Material]
    evidence: Mapping[str, str]
    plan: LessonPlan
    key: Sequence[KeyPoint]
    behind: Sequence[Work]
    asked: Question | None

    @staticmethod
    def is_introduced(lesson: Lesson) -> bool:
        """Whether the task of the exercise ends with a colon, and so with the name of a question.

        Another has said what is asked, and on paper the name would say it again.
        """
        return lesson.exercise.task.endswith(":")

    @property
    def weighed(self) -> Sequence[WeighedClaim]:
        """All that a class weighs: the voices, and the material of the exercise."""
        weighed = list(self.voices)
        for answer in self.material:
            weighed += answer.claims
        return weighed


def sheet(history: History, lesson: Lesson) -> LessonSheet:
    """The sheet of a lesson."""
    corpus = history.corpus
    given = _given(history, lesson)
    names = chain(lesson.voices, *(its for _, its in given))
    weighed = list(_in_order(_weighed(history, name) for name in names))
    left = iter(weighed)
    voices = list(islice(left, len(lesson.voices)))
    material = [Material(answer, list(islice(left, len(its)))) for answer, its in given]
    behind = works_used(corpus, (one.claim for one in weighed))
    return LessonSheet(
        voices=voices,
        material=material,
        evidence=_evidence(corpus, weighed),
        plan=plan(lesson),
        key=[KeyPoint(one, list(zip(voices, one.each, strict=False))) for one in lesson.notices],
        behind=behind,
        asked=_asked(corpus, lesson),
    )


def _asked(corpus: Corpus, lesson: Lesson) -> Question | None:
    """The question of an exercise: the one that it names, or that all its claims answer."""
    if lesson.exercise.question:
        return corpus.get(Question, lesson.exercise.question)
    of_each = [set(questions(corpus, corpus.get(Claim, one))) for one in lesson.exercise.claims]
    common = set[Question]().union(*of_each).intersection(*of_each)
    return common.pop() if len(common) == 1 else None


def _in_order(weighed: Iterable[WeighedClaim]) -> Iterator[WeighedClaim]:
    """Claims with their letters, while there are any; how a paragraph begins is told once."""
    begun = set()
    for one, letter in zip(weighed, chain(ascii_uppercase, repeat("")), strict=False):
        yield replace(one, letter=letter, begins="" if one.begins in begun else one.begins)
        begun.add(one.begins)


def _weighed(history: History, name: str) -> WeighedClaim:
    """A claim, by its id, as a class weighs it."""
    corpus = history.corpus
    claim = corpus.get(Claim, name)
    works = [work for work in works_used(corpus, [claim]) if work.id != claim.voice]
    voice = corpus[claim.voice]
    evidence = ""
    if isinstance(voice, Work):
        evidence = voice.evidence
    elif not works:
        evidence = known_through(history, claim)
    is_of_paper = isinstance(voice, Work) and voice.is_paper
    begins = first_words(corpus, claim.sources)
    return WeighedClaim(claim, voice, is_of_paper, evidence, works, begins)


def first_words(corpus: Corpus, sources: Iterable[Source]) -> str:
    """How the first of some places begins that can be found only by its words; else empty."""
    for source in sources:
        words = opening_words(corpus.get(Work, source.work), source.at)
        if words:
            return f"¶{locators.places(source.at)[0].number} begins “{words}\xa0…”"
    return ""


def _given(history: History, lesson: Lesson) -> list[tuple[Prose | None, Sequence[str]]]:
    """What an exercise sets side by side: by the answers to a question, or some claims."""
    exercise = lesson.exercise
    if not exercise.question:
        return [(None, exercise.claims)]
    question = history.corpus.get(Question, exercise.question)
    return [(position.answer, position.claims) for position in question.positions]


def _evidence(corpus: Corpus, weighed: Iterable[WeighedClaim]) -> dict[str, str]:
    """What the classes of evidence mean that some claims name, in the order of the settings."""
    named = set()
    for one in weighed:
        named.add(one.evidence)
        named |= {work.evidence for work in one.works}
    meanings = {}
    for evidence, told in corpus.settings.evidence.items():
        if evidence in named:
            meanings[evidence] = told.plain or told.heading.lower()
    return meanings


def plan(lesson: Lesson) -> LessonPlan:
    """The plan of a lesson: one that fills an hour begins with what can be done before."""
    minutes = sum(step.minutes for step in lesson.plan)
    is_prepared = minutes == WHOLE and lesson.plan[0].minutes == BEFORE
    steps = [PlannedStep(f"{step.minutes} minutes", step.what) for step in lesson.plan]
    if is_prepared:
        minutes -= BEFORE
        steps[0] = steps[0]._replace(when=f"{BEFORE}\xa0minutes, or at\xa0home")
    return LessonPlan(minutes, is_prepared, steps)


def works_used(corpus: Corpus, records: Iterable[Record]) -> list[Work]:
    """The works on which records rest, through the papers, each once."""
    works: dict[str, Work] = {}
    for record in records:
        for source in sources_of(record):
            for basis in source.rests_on:
                works[basis.work] = corpus.get(Work, basis.work)
    return list(works.values())
