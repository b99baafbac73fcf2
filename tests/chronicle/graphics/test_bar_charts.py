"""Charts: each figure has a row with a label, a bar on a common scale and a link to its statement."""

from lxml import html

from chronicle.graphics import bar_charts
from chronicle.history import History
from chronicle.records import Chart, Panel, Record
from chronicle.values import Prose, amounts
from support import update_record, visible_text

CHART = "chart-diggers"
HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def chart(history: History, name: str = CHART) -> Chart:
    return history.corpus.get(Chart, name)


def to(record: Record) -> str:
    return f"to-{record.id}"


def drawn(history: History, name: str = CHART) -> html.HtmlElement:
    return html.fromstring(bar_charts.render_chart(history, chart(history, name), to))


def widths(page: html.HtmlElement) -> list[list[float]]:
    """Return the bar widths of each row."""
    return [[float(one.get("width")[:-1]) for one in row.iter("rect")] for row in page.iter("li")]


def test_each_row_leads_to_its_statement_and_has_its_words_and_its_bar(history: History) -> None:
    page = drawn(history)
    assert [row.find("a").get("href") for row in page.iter("li")] == [
        f"to-{HOLM}",
        f"to-{NOTES}",
    ]
    assert [visible_text(row.find("b")) for row in page.iter("li")] == ["340", "about 200"]
    assert widths(page) == [[100], [58.8]]
    assert len(page.find_class("uncertain")) == 1
    # Each number is written next to its bar, so screen readers skip the bar.
    assert all(bar.get("aria-hidden") for bar in page.find_class("extent"))


def test_what_counts_the_same_has_one_scale_and_others_their_own(history: History) -> None:
    for units, expected in {
        ("diggers",) * 2: [[100], [58.8]],
        ("diggers", "men"): [[100], [100]],
    }.items():
        apart = tuple(
            Panel(unit=Prose(unit), claims=(claim,))
            for unit, claim in zip(units, (HOLM, NOTES), strict=True)
        )
        assert widths(drawn(update_record(history, CHART, panels=apart))) == expected


def test_a_range_goes_from_end_to_end_and_is_reported_from_a_figure(history: History) -> None:
    some = update_record(history, HOLM, value=amounts.parse({"from": 100, "to": 400}))
    bars = drawn(some)
    assert widths(bars) == [[75], [50]]
    classes = [[one.get("class") for one in row.iter("svg")] for row in bars.iter("li")]
    assert classes == [["range"], ["uncertain"]]
    assert [one.get("x") for one in bars.iter("rect")] == ["25%", "0%"]


def test_figures_below_zero_have_bars_on_the_same_scale(history: History) -> None:
    cold = update_record(history, HOLM, value=amounts.parse({"from": -53, "to": -52}))
    both = update_record(cold, NOTES, value=amounts.parse(-58))
    assert [one.get("x") for one in drawn(both).iter("rect")] == ["8.62%", "0%"]
    assert widths(drawn(both)) == [[1.72], [100]]
    mixed = update_record(cold, NOTES, value=amounts.parse(47))
    assert [one.get("x") for one in drawn(mixed).iter("rect")] == ["0%", "53%"]
    assert widths(drawn(mixed)) == [[1], [47]]
    zero = update_record(
        update_record(history, HOLM, value=amounts.parse(0)), NOTES, value=amounts.parse(0)
    )
    assert widths(drawn(zero)) == [[], []]
