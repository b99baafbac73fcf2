"""Lessons: the work of a class on a chapter, in one period."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from chronicle.records.base import (
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    Source,
    Sources,
    find_duplicates,
    register_check,
)
from chronicle.records.fields import ClaimId, ClaimIds, Heading, Id
from chronicle.values import Prose, limit_words


class Activity(Model):
    """An activity of the class in a lesson."""

    minutes: Annotated[int, Field(ge=1)]
    """Duration in minutes."""
    what: Prose
    """The task of the class, as the teacher would state it."""
    at_home: bool = False
    """Whether it can be done at home before the lesson."""


class Exercise(Model):
    """An exercise that compares rival claims."""

    title: Heading
    """The title."""
    does: Heading | None = None
    """The work of the class in the exercise, in half a sentence, to help teachers choose."""
    task: Prose
    """The task of the class."""
    claims: ClaimIds
    """The claims to compare."""


class Point(Model):
    """A point that a good answer makes, for the teacher: about one thing, or for each voice."""

    about: Heading | None = None
    """The heading, such as a question or “the exercise”."""
    what: Prose | None = None
    """The content of a good answer."""
    each: tuple[Prose, ...] = ()
    """The content of a good answer for each of the voices, in their order."""

    @model_validator(mode="after")
    def _check_filled(self) -> Self:
        if not self.what and not self.each:
            raise ValueError("needs what, each, or both" if self.about else "is empty; fill it in")
        return self

    @property
    def heading(self) -> str:
        """The heading, with a colon unless it ends with a question mark."""
        if not self.about or self.about.endswith("?"):
            return self.about or ""
        return f"{self.about}:"


class Lesson(Record):
    """A lesson on a chapter: a handout with one side for the class, one for the teacher."""

    kind_config = KindConfig(
        kind="lesson", data_path="lessons.yml", list_address="teaching/", is_searchable=True
    )

    chapter: Id
    """The chapter, by its name in the URL: chapters/x/ is x."""
    question: Heading
    """The central question, which the class answers by the end."""
    level: Heading | None = None
    """The audience: last years of school, first year of university …"""
    assign: Source | None = None
    """The passage of the papers that the class reads in advance, if any."""
    aim: Prose
    """The learning objective."""
    background: Annotated[Prose, AfterValidator(limit_words(100, "a background has at most"))]
    """The background that a reader needs to begin, in at most a hundred words."""
    plan: Annotated[tuple[Activity, ...], Field(min_length=1)]
    """The activities, in order."""
    voices: Annotated[tuple[ClaimId, ...], Field(min_length=2, max_length=26)]
    """The claims that rival or support each other; they provide the voice and the source."""
    exercise: Exercise
    """The exercise with sources."""
    notices: Annotated[tuple[Point, ...], Field(min_length=1)]
    """The points that a good answer makes, for the teacher."""
    sources: Sources

    @property
    def duration(self) -> str:
        """The duration in minutes: without what can be done at home, and with it."""
        minutes = sum(step.minutes for step in self.plan)
        in_class = sum(step.minutes for step in self.plan if not step.at_home)
        if in_class == minutes:
            return str(minutes)
        return f"{in_class} or {minutes}"

    def site_address(self, corpus: Records) -> str:
        """Return the URL of the handout, which has the name of the chapter."""
        return f"{self.kind_config.list_address}{self.chapter}/"

    @property
    def label(self) -> Prose:
        """The central question."""
        return self.question


@register_check
def check_one_lesson_per_chapter(corpus: Records) -> Iterator[Finding]:
    """Check that each chapter has at most one lesson, whose handout has the name of the chapter."""
    lessons = ((lesson.chapter, lesson) for lesson in corpus.of(Lesson))
    for lesson, first in find_duplicates(lessons):
        message = f"“{lesson.chapter}” already has the lesson “{first.id}”; merge the two"
        yield Finding(lesson.id, ("chapter",), message)


@register_check
def check_lesson_texts_per_voice(corpus: Records) -> Iterator[Finding]:
    """Check that a point for each voice has as many texts as there are voices."""
    for lesson in corpus.of(Lesson):
        for number, point in enumerate(lesson.notices):
            if point.each and len(point.each) != len(lesson.voices):
                message = (
                    f"has {len(point.each)} texts for {len(lesson.voices)} voices; write as many"
                )
                yield Finding(lesson.id, ("notices", number, "each"), message)
