from dataclasses import replace

from chronicle.book import Book
from chronicle.record import dates
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.models import Chart
from chronicle.views import charts
from support import changed


def only_panel(book: Book, chart: str, **values: object) -> charts.ChartPanel:
    """The one panel of a chart with other values."""
    copy = book.corpus.get(Chart, chart).model_copy(update=values)
    (panel,) = charts.panels(book, copy)
    return panel


def test_each_claim_is_one_mark_with_its_voice_and_its_doubt(book: Book) -> None:
    panel = only_panel(book, "chart-diggers")
    assert (panel.form, panel.unit) == ("rows", "diggers")
    here = "deployments/corps-at-the-lock/#"
    assert [(mark.address, mark.name, mark.words, mark.low, mark.high) for mark in panel.marks] == [
        (f"{here}corps-strength-holm", "Holm", "340", 340, 340),
        (f"{here}corps-strength-notes", "Unsigned notes", "about 200", 200, 200),
    ]
    assert [mark.doubt for mark in panel.marks] == ["", "rough"]


def test_a_range_has_both_ends_and_its_date(book: Book) -> None:
    panel = only_panel(book, "chart-drowned")
    (mark,) = panel.marks
    assert (panel.form, mark.low, mark.high, mark.words) == ("time", 3, 5, "3–5")
    assert mark.date == dates.parse("1903-05")


def test_every_qualifier_casts_its_doubt(book: Book) -> None:
    over = changed(book, "corps-strength-holm", value=Figure(9, 9, "over"))
    assert only_panel(over, "chart-diggers").marks[0].doubt == "lower"
    assert set(charts.DOUBTS) == {"", *QUALIFIERS}


def test_a_mark_is_called_by_what_the_chart_goes_by(book: Book) -> None:
    dated = changed(book, "corps-strength-notes", date=dates.parse("1902"))
    found = {
        by: [(mark.name, mark.detail) for mark in only_panel(dated, "chart-diggers", by=by).marks]
        for by in ("voice", "date", "subject")
    }
    corps = "The Canal Corps at the lock"
    assert found == {
        "voice": [("Holm", ""), ("Unsigned notes", "1902")],
        "date": [("undated", "Holm"), ("1902", "Unsigned notes")],
        "subject": [(corps, "Holm"), (corps, "Unsigned notes · 1902")],
    }


def test_a_unit_is_named_where_the_axis_counts_another(book: Book) -> None:
    other = changed(book, "corps-strength-holm", unit="diggers and cooks")
    details = [mark.detail for mark in only_panel(other, "chart-diggers").marks]
    assert details == ["diggers and cooks", ""]


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
