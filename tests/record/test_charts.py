"""Every mark of a chart is a claim or a deployment, and no axis mixes what it counts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from xml.etree import ElementTree

import pytest

from chronicle.book import Book
from chronicle.corpus import loading
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts.drawings import drawings
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment
from chronicle.views.charts import voice
from chronicle.views.figures import charts
from support import ROOT, book_of

pytestmark = pytest.mark.record


@cache
def record() -> Corpus:
    return loading.load(ROOT / "data")


@cache
def book() -> Book:
    return book_of(record(), ROOT / ".cache")


def marks(svg: str) -> list[tuple[str, str]]:
    """What each mark of a drawing says of itself: its name and its value in words."""
    found = [
        e.get("aria-label", "")
        for e in ElementTree.fromstring(svg).iter()
        if e.get("role") == "graphics-symbol"
    ]
    own = [label for label in found if not label.startswith(("Title text", "Subtitle text"))]
    return [(name, value) for name, _, value in (label.rpartition(": ") for label in own)]


def test_every_mark_is_a_record_with_its_value() -> None:
    for chart in record().of(Chart):
        claims = [record().get(Claim, claim) for panel in chart.panels for claim in panel.claims]
        sent = [record().get(Deployment, deployment) for deployment in chart.deployments]
        values = [claim.value.words for claim in claims if isinstance(claim.value, Figure)] + [
            d.date.words for d in sent
        ]
        told = marks(drawings(book())[chart.id].alone)
        assert Counter(value for _, value in told) == Counter(values)
        if chart.by == "voice" and claims:
            assert {name for name, _ in told} == {voice(record()[claim.voice]) for claim in claims}


def test_the_table_is_the_claims() -> None:
    for chart in record().of(Chart):
        rows = next(one.data for one in charts(book()) if one.id == chart.id)
        assert [row["id"] for row in rows] == [
            claim for panel in chart.panels for claim in panel.claims
        ] + list(chart.deployments)
        for row in rows if chart.panels else ():
            claim = record().get(Claim, row["id"])
            assert isinstance(claim.value, Figure)
            assert (float(row["low"]), float(row["high"]), row["qualifier"]) == (
                claim.value.low,
                claim.value.high,
                claim.value.qualifier,
            )
            assert row["voice"] == voice(record()[claim.voice])
