from dataclasses import replace

from chronicle.book import Book
from chronicle.record import dates
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.models import Chart
from chronicle.views import charts
from support import changed


def only_panel(book: Book, chart: str, **values: object) -> charts.ChartPanel:
    copy = book.corpus.get(Chart, chart).model_copy(update=values)
    (panel,) = charts.panels(book, copy)
    return panel


def test_a_claim_is_a_mark_with_both_ends_and_a_date(book: Book) -> None:
    panel = only_panel(book, "chart-diggers")
    marks = [(mark.name, mark.words, mark.low, mark.high, mark.doubt) for mark in panel.marks]
    notes = ("Unsigned notes", "about 200", 200, 200, "rough")
    assert marks == [("Holm", "340", 340, 340, ""), notes]
    assert (panel.form, panel.unit) == ("rows", "diggers")
    panel = only_panel(book, "chart-drowned")
    (mark,) = panel.marks
    assert (panel.form, mark.low, mark.high, mark.words) == ("time", 3, 5, "3–5")
    assert mark.date == dates.parse("1903-05")


def test_every_qualifier_casts_its_doubt(book: Book) -> None:
    over = changed(book, "corps-strength-holm", value=Figure(9, 9, "over"))
    assert only_panel(over, "chart-diggers").marks[0].doubt == "lower"
    assert set(charts.DOUBTS) == {"", *QUALIFIERS}


def test_a_mark_is_called_by_what_the_chart_goes_by_and_a_unit_that_differs(book: Book) -> None:
    dated = changed(book, "corps-strength-notes", date=dates.parse("1902"))
    other = changed(dated, "corps-strength-holm", unit="diggers and cooks")
    corps, holm = "The Canal Corps at the lock", "Holm · diggers and cooks"
    for by, called in {
        "voice": [("Holm", "diggers and cooks"), ("Unsigned notes", "1902")],
        "date": [("undated", holm), ("1902", "Unsigned notes")],
        "subject": [(corps, holm), (corps, "Unsigned notes · 1902")],
    }.items():
        marks = only_panel(other, "chart-diggers", by=by).marks
        assert [(mark.name, mark.detail) for mark in marks] == called


def test_a_chart_says_who_says_so_each_place_once(book: Book) -> None:
    credit = charts.credit(book, book.corpus.get(Chart, "chart-diggers"))
    assert credit.startswith("Holm, p. 12, table; Unsigned notes, ¶4. The Long Ditch, ")
    assert credit.endswith(", https://ditch.example/book/figures/chart-diggers/")


def test_a_small_drawing_has_the_panels_for_which_there_is_room(book: Book) -> None:
    panel = only_panel(book, "chart-diggers")
    assert charts.first_panels([panel]) == [panel]
    four = replace(panel, marks=panel.marks * 2)
    assert charts.first_panels([four, four, four]) == [four, four]
    crowded = replace(panel, marks=panel.marks * 6)
    assert charts.first_panels([crowded]) == [crowded]
