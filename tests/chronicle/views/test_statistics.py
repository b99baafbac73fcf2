from __future__ import annotations

from dataclasses import replace

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Claim, Deployment, Event
from chronicle.views.charts import ChartMark, ChartPanel
from chronicle.views.statistics import statistics


def panels(corpus: Corpus, identifier: str) -> tuple[ChartPanel, ...]:
    """The panels of a statistic."""
    return next(one.panels for one in statistics(corpus) if one.id == identifier)


def cells(marks: tuple[ChartMark, ...]) -> dict[tuple[str, str], float]:
    """The counts of a matrix that are not nought, by row and column."""
    return {(mark.name, mark.detail): mark.high for mark in marks if mark.high}


def test_each_says_first_which_count_is_greatest(corpus: Corpus) -> None:
    assert [one.shows for one in statistics(corpus)] == [
        "No place is cited more often than Holm, p. 12: 3 times.",
        "The greatest count is 4: Unsigned notes, no work named.",
        "Nothing is relied on more often than Per Ruud 1911: 2 times.",
        "Most of one theme in one decade: Digging, 1900s, 3 events.",
    ]


def test_every_place_of_a_paper_is_counted_and_empty_ones_stay(corpus: Corpus) -> None:
    panel, _ = panels(corpus, "coverage-of-the-papers")
    counts = {mark.name: mark.high for mark in panel.marks}
    assert panel.title == "Holm, by page"
    assert list(counts) == [f"p. {number}" for number in range(11, 21)]
    assert {place: count for place, count in counts.items() if count} == {
        "p. 12": 3,
        "p. 13": 2,
        "p. 14": 1,
        "p. 15": 1,
        "p. 20": 1,
    }


def test_a_statement_without_a_work_is_counted_as_such(corpus: Corpus) -> None:
    (panel,) = panels(corpus, "who-rests-on-what")
    assert cells(panel.marks) == {
        ("archive", "Unsigned notes"): 1,
        ("press", "Holm"): 2,
        ("memoir", "Holm"): 2,
        ("no work named", "Holm"): 3,
        ("no work named", "Unsigned notes"): 4,
    }


def test_works_are_counted_those_of_which_most_is_made_first(corpus: Corpus) -> None:
    (panel,) = panels(corpus, "works-most-relied-on")
    assert [(mark.id, mark.high) for mark in panel.marks] == [
        ("ruud-1911", 2),
        ("vik-courier-1903-05-04", 2),
        ("survey-1899", 1),
    ]


def test_themes_are_counted_by_decade_and_empty_decades_stay(corpus: Corpus) -> None:
    (panel,) = panels(corpus, "themes-by-decade")
    counts = {(mark.name, mark.detail): mark.high for mark in panel.marks}
    assert counts["Digging", "1900s"] == 3
    assert counts["Floods", "1890s"] == 0


def test_a_record_without_statements_has_no_statistics(corpus: Corpus) -> None:
    kinds = {
        kind: of for kind, of in corpus.kinds.items() if kind not in (Event, Deployment, Claim)
    }
    assert statistics(replace(corpus, kinds=kinds)) == ()
