from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.record import dates
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.models import Chart, Claim, Record
from chronicle.views import charts
from chronicle.views.charts import ChartMark


def changed(corpus: Corpus, claim: str, **values: object) -> Corpus:
    """A record in which a claim has other values."""
    copy = corpus.get(Claim, claim).model_copy(update=values)
    records: dict[str, Record] = {**corpus.records, claim: copy}
    return replace(corpus, records=records)


def only_panel(corpus: Corpus, chart: str, **values: object) -> charts.ChartPanel:
    """The one panel of a chart with other values."""
    copy = corpus.get(Chart, chart).model_copy(update=values)
    (panel,) = charts.panels(copy, corpus)
    return panel


def test_each_claim_is_one_mark_with_its_voice_and_its_doubt(corpus: Corpus) -> None:
    panel = only_panel(corpus, "chart-diggers")
    assert (panel.form, panel.unit) == ("rows", "diggers")
    assert panel.marks == (
        ChartMark("corps-strength-holm", "Holm", "", "340", 340, 340),
        ChartMark("corps-strength-notes", "Unsigned notes", "", "about 200", 200, 200, "rough"),
    )


def test_a_range_has_both_ends_and_its_date(corpus: Corpus) -> None:
    panel = only_panel(corpus, "chart-drowned")
    (mark,) = panel.marks
    assert (panel.form, mark.low, mark.high, mark.words) == ("time", 3, 5, "3–5")
    assert (mark.start, mark.end) == (dt.date(1903, 5, 1), dt.date(1903, 5, 31))
    assert mark.certain


def test_a_date_with_a_qualifier_is_rough(corpus: Corpus) -> None:
    rough = changed(corpus, "flood-drowned", date=dates.parse("1903-05~"))
    assert not only_panel(rough, "chart-drowned").marks[0].certain


@pytest.mark.parametrize(
    ("qualifier", "doubt"),
    [
        ("", ""),
        ("about", "rough"),
        ("nearly", "rough"),
        ("estimated", "rough"),
        ("over", "lower"),
        ("at_least", "lower"),
        ("at_most", "upper"),
    ],
)
def test_every_qualifier_casts_its_doubt(corpus: Corpus, qualifier: str, doubt: str) -> None:
    qualified = changed(corpus, "corps-strength-holm", value=Figure(9, 9, qualifier))
    assert only_panel(qualified, "chart-diggers").marks[0].doubt == doubt
    assert set(charts.DOUBTS) == {"", *QUALIFIERS}


def test_a_mark_is_called_by_what_the_chart_goes_by(corpus: Corpus) -> None:
    dated = changed(corpus, "corps-strength-notes", date=dates.parse("1902"))
    by_voice = only_panel(dated, "chart-diggers")
    by_date = only_panel(dated, "chart-diggers", by="date")
    by_subject = only_panel(dated, "chart-diggers", by="subject")
    assert [(mark.name, mark.detail) for mark in by_voice.marks] == [
        ("Holm", ""),
        ("Unsigned notes", "1902"),
    ]
    assert [(mark.name, mark.detail) for mark in by_date.marks] == [
        ("undated", "Holm"),
        ("1902", "Unsigned notes"),
    ]
    assert [(mark.name, mark.detail) for mark in by_subject.marks] == [
        ("The Canal Corps at the lock", "Holm"),
        ("The Canal Corps at the lock", "Unsigned notes · 1902"),
    ]


def test_a_unit_is_named_where_the_axis_counts_another(corpus: Corpus) -> None:
    other = changed(corpus, "corps-strength-holm", unit="diggers and cooks")
    details = [mark.detail for mark in only_panel(other, "chart-diggers").marks]
    assert details == ["diggers and cooks", ""]
