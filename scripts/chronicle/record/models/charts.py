"""Charts: drawings of claims that are figures, or of deployments in time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.record.models.base import Model, Record
from chronicle.record.models.fields import ClaimId, DeploymentId, Heading
from chronicle.record.text import Prose

ChartKind = Literal["rivals", "over-time", "spans"]


class Panel(Model):
    """Claims that stand on one axis, and what the axis counts."""

    title: Annotated[Heading | None, Field(description="What this axis has, where a chart has several.")] = None
    unit: Annotated[Prose, Field(description="What the axis counts: people, roubles.")]
    words: Annotated[
        tuple[Prose, ...], Field(description="The unit of every claim has one of these words; if left out, the unit of the axis.")
    ] = ()
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]


class LeftOut(Model):
    """A claim that counts the same as one that is drawn and is not drawn itself."""

    claim: ClaimId
    why: Prose


class Chart(Record):
    """A drawing of claims that are figures, or of deployments in time. Its numbers and dates are theirs, never typed here."""

    kind_ = "chart"

    title: Heading
    reading: Annotated[Prose, Field(description="How to read it: what stands where.")]
    caution: Annotated[Prose | None, Field(description="What may not be compared, and why.")] = None
    kind: Annotated[
        ChartKind,
        Field(description="rivals: figures in rows; over-time: figures at their dates; spans: deployments at their dates."),
    ]
    by: Annotated[Literal["voice", "date", "subject"], Field(description="For rivals: what each row is called by.")] = "voice"
    panels: tuple[Panel, ...] = ()
    deployments: Annotated[tuple[DeploymentId, ...], Field(description="For spans.")] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def draws(self) -> tuple[str, ...]:
        """The ids of all that it draws: claims or deployments."""
        return (*(claim for panel in self.panels for claim in panel.claims), *self.deployments)

    @model_validator(mode="after")
    def _draws_what_its_kind_draws(self) -> Chart:
        if bool(self.deployments) != (self.kind == "spans") or bool(self.panels) == (self.kind == "spans"):
            raise ValueError(f"draws {'deployments' if self.kind == 'spans' else 'panels of claims'} and nothing else")
        return self
