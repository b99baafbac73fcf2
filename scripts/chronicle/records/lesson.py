"""Lessons: what a class does with a chapter, in one period."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from chronicle.records.base import (
    Finding,
    Model,
    Record,
    Records,
    Source,
    Sources,
    Traits,
    check,
    repeats,
)
from chronicle.records.fields import ClaimId, ClaimIds, Heading, Id
from chronicle.values import Prose, at_most


class Activity(Model):
    """What a class does in a part of a lesson."""

    minutes: Annotated[int, Field(ge=1)]
    """How many minutes it takes."""
    what: Prose
    """What the class does, as the teacher would say it."""
    at_home: bool = False
    """Whether it can be done at home before the lesson."""


class Exercise(Model):
    """A task with sources: with rival claims."""

    title: Heading
    """What it is called."""
    does: Heading | None = None
    """What the class does in it, in half a sentence, for who chooses among lessons."""
    task: Prose
    """What the class is asked to do."""
    claims: ClaimIds
    """The claims that it sets side by side."""


class Point(Model):
    """What a good answer notices, for the teacher: about one thing, or of each voice."""

    about: Heading | None = None
    """What it answers or is about, as a head: a question, the exercise …"""
    what: Prose | None = None
    """What a good answer says."""
    each: tuple[Prose, ...] = ()
    """What it says of each of the voices, in their order."""

    @model_validator(mode="after")
    def _says(self) -> Self:
        if not self.what and not self.each:
            raise ValueError("needs what, each, or both" if self.about else "is empty; fill it in")
        return self

    @property
    def head(self) -> str:
        """Its heading: what it is about, and a colon unless that ends with a question mark."""
        if not self.about or self.about.endswith("?"):
            return self.about or ""
        return f"{self.about}:"


class Lesson(Record):
    """A lesson on a chapter: a sheet, its first side for the class, its second for the teacher."""

    traits_ = Traits(kind="lesson", data_path="lessons.yml", page="teaching/")

    chapter: Id
    """The chapter, by its name in the address: chapters/x/ is x."""
    question: Heading
    """The central question, which the class answers by the end."""
    level: Heading | None = None
    """For whom it is: last years of school, first year of university …"""
    assign: Source | None = None
    """The one place in the papers that a class reads before, if it reads one."""
    aim: Prose
    """What the class learns to do."""
    background: Annotated[Prose, AfterValidator(at_most(100, "a background has at most"))]
    """What a reader must know to begin, in at most a hundred words."""
    plan: Annotated[tuple[Activity, ...], Field(min_length=1)]
    """What is done, in order."""
    voices: Annotated[tuple[ClaimId, ...], Field(min_length=2, max_length=26)]
    """The claims that rival each other or build on each other; voice and place are theirs."""
    exercise: Exercise
    """The exercise with sources."""
    notices: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What a good answer notices: for the teacher."""
    sources: Sources

    @property
    def duration(self) -> str:
        """How many minutes it takes: without what can be done at home, and with it."""
        minutes = sum(step.minutes for step in self.plan)
        in_class = sum(step.minutes for step in self.plan if not step.at_home)
        if in_class == minutes:
            return str(minutes)
        return f"{in_class} or {minutes}"

    def site_address(self, corpus: Records) -> str:
        """The sheet for teaching its chapter, which has the name of the chapter in its address."""
        return f"{self.traits_.page}{self.chapter}/"

    @property
    def label(self) -> Prose:
        """The central question."""
        return self.question


@check
def a_chapter_has_one_lesson(corpus: Records) -> Iterator[Finding]:
    """No two lessons are on one chapter, since the sheet of a chapter has one address."""
    lessons = ((lesson.chapter, lesson) for lesson in corpus.of(Lesson))
    for lesson, first in repeats(lessons):
        message = f"“{lesson.chapter}” has a lesson already: “{first.id}”"
        yield Finding(lesson.id, ("chapter",), message)


@check
def a_point_on_each_voice_has_one_for_each(corpus: Records) -> Iterator[Finding]:
    """What is said of each of the voices is as many as they are: the page sets their letters."""
    for lesson in corpus.of(Lesson):
        for number, point in enumerate(lesson.notices):
            if point.each and len(point.each) != len(lesson.voices):
                message = f"has {len(point.each)} for {len(lesson.voices)} voices"
                yield Finding(lesson.id, ("notices", number, "each"), message)
