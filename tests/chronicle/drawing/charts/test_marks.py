from __future__ import annotations

import datetime as dt

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts import marks
from chronicle.drawing.charts.marks import Mark
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim


def test_each_claim_is_one_mark_with_its_voice_and_its_doubt(corpus: Corpus) -> None:
    (panel,) = marks.drawings(corpus.get(Chart, "chart-diggers"), corpus)
    assert (panel.form, panel.unit) == ("rows", "diggers")
    assert panel.marks == (
        Mark("corps-strength-holm", "Holm", "", "340", 340, 340),
        Mark("corps-strength-notes", "Unsigned notes", "", "about 200", 200, 200, "rough"),
    )


def test_a_range_keeps_both_ends_and_its_date(corpus: Corpus) -> None:
    (panel,) = marks.drawings(corpus.get(Chart, "chart-drowned"), corpus)
    (mark,) = panel.marks
    assert (panel.form, mark.low, mark.high, mark.words) == ("time", 3, 5, "3–5")
    assert (mark.start, mark.end, mark.certain) == (dt.date(1903, 5, 1), dt.date(1903, 5, 31), True)


@pytest.mark.parametrize(
    ("qualifier", "doubt"),
    [("", ""), ("about", "rough"), ("nearly", "rough"), ("estimated", "rough"), ("over", "lower"), ("at_least", "lower"), ("at_most", "upper")],
)  # fmt: skip
def test_every_qualifier_is_drawn_as_what_it_is(corpus: Corpus, qualifier: str, doubt: str) -> None:
    chart = corpus.get(Chart, "chart-diggers")
    claim = corpus.get(Claim, "corps-strength-holm").model_copy(update={"value": Figure(9, 9, qualifier)})
    assert marks.mark_of(claim, chart, chart.panels[0], corpus).doubt == doubt


def test_a_span_is_a_deployment_at_its_dates(corpus: Corpus) -> None:
    (panel,) = marks.drawings(corpus.get(Chart, "chart-corps"), corpus)
    assert [(mark.id, mark.detail, mark.start, mark.end) for mark in panel.marks] == [
        ("corps-at-the-lock", "3 May 1901 – 1903 · documented", dt.date(1901, 5, 3), dt.date(1903, 12, 31))
    ]
