"""What a journey is, and a step of it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from chronicle.records.base import EpigraphField, Finding, Model, Record, Records, Traits, check
from chronicle.records.fields import EDTF, FrameId, Heading, OtherId, PlaceId, Refers, Summary, Text
from chronicle.values import Prose


class Stage(Model):
    """A step of a journey: where somebody or something was, when, and what is known of it."""

    date: EDTF
    """When that was."""
    places: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    """Where; a line comes from the first place of the step before, if neither holds the other."""
    who: Text | None = None
    """Whose step it is, where a journey has those of several: who went, or what is told."""
    text: Prose
    """What happened there, in a sentence or two that say who says so where it is not plain."""
    rests_on: Annotated[
        tuple[Annotated[OtherId, Refers("event", "claim")], ...], Field(min_length=1)
    ]
    """The events and statements that it rests on."""
    back: bool = False
    """Whether it is a step of the way back, whose line is broken."""
    anew: bool = False
    """Whether no line leads here: nobody came from the place before, or none says so."""


class Journey(Record):
    """The way of people or things from place to place, as far as the record has it.

    A line on its map joins two places, and is no route.
    """

    traits_ = Traits(
        kind="journey",
        data_path="journeys.yml",
        url_prefix="journeys/",
        searchable=True,
    )

    title: Heading
    """What it is called, in a few words."""
    summary: Summary
    """Who went where and when, in a sentence or two."""
    steps: Annotated[tuple[Stage, ...], Field(min_length=2)]
    """Its steps, in order."""
    inset: FrameId | None = None
    """A part of its map that is drawn larger below it, with the steps that lie there."""
    unknown: Prose
    """What is not known of the way."""
    epigraph: EpigraphField = None


@check
def steps_come_in_order(corpus: Records) -> Iterator[Finding]:
    """No step begins before the one above it."""
    for journey in corpus.of(Journey):
        for number, (before, step) in enumerate(pairwise(journey.steps), 1):
            if step.date.first < before.date.first:
                message = f"{step.date} is before the step above, {before.date}"
                yield Finding(journey.id, ("steps", number, "date"), message)
