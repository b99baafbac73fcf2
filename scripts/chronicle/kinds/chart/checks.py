"""What no single chart can know of itself."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.base import Record
from chronicle.kinds.chart.model import Chart, Panel
from chronicle.kinds.claim.checks import figures_have_numbers, figures_say_what_they_count
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.within import Steps
from chronicle.values.amounts import Figure


def an_axis_holds_one_kind_of_figure(records: Records) -> Iterator[Finding]:
    """The claims on one axis are numbers of one property and unit; over time, each has a date.

    A claim is left out where another check reports that its number or its unit is missing.
    """
    checked = chain(figures_have_numbers(records), figures_say_what_they_count(records))
    incomplete = {finding.record for finding in checked}
    for chart, path, panel, claim in _drawn(records):
        message = _misfit(chart, panel, claim, records.get(panel.claims[0]))
        if message and claim.id not in incomplete:
            yield Finding(chart.id, path, f"“{claim.id}” {message}")


def _misfit(chart: Chart, panel: Panel, claim: Claim, first: Record | None) -> str:
    """Why a claim does not stand on an axis with its first claim; empty where it does."""
    unit = claim.unit or claim.property_
    if not isinstance(claim.value, Figure):
        return "is no number, and cannot be drawn"
    if isinstance(first, Claim) and claim.property_ != first.property_:
        return f"is a “{claim.property_}” on an axis of “{first.property_}”"
    if not panel.counts(unit):
        held = " or ".join(f"“{words}”" for words in panel.words or (panel.unit,))
        return f"counts “{unit}”; this axis holds {held}"
    return ""


def no_rival_is_left_out_in_silence(records: Records) -> Iterator[Finding]:
    """What counts the same as a figure that is drawn is drawn too, or left out with a reason."""
    named = {left.claim for chart in records_of(Chart, records) for left in chart.left_out}
    charts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for chart, _, _, claim in _drawn(records):
        named.add(claim.id)
        charts[claim.about, claim.property_].append(chart.id)
    for claim in records_of(Claim, records):
        if claim.id not in named and (rivals := charts.get((claim.about, claim.property_))):
            better = "draw it or name it under left_out"
            yield Finding(
                rivals[0], ("id",), f"does not draw “{claim.id}”, which counts the same; {better}"
            )


def _drawn(records: Records) -> Iterator[tuple[Chart, Steps, Panel, Claim]]:
    """Every claim on every axis: its chart, the path to it, its panel, and itself."""
    for chart in records_of(Chart, records):
        for number, panel in enumerate(chart.panels):
            for index, identifier in enumerate(panel.claims):
                claim = records.get(identifier)
                if isinstance(claim, Claim):
                    yield chart, ("panels", number, "claims", index), panel, claim


ALL = (an_axis_holds_one_kind_of_figure, no_rival_is_left_out_in_silence)
