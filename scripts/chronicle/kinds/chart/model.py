"""Charts: drawings of claims that are figures, or of deployments in time."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from chronicle.kinds.base import Model, Record, either
from chronicle.kinds.fields import ClaimId, Heading, OtherId, Refers, Sentence
from chronicle.kinds.traits import Traits
from chronicle.values.text import Prose


class Panel(Model):
    """Claims that stand on one axis."""

    title: Heading | None = None
    """What this axis has, where a chart has several."""
    unit: Prose
    """What the axis counts: people, guilders."""
    words: tuple[Prose, ...] = ()
    """Words of which the unit of every claim on it has one; without any, the unit of the axis."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims that stand on this axis, in the order in which they are read."""
    parts: bool = False
    """Whether they are parts of a whole, which each have a bar, and no rivals on a line."""

    def counts(self, unit: str) -> bool:
        """Whether a unit has one of these words, not a part of a word: metres, centimetres."""
        return any(
            re.search(rf"\b{re.escape(words)}\b", unit) for words in self.words or (self.unit,)
        )


class LeftOut(Model):
    """A claim that counts the same as one that is drawn and is not drawn itself."""

    claim: ClaimId
    """The claim."""
    why: Prose
    """Why it is not drawn."""


class Chart(Record):
    """A drawing of claims that are figures, or of deployments in time.

    Its numbers and dates are those of what it draws.
    """

    traits_ = Traits(
        kind="chart",
        data_path="charts.yml",
        page="figures/",
        cited=True,
    )

    title: Heading
    """What it shows, in a few words."""
    group: Heading | None = None
    """The heading under which it is listed."""
    shows: Sentence
    """What it shows, in one sentence that says whose figures they are."""
    meaning: Sentence | None = None
    """What it means, in one sentence that stands under its title among all charts."""
    caution: Prose | None = None
    """What may not be compared, and why."""
    by: Literal["voice", "date", "subject"] = "voice"
    """What tells figures apart: who gives them, as rivals; their dates; or what they are of."""
    panels: tuple[Panel, ...] = ()
    """The axes, each with the claims that stand on it."""
    deployments: tuple[Annotated[OtherId, Refers("deployment")], ...] = ()
    """The deployments whose dates it draws, in the place of panels."""
    left_out: tuple[LeftOut, ...] = ()
    """Claims that count the same as one that is drawn and are not drawn themselves."""

    @property
    def draws(self) -> tuple[str, ...]:
        """The ids of all that it draws: claims or deployments."""
        return (*(claim for panel in self.panels for claim in panel.claims), *self.deployments)

    _draws_one_or_the_other = either("panels", "deployments")
