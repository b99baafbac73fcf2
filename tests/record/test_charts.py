"""Every mark of a chart is a claim or a deployment, and no axis mixes what it counts."""

from collections import Counter
from functools import cache

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.corpus import loading
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts.drawings import on_page
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment
from chronicle.views.charts import voice
from support import ROOT, book_of

pytestmark = pytest.mark.record


@cache
def record() -> Corpus:
    return loading.load(ROOT / "data")


@cache
def book() -> Book:
    return book_of(record(), ROOT / ".cache")


def test_every_mark_is_a_link_to_its_record_with_its_value() -> None:
    for chart in record().of(Chart):
        claims = [record().get(Claim, claim) for panel in chart.panels for claim in panel.claims]
        sent = [record().get(Deployment, deployment) for deployment in chart.deployments]
        values = [claim.value.words for claim in claims if isinstance(claim.value, Figure)] + [
            d.date.words for d in sent
        ]
        wide, narrow = html.fragments_fromstring(on_page(book(), chart.id, ""))
        for drawing in (wide, narrow):
            links = list(drawing.iter("a"))
            told = [link.get("aria-label").rpartition(": ") for link in links]
            assert Counter(value for _, _, value in told) == Counter(values)
            assert {link.get("href") for link in links} == {
                f"./{book().addresses[name]}" for name in chart.draws
            }
            if chart.by == "voice" and claims:
                assert {name for name, _, _ in told} == {
                    voice(record()[claim.voice]) for claim in claims
                }
