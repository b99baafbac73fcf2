from __future__ import annotations

from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts.statistics import Holding, holdings


def charts(corpus: Corpus) -> dict[str, Holding]:
    return {chart.id: chart for chart in holdings(corpus)}


def test_every_place_of_a_paper_is_counted_and_empty_ones_stay(corpus: Corpus) -> None:
    panel = charts(corpus)["coverage-of-the-papers"].panels[0]
    counted = {mark.name: mark.high for mark in panel.marks}
    assert panel.title == "Holm, by page"
    assert list(counted) == [f"p. {number}" for number in range(11, 21)]
    assert {place: count for place, count in counted.items() if count} == {
        "p. 12": 3,
        "p. 13": 2,
        "p. 14": 1,
        "p. 15": 1,
        "p. 20": 1,
    }


def test_a_statement_without_a_work_is_counted_as_such(corpus: Corpus) -> None:
    panel = charts(corpus)["who-rests-on-what"].panels[0]
    counted = {(mark.name, mark.detail): mark.high for mark in panel.marks}
    assert {cell: count for cell, count in counted.items() if count} == {
        ("archive", "Unsigned notes"): 1,
        ("press", "Holm"): 2,
        ("memoir", "Holm"): 2,
        ("no work named", "Holm"): 3,
        ("no work named", "Unsigned notes"): 3,
    }


def test_works_and_themes_are_counted(corpus: Corpus) -> None:
    found = charts(corpus)
    works = found["works-most-relied-on"].panels[0].marks
    assert [(mark.id, mark.high) for mark in works] == [("ruud-1911", 2), ("vik-courier-1903-05-04", 2), ("survey-1899", 1)]
    themes = {(mark.name, mark.detail): mark.high for mark in found["themes-by-decade"].panels[0].marks}
    assert themes["Digging", "1900s"] == 3
    assert themes["Floods", "1890s"] == 0
