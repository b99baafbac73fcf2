"""The words that the record is ordered by."""

from typing import Literal

from chronicle.records.base import Record, Records, Traits
from chronicle.records.fields import Heading, See
from chronicle.values import Prose


class Term(Record):
    """A word of the vocabulary that the record is ordered by."""

    name: Heading
    """The word as readers see it."""
    description: Prose
    """What it means."""


class Theme(Term):
    """What an event is about."""

    traits_ = Traits(kind="theme", data_path="themes.yml", page="timeline/")

    stands_out: bool = False
    """Whether its events stand out where events are drawn by year; at most one theme does."""

    def site_address(self, corpus: Records) -> str:
        """The timeline with nothing but its events."""
        return f"{self.traits_.page}?theme={self.id}"


class Side(Term):
    """The side on which a deployment stood."""

    traits_ = Traits(kind="side", data_path="sides.yml")


class Standing(Term):
    """How well the papers bear a deployment out.

    Those of the data stand in order, the best founded first.
    """

    traits_ = Traits(kind="standing", data_path="standings.yml")

    doubtful: bool = False
    """Whether a deployment of this standing asks for confirmation."""


class DeploymentKind(Term):
    """What a deployment was for."""

    traits_ = Traits(kind="deployment-kind", data_path="deployment-kinds.yml")


class GlossaryTerm(Term):
    """A word or abbreviation that is explained wherever it occurs as its name is written."""

    traits_ = Traits(kind="term", data_path="glossary.yml", page="about/glossary/", searchable=True)

    see: See = ()


class Property(Term):
    """What a claim gives: a figure, a date, or an assertion in words."""

    traits_ = Traits(kind="property", data_path="properties.yml")

    value: Literal["figure", "date", "words"]
    """Whether such a claim gives a figure, a date or words."""
    told_by_unit: bool = False
    """Whether its words or the unit of its figures tell it: 38 buildings, not Size: 38."""
    reckoned: bool = False
    """Whether its figures are reckoned, as years between two days are, and need no source."""
    size: bool = False
    """Whether it says how many were sent, which the list of deployments gives."""
