"""Charts: drawings of claims that are figures or dates."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from pydantic import Field

from chronicle.records.base import FieldPath, Finding, Model, Record, Records, Traits, check
from chronicle.records.claim import Claim, figures_say_what_they_count, values_fit_their_properties
from chronicle.records.fields import ClaimId, ClaimIds, Heading, Sentence
from chronicle.values import Figure, Prose


class Panel(Model):
    """Claims that stand on one axis."""

    title: Heading | None = None
    """What this axis has, where a chart has several."""
    unit: Prose
    """What the axis counts: people, guilders."""
    words: tuple[Prose, ...] = ()
    """Words of which the unit of every claim on it has one; without any, the unit of the axis."""
    claims: ClaimIds
    """The claims that stand on this axis, in the order in which they are read."""

    def counts(self, unit: str) -> bool:
        """Whether a unit contains one of some words as a whole word."""
        for words in self.words or (self.unit,):
            if re.search(rf"\b{re.escape(words)}\b", unit):
                return True
        return False


class LeftOut(Model):
    """A claim that counts the same as one that is drawn and is not drawn itself."""

    claim: ClaimId
    """The claim."""
    why: Prose
    """Why it is not drawn."""


class Chart(Record):
    """A drawing of claims that are figures, or dates on a line of time.

    Its numbers and dates are theirs.
    """

    traits_ = Traits(
        kind="chart",
        data_path="charts.yml",
        page="figures/",
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
    names_subjects: bool = False
    """Whether each row names what its figure is of, where that tells the rows apart."""
    panels: Annotated[tuple[Panel, ...], Field(min_length=1)]
    """The axes, each with the claims that stand on it."""
    left_out: tuple[LeftOut, ...] = ()
    """Claims that count the same as one that is drawn and are not drawn themselves."""

    @property
    def draws(self) -> tuple[str, ...]:
        """The ids of the claims that it draws."""
        return tuple(claim for panel in self.panels for claim in panel.claims)


@check
def an_axis_holds_one_kind_of_figure(corpus: Records) -> Iterator[Finding]:
    """The claims on one axis are numbers of one property and unit; over time, each has a date.

    A claim is left out where another check reports that its number or its unit is missing.
    """
    checked = chain(values_fit_their_properties(corpus), figures_say_what_they_count(corpus))
    incomplete = {finding.record for finding in checked}
    for chart, path, panel, claim in _panel_claims(corpus):
        message = _misfit(panel, claim, corpus.find(Claim, panel.claims[0]))
        if message and claim.id not in incomplete:
            yield Finding(chart.id, path, f"“{claim.id}” {message}")


def _misfit(panel: Panel, claim: Claim, first: Claim | None) -> str:
    """Why a claim does not stand on an axis with its first claim; empty where it does."""
    unit = claim.unit or claim.property_
    if isinstance(claim.value, Prose):
        return "is neither a number nor a date, and cannot be drawn"
    if first and claim.property_ != first.property_:
        return f"is a “{claim.property_}” on an axis of “{first.property_}”"
    if isinstance(claim.value, Figure) and not panel.counts(unit):
        held = " or ".join(f"“{words}”" for words in panel.words or (panel.unit,))
        return f"counts “{unit}”; this axis counts {held}"
    return ""


@check
def no_rival_is_left_out_in_silence(corpus: Records) -> Iterator[Finding]:
    """What counts the same as a figure that is drawn is drawn too, or left out with a reason."""
    named = {left.claim for chart in corpus.of(Chart) for left in chart.left_out}
    axes: defaultdict[tuple[str, str], dict[Panel, str]] = defaultdict(dict)
    for chart, _, panel, claim in _panel_claims(corpus):
        named.add(claim.id)
        axes[claim.about, claim.property_][panel] = chart.id
    for claim in corpus.of(Claim):
        if claim.id in named:
            continue
        drawn = axes[claim.about, claim.property_]
        rivals = [chart for panel, chart in drawn.items() if not _misfit(panel, claim, None)]
        if rivals:
            better = "draw it or list it under left_out"
            yield Finding(
                rivals[0], ("id",), f"does not draw “{claim.id}”, which counts the same; {better}"
            )


def _panel_claims(corpus: Records) -> Iterator[tuple[Chart, FieldPath, Panel, Claim]]:
    """Every claim on every axis: its chart, the path to it, its panel, and itself."""
    for chart in corpus.of(Chart):
        for number, panel in enumerate(chart.panels):
            for index, identifier in enumerate(panel.claims):
                if claim := corpus.find(Claim, identifier):
                    yield chart, ("panels", number, "claims", index), panel, claim
