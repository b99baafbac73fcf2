from __future__ import annotations

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.record import dates
from chronicle.record.models import Event
from chronicle.views import spans
from chronicle.views.spans import Span


def test_years_are_whole_decades(corpus: Corpus) -> None:
    counts = spans.per_year(corpus.of(Event))
    assert (min(counts), max(counts), len(counts)) == (1890, 1919, 30)
    assert [year for year, count in counts.items() if count] == [1899, 1901, 1903, 1904, 1910]
    assert set(counts.values()) == {0, 1}
    assert spans.per_year([]) == {}


@pytest.mark.parametrize(
    ("date", "start", "width", "rough"),
    [
        ("1901-05-03", 334, 8, False),
        ("1903-05-01/1903-05-03", 329, 8, False),
        ("1899~", 0, 1000, True),
        ("1904-22", 415, 251, False),
    ],
)
def test_a_span_is_as_wide_as_the_time(date: str, start: int, width: int, rough: bool) -> None:
    parsed = dates.parse(date)
    assert spans.span(parsed, parsed.year) == Span(start, width, rough, False)


def test_a_span_is_cut_off_at_the_end_of_its_scale() -> None:
    over = spans.span(dates.parse("1904-12/1905-01"), 1904)
    assert over == Span(915, 85, False, True)
    assert over.end == 1000
