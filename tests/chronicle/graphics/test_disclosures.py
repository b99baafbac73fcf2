"""Charts of disclosures: marks on a time axis, and the same marks in a chronological list."""

import pytest
from lxml import html

from chronicle.graphics import disclosures
from chronicle.history import History
from chronicle.records import Chart
from support import parse_page, visible_text
from support.histories import extended_history

CHART = "chart-storm-disclosed"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return extended_history(tmp_path_factory.mktemp("extended"))


@pytest.fixture(scope="module")
def chart_parts(history: History) -> list[html.HtmlElement]:
    """The legend, the drawing and the list of a chart."""
    chart = history.corpus.get(Chart, CHART)
    return [*html.fromstring(disclosures.render_disclosures(history, chart, lambda one: one.id))]


def test_list_has_each_line_in_chronological_order(chart_parts: list[html.HtmlElement]) -> None:
    _, drawing, listed = chart_parts
    rows = [[link.get("href") for link in row.iter("a")] for row in listed]
    assert rows == [
        ["mud-report-1902"],
        ["kanalbladet-1903-05-07"],
        ["vik-courier-1904-07-01"],
        ["ruud-1911-letter", "lind-2001"],
        ["dike-book"],
    ]
    in_drawing = [link.get("href") for link in drawing.iter("a")]
    assert sorted(in_drawing) == sorted(address for row in rows for address in row)


def test_list_names_marks_that_drawing_hides(chart_parts: list[html.HtmlElement]) -> None:
    legend, drawing, listed = chart_parts
    manners = {entry.get("class"): visible_text(entry[0]) for entry in legend}
    assert len(manners) == 4
    for link in listed.iter("a"):
        assert visible_text(link[-1]) == manners[link.get("class")]
    assert drawing.get("aria-hidden") == "true"
    assert {link.get("tabindex") for link in drawing.iter("a")} == {"-1"}


def test_list_shows_year_of_adjacent_marks_once(history: History) -> None:
    chart = history.corpus.get(Chart, CHART)
    line = chart.lines[0].model_copy(update={"records": chart.lines[0].records * 2})
    drawn = chart.model_copy(update={"lines": (line,), "span": None})
    shown = html.fromstring(disclosures.render_disclosures(history, drawn, lambda one: one.id))
    years = [link[0] for link in shown[-1].iter("a")]
    assert [visible_text(year) for year in years] == ["1903", "1903"]
    assert [year.get("class") for year in years] == [None, "visually-hidden"]


def test_line_leads_from_writing_to_publication(chart_parts: list[html.HtmlElement]) -> None:
    """A text whose publication is not recorded has no line."""
    drawing = chart_parts[1]
    [line] = drawing.xpath(".//line[not(@class)][not(ancestor::*[@class='axis'])]")
    ends = [
        drawing.xpath(f".//a[@href='{name}']/text[1]/@x")
        for name in ("ruud-1911-letter", "lind-2001")
    ]
    assert ends == [[line.get("x1")], [line.get("x2")]]


def test_period_of_chart_is_listed_at_its_middle(chart_parts: list[html.HtmlElement]) -> None:
    [row] = chart_parts[2].xpath("li[p]")
    assert row.xpath("a/@href") == ["vik-courier-1904-07-01"]


def test_deployment_shows_chart_that_it_names(history: History) -> None:
    page = parse_page(history, "deployments/second-gang/")
    assert page.find_class("disclosures")
    assert not page.xpath("//dd/a[contains(@href, 'chart-')]")
    assert not parse_page(history, "deployments/old-gang/").find_class("disclosures")
