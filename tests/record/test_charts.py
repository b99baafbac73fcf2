"""Every row of a chart is a claim or a deployment, with its own words, and leads to it."""

import pytest
from lxml import html

from chronicle.drawing import charts
from chronicle.history import History
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment
from support import words

pytestmark = pytest.mark.record


def test_every_row_is_a_link_to_its_record_with_its_value(record: History) -> None:
    for chart in record.corpus.of(Chart):
        drawn = html.fromstring(charts.figure(record, chart, lambda one: record.addresses[one.id]))
        links = drawn.findall("section/ol/li/a")
        assert [link.get("href") for link in links] == [
            record.addresses[name] for name in chart.draws
        ]
        values = [
            one.value.words if isinstance(one, Claim) and isinstance(one.value, Figure) else ""
            for one in map(record.corpus.__getitem__, chart.draws)
        ]
        dates = [record.corpus.get(Deployment, name).date.words for name in chart.deployments]
        assert [words(link.find("b")) for link in links] == (dates or values)
        assert all(link.find("svg/rect") is not None for link in links)
