"""Charts: each figure has a row with a label, a bar on a common scale and a link to its statement."""

from lxml import html

from chronicle.graphics import bar_charts
from chronicle.history import History
from chronicle.records import Chart, Panel, Record
from chronicle.values import Prose, amounts
from support import update_record, visible_text

CHART = "chart-diggers"
HOLM = "corps-strength-holm"
NOTES = "corps-strength-notes"


def get_chart(history: History, name: str = CHART) -> Chart:
    return history.corpus.get(Chart, name)


def record_link(record: Record) -> str:
    return f"to-{record.id}"


def render_chart(history: History, name: str = CHART) -> html.HtmlElement:
    return html.fromstring(bar_charts.render_chart(history, get_chart(history, name), record_link))


def bar_widths(page: html.HtmlElement) -> list[list[float]]:
    """Return the bar widths of each row."""
    return [[float(bar.get("width")[:-1]) for bar in row.iter("rect")] for row in page.iter("li")]


def test_rows_have_link_value_and_bar(history: History) -> None:
    page = render_chart(history)
    assert [row.find("a").get("href") for row in page.iter("li")] == [
        f"to-{HOLM}",
        f"to-{NOTES}",
    ]
    assert [visible_text(row.find("b")) for row in page.iter("li")] == ["340", "about 200"]
    assert bar_widths(page) == [[100], [58.8]]
    assert len(page.find_class("uncertain")) == 1
    # Each number is written next to its bar, so screen readers skip the bar.
    assert all(bar.get("aria-hidden") for bar in page.find_class("bar-track"))


def test_panels_of_one_unit_share_a_scale(history: History) -> None:
    for units, expected in {
        ("diggers",) * 2: [[100], [58.8]],
        ("diggers", "men"): [[100], [100]],
    }.items():
        panels = tuple(
            Panel(unit=Prose(unit), claims=(claim,))
            for unit, claim in zip(units, (HOLM, NOTES), strict=True)
        )
        assert bar_widths(render_chart(update_record(history, CHART, panels=panels))) == expected


def test_range_bar_has_both_ends(history: History) -> None:
    with_range = update_record(history, HOLM, value=amounts.parse({"from": 100, "to": 400}))
    chart = render_chart(with_range)
    assert bar_widths(chart) == [[75], [50]]
    classes = [[bar.get("class") for bar in row.iter("svg")] for row in chart.iter("li")]
    assert classes == [["range"], ["uncertain"]]
    assert [bar.get("x") for bar in chart.iter("rect")] == ["25%", "0%"]


def test_negative_values_share_the_scale(history: History) -> None:
    with_range = update_record(history, HOLM, value=amounts.parse({"from": -53, "to": -52}))
    chart = render_chart(update_record(with_range, NOTES, value=amounts.parse(47)))
    assert [bar.get("x") for bar in chart.iter("rect")] == ["0%", "53%"]
    assert bar_widths(chart) == [[1], [47]]
    assert chart.find_class("negative-scale")
    zero = update_record(
        update_record(history, HOLM, value=amounts.parse(0)), NOTES, value=amounts.parse(0)
    )
    assert bar_widths(render_chart(zero)) == [[], []]
