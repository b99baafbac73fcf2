"""Every mark of a chart is a claim or a deployment, and no axis mixes what it counts."""

from collections import Counter

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.drawing.charts.drawings import on_page
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment
from chronicle.views.charts import voice

pytestmark = pytest.mark.record


def test_every_mark_is_a_link_to_its_record_with_its_value(record: Book) -> None:
    corpus = record.corpus
    for chart in corpus.of(Chart):
        claims = [corpus.get(Claim, claim) for panel in chart.panels for claim in panel.claims]
        sent = [corpus.get(Deployment, deployment) for deployment in chart.deployments]
        values = [claim.value.words for claim in claims if isinstance(claim.value, Figure)] + [
            d.date.words for d in sent
        ]
        wide, narrow = html.fragments_fromstring(on_page(record, chart.id, ""))
        for drawing in (wide, narrow):
            links = list(drawing.iter("a"))
            told = [link.get("aria-label").rpartition(": ") for link in links]
            assert Counter(value for _, _, value in told) == Counter(values)
            assert {link.get("href") for link in links} == {
                f"./{record.addresses[name]}" for name in chart.draws
            }
            if chart.by == "voice" and claims:
                assert {name for name, _, _ in told} == {
                    voice(corpus[claim.voice]) for claim in claims
                }
