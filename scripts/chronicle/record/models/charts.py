"""Charts: drawings of claims that are figures, or of deployments in time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.record.models.base import Model, Record
from chronicle.record.models.fields import ClaimId, DeploymentId, Heading, Sentence
from chronicle.record.models.kinds import Traits
from chronicle.record.text import Prose

ChartKind = Literal["rivals", "over-time", "spans"]


class Panel(Model):
    """Claims that stand on one axis, and what the axis counts."""

    title: Heading | None = None
    """What this axis has, where a chart has several."""
    unit: Prose
    """What the axis counts: people, roubles."""
    words: tuple[Prose, ...] = ()
    """Words of which the unit of every claim on it has one; without any, the unit of the axis."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims that stand on this axis, in the order in which they are read."""


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

    traits_ = Traits(kind="chart", home="charts.yml", page="figures/", below="figures/", cited=True)

    title: Heading
    """What it shows, in a few words."""
    shows: Sentence
    """What it shows, in one sentence that says whose figures they are."""
    reading: Prose
    """How to read it: what stands where."""
    caution: Prose | None = None
    """What may not be compared, and why."""
    kind: ChartKind
    """What it draws: figures in rows, figures at their dates, or deployments at their dates."""
    by: Literal["voice", "date", "subject"] = "voice"
    """By what each row of a chart of rivals is called."""
    panels: tuple[Panel, ...] = ()
    """The axes, each with the claims that stand on it."""
    deployments: tuple[DeploymentId, ...] = ()
    """The deployments that a chart of spans draws."""
    left_out: tuple[LeftOut, ...] = ()
    """Claims that count the same as one that is drawn and are not drawn themselves."""

    @property
    def draws(self) -> tuple[str, ...]:
        """The ids of all that it draws: claims or deployments."""
        return (*(claim for panel in self.panels for claim in panel.claims), *self.deployments)

    @model_validator(mode="after")
    def _draws_what_its_kind_draws(self) -> Chart:
        spans = self.kind == "spans"
        if bool(self.deployments) != spans or bool(self.panels) == spans:
            drawn = "deployments" if spans else "panels of claims"
            raise ValueError(f"draws {drawn} and nothing else")
        return self
