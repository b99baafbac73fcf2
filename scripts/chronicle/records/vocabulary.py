"""The vocabularies that organize the record."""

from typing import Literal

from chronicle.records.base import KindConfig, Record, Records
from chronicle.records.fields import Heading, See
from chronicle.values import Prose


class Term(Record):
    """A term of a vocabulary that organizes the record."""

    name: Heading
    """The label of the term."""
    description: Prose
    """Its definition."""


class Theme(Term):
    """The theme of an event."""

    kind_config = KindConfig(kind="theme", data_path="themes.yml", list_address="timeline/")

    stands_out: bool = False
    """Whether its events are highlighted in charts by year; at most one theme is."""

    def site_address(self, corpus: Records) -> str:
        """Return the URL of the timeline that is filtered by this theme."""
        return f"{self.kind_config.list_address}?theme={self.id}"


class Side(Term):
    """The side that a deployment supported, such as North or South."""

    kind_config = KindConfig(kind="side", data_path="sides.yml")


class Standing(Term):
    """The strength of the support for a deployment in the papers.

    The data lists the standings in order, the strongest support first.
    """

    kind_config = KindConfig(kind="standing", data_path="standings.yml")

    doubtful: bool = False
    """Whether a deployment of this standing needs confirmation."""


class DeploymentKind(Term):
    """The purpose of a deployment."""

    kind_config = KindConfig(kind="deployment-kind", data_path="deployment-kinds.yml")


class GlossaryTerm(Term):
    """A word or abbreviation that is explained wherever it occurs exactly like its name."""

    kind_config = KindConfig(
        kind="term",
        data_path="glossary.yml",
        list_address="about/glossary/",
        is_searchable=True,
        lead_field="description",
    )

    see: See = ()


class Property(Term):
    """A property that claims give: a figure, a date, or an assertion as text."""

    kind_config = KindConfig(kind="property", data_path="properties.yml")

    value: Literal["figure", "date", "words"]
    """Whether such a claim gives a figure, a date or text."""
    told_by_unit: bool = False
    """Whether the text or the unit of its figures states it: 38 buildings, not Size: 38."""
    reckoned: bool = False
    """Whether its figures are computed, as years between two days are, and need no source."""
    size: bool = False
    """Whether it is the number of people sent, which the list of deployments shows."""
