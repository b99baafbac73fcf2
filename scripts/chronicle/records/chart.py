"""Charts of claims that are figures or dates, and of when a fact was disclosed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    VALUE_LABELS,
    FieldPath,
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    register_check,
    require_exactly_one,
)
from chronicle.records.claim import Claim, check_units, check_value_types
from chronicle.records.event import Event
from chronicle.records.fields import (
    EDTF,
    ClaimId,
    ClaimIds,
    Heading,
    OtherId,
    ReferenceTo,
    Sentence,
    ThemeId,
)
from chronicle.records.work import Work
from chronicle.values import Figure, Prose

DatedId = Annotated[OtherId, ReferenceTo("event", "work", "document", "paper")]


class Panel(Model):
    """An axis of a chart, and the claims on it."""

    title: Heading | None = None
    """Title of the axis, if a chart has several."""
    unit: Prose
    """The unit that the axis counts: people, guilders."""
    words: tuple[Prose, ...] = ()
    """Words, one of which is in the unit of each claim on it; by default the unit of the axis."""
    claims: ClaimIds
    """The claims on this axis, in reading order."""

    def matches_unit(self, unit: str) -> bool:
        """Return whether a unit contains one of `words`, or else the unit of the axis."""
        phrases = self.words or (self.unit,)
        return any(re.search(rf"\b{re.escape(phrase)}\b", unit) for phrase in phrases)


class LeftOut(Model):
    """A claim that is not charted, although it counts the same thing as a charted claim."""

    claim: ClaimId
    """The claim that is not charted."""
    why: Prose
    """Reason why it is not charted."""


class DisclosureLine(Model):
    """Records that state a fact, or leave it out, on one line of a chart."""

    lane: Heading
    """The side that speaks; it is shown above the first of its lines."""
    label: Heading
    """A label for the records, in a few words."""
    as_: Annotated[Literal["said", "unseen", "written", "silent"], Field(alias="as")] = "said"
    """How the records state the fact: in public, as reported, only in writing, or not at all."""
    records: Annotated[tuple[DatedId, ...], Field(min_length=1)]
    """The events and works on the line."""
    published: DatedId | None = None
    """The record that published what was written, if known."""

    @property
    def drawn_ids(self) -> tuple[str, ...]:
        """The ids of all records on the line."""
        return (*self.records, *filter(None, [self.published]))

    @property
    def manner(self) -> str:
        """How the records state the fact, in words."""
        return VALUE_LABELS["disclosure"][self.as_]


class Span(Model):
    """A period that a chart points out."""

    label: Heading
    """A label for the period, in a few words."""
    after: DatedId
    """The record at the beginning of the period."""
    before: DatedId
    """The record at the end of the period."""


class DelayLabel(Model):
    """A label on a chart of delays, with the number of events that it counts."""

    label: Heading
    """The label, in a few words."""
    date: EDTF | None = None
    """The period of the events."""
    theme: ThemeId | None = None
    """Or the theme of the events."""
    counts: Literal["early", "late", "undated"]
    """The events that are counted: those whose oldest source is early, late, or undated."""

    _has_events = require_exactly_one("date", "theme")

    def matches(self, event: Event) -> bool:
        """Return whether an event is in the period, or has the theme."""
        if self.date:
            return self.date.first_day <= event.date.first_day <= self.date.last_day
        return self.theme in event.themes


class Chart(Record):
    """A chart of claims that are figures or dates, of when a fact was disclosed, or of delays.

    The chart takes its numbers and dates from the claims and records.
    """

    kind_config = KindConfig(
        kind="chart",
        data_path="charts.yml",
        list_address="figures/",
        is_searchable=True,
        lead_field="shows",
    )

    title: Heading
    """The title: its content in a few words."""
    group: Heading | None = None
    """The heading under which it is listed."""
    shows: Sentence
    """Its content, in one sentence that attributes the figures."""
    meaning: Sentence | None = None
    """Its meaning, in one sentence below its title in the list of charts."""
    caution: Prose | None = None
    """Comparisons to avoid, and the reason."""
    names_subjects: bool = False
    """Whether each row names the subject of its figure, if that distinguishes the rows."""
    panels: tuple[Panel, ...] = ()
    """The axes, each with its claims."""
    lines: tuple[DisclosureLine, ...] = ()
    """Instead of axes: lines with the records that disclose a fact."""
    span: Span | None = None
    """A period that is marked above the lines."""
    delays: tuple[DelayLabel, ...] = ()
    """Instead of axes: a line from each event to its oldest dated source, with these labels."""
    left_out: tuple[LeftOut, ...] = ()
    """Claims that count the same as a charted claim, and are not charted."""

    _has_content = require_exactly_one("panels", "lines", "delays")

    @property
    def charted_claim_ids(self) -> tuple[str, ...]:
        """The ids of the charted claims."""
        return tuple(claim for panel in self.panels for claim in panel.claims)

    @property
    def dated_ids(self) -> tuple[str, ...]:
        """The ids of the records whose dates the chart draws."""
        ends = (self.span.after, self.span.before) if self.span else ()
        return tuple(name for line in self.lines for name in line.drawn_ids) + ends


@register_check
def check_disclosure_dates(corpus: Records) -> Iterator[Finding]:
    """Check that each work on a chart of disclosures has a date."""
    for chart in corpus.of(Chart):
        for identifier in chart.dated_ids:
            work = corpus.find(Work, identifier)
            if work and not work.creation_date:
                yield Finding(chart.id, ("lines",), f"“{identifier}” has no date; add issued to it")


@register_check
def check_axis_values(corpus: Records) -> Iterator[Finding]:
    """Check that the claims on one axis are figures or dates of one property and unit.

    A claim is skipped if another check reports that its number or unit is missing.
    """
    checked = chain(check_value_types(corpus), check_units(corpus))
    incomplete = {finding.record_id for finding in checked}
    for chart, path, panel, claim in _iter_panel_claims(corpus):
        message = _axis_mismatch(panel, claim, corpus.find(Claim, panel.claims[0]))
        if message and claim.id not in incomplete:
            yield Finding(chart.id, path, f"“{claim.id}” {message}")


def _axis_mismatch(panel: Panel, claim: Claim, first: Claim | None) -> str:
    """Return the reason why a claim does not fit on an axis, or an empty string."""
    unit = claim.unit or claim.property_
    if isinstance(claim.value, Prose):
        return "is neither a number nor a date, and cannot be drawn"
    if first and claim.property_ != first.property_:
        return f"is about “{claim.property_}”, this axis about “{first.property_}”; draw two axes"
    if isinstance(claim.value, Figure) and not panel.matches_unit(unit):
        accepted = " or ".join(
            f"“{accepted_unit}”" for accepted_unit in panel.words or (panel.unit,)
        )
        return f"counts “{unit}”, this axis {accepted}; correct the unit, or draw two axes"
    return ""


@register_check
def check_uncharted_rivals(corpus: Records) -> Iterator[Finding]:
    """Check that a claim that counts the same thing as a charted one is charted or left out."""
    left_out_ids = {entry.claim for chart in corpus.of(Chart) for entry in chart.left_out}
    axes: defaultdict[tuple[str, str], dict[Panel, str]] = defaultdict(dict)
    for chart, _, panel, claim in _iter_panel_claims(corpus):
        left_out_ids.add(claim.id)
        axes[claim.about, claim.property_][panel] = chart.id
    for claim in corpus.of(Claim):
        if claim.id in left_out_ids:
            continue
        charted = axes[claim.about, claim.property_]
        rivals = [
            chart for panel, chart in charted.items() if not _axis_mismatch(panel, claim, None)
        ]
        if rivals:
            remedy = "draw it, or list it under left_out"
            yield Finding(
                rivals[0],
                ("id",),
                f"omits “{claim.id}”, which counts the same as a claim on it; {remedy}",
            )


def _iter_panel_claims(corpus: Records) -> Iterator[tuple[Chart, FieldPath, Panel, Claim]]:
    """Yield every claim on every axis: its chart, the path to it, its panel, and itself."""
    for chart in corpus.of(Chart):
        for number, panel in enumerate(chart.panels):
            for index, identifier in enumerate(panel.claims):
                if claim := corpus.find(Claim, identifier):
                    yield chart, ("panels", number, "claims", index), panel, claim
