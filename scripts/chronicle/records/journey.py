"""Journeys, and their steps."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from chronicle.records.base import (
    EpigraphField,
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    register_check,
)
from chronicle.records.fields import (
    EDTF,
    FrameId,
    Heading,
    OtherId,
    PlaceId,
    ReferenceTo,
    Summary,
    Text,
)
from chronicle.values import Prose


class Stage(Model):
    """A step of a journey: its date, its places, and its description."""

    date: EDTF
    """The date of the step."""
    places: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    """The places; a line starts at the first place of the step before, unless they are nested."""
    who: Text | None = None
    """The traveller or the account that the step belongs to, if a journey has several."""
    text: Prose
    """The events there, in a sentence or two, with the speaker if that is not obvious."""
    rests_on: Annotated[
        tuple[Annotated[OtherId, ReferenceTo("event", "claim")], ...], Field(min_length=1)
    ]
    """The events and claims that it is based on."""
    back: bool = False
    """Whether it is a step of the way back, whose line is dashed."""
    anew: bool = False
    """Whether no line leads here: no one came from the previous place, or no source says so."""


class Journey(Record):
    """The journey of people or things from place to place, as far as it is recorded.

    A line on its map joins two places, and is not a route.
    """

    kind_config = KindConfig(
        kind="journey",
        data_path="journeys.yml",
        url_prefix="journeys/",
        is_searchable=True,
    )

    title: Heading
    """The title, in a few words."""
    summary: Summary
    """A summary of the journey, in a sentence or two."""
    steps: Annotated[tuple[Stage, ...], Field(min_length=2)]
    """The steps, in order."""
    inset: FrameId | None = None
    """A section of its map that is enlarged below it, with the steps in that section."""
    unknown: Prose
    """Gaps in the knowledge of the journey."""
    epigraph: EpigraphField = None


@register_check
def check_step_order(corpus: Records) -> Iterator[Finding]:
    """Check that no step begins before the previous one."""
    for journey in corpus.of(Journey):
        for number, (before, step) in enumerate(pairwise(journey.steps), 1):
            if step.date.first_day < before.date.first_day:
                message = (
                    f"{step.date} is before the step above, {before.date}; exchange the two steps"
                )
                yield Finding(journey.id, ("steps", number, "date"), message)
