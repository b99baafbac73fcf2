"""Charts: every figure has a row, its words, a bar on a common scale and a way to who says it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from chronicle.drawing import charts
from chronicle.history import History
from chronicle.records.base import Record, Source
from chronicle.records.chart import Chart, Panel
from chronicle.records.deployment import Deployment
from chronicle.values import amounts, dates
from chronicle.values.text import Prose
from support import changed, copies, with_only, words

CHART = "chart-diggers"
HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"
SVG = "{http://www.w3.org/2000/svg}"


def chart(history: History, name: str = CHART) -> Chart:
    return history.corpus.get(Chart, name)


def to(record: Record) -> str:
    return f"to-{record.id}"


def drawn(history: History, name: str = CHART) -> html.HtmlElement:
    return html.fromstring(charts.figure(history, chart(history, name), to))


def widths(page: html.HtmlElement) -> list[list[float]]:
    """The widths of the segments of each row, without what is left free."""
    return [
        [float(one.get("width")[:-1]) for one in row.xpath(".//svg[not(@class='gap')]")]
        for row in page.iter("li")
    ]


def test_each_row_leads_to_its_statement_and_has_its_words_and_its_bar(history: History) -> None:
    page = drawn(history)
    assert [row.find("span/a").get("href") for row in page.iter("li")] == [
        f"to-{HOLM}",
        f"to-{NOTES}",
    ]
    assert [words(row.find("b")) for row in page.iter("li")] == ["340", "about 200"]
    assert widths(page) == [[100], [58.8]]
    assert len(page.find_class("open")) == 1
    assert "Hollow: not exact." in words(page)


def test_what_counts_the_same_has_one_scale_and_others_their_own(history: History) -> None:
    for units, expected in {
        ("diggers",) * 2: [[100], [58.8]],
        ("diggers", "men"): [[100], [100]],
    }.items():
        apart = tuple(
            Panel(unit=Prose(unit), claims=(claim,))
            for unit, claim in zip(units, (HOLM, NOTES), strict=True)
        )
        assert widths(drawn(changed(history, CHART, panels=apart))) == expected


def test_a_range_goes_from_end_to_end_and_what_is_less_than_nothing_ends_at_nought(
    history: History,
) -> None:
    some = changed(history, HOLM, value=amounts.parse({"from": 100, "to": 400}))
    some = changed(some, CHART, by="date")
    bars = drawn(changed(some, NOTES, value=amounts.parse(-100)))
    assert widths(bars) == [[60], [20]]
    gaps = [[one.get("width") for one in row.find_class("gap")] for row in bars.iter("li")]
    assert gaps == [["40%"], []]


def test_rivals_are_dots_on_a_line_and_who_gives_the_same_stands_together(
    history: History,
) -> None:
    more = copies(history, HOLM, {"id": "third", "value": amounts.parse(500)}, {"id": "fourth"})
    claims = (HOLM, NOTES, "third", "fourth")
    panel = chart(history).panels[0].model_copy(update={"claims": claims})
    rivals = chart(history).model_copy(update={"panels": (panel,)})
    page = html.fromstring(charts.figure(more, rivals, to))
    [line] = page.find_class("spread")
    assert len(line.findall(".//circle")) == 3
    given = {words(row.find("b")): row.xpath(".//a/@href") for row in page.iter("li")}
    assert given["340"] == [f"to-{HOLM}", "to-fourth"]
    by_date = rivals.model_copy(update={"by": "date"})
    assert not html.fromstring(charts.figure(more, by_date, to)).find_class("spread")


def test_a_row_says_who_when_of_what_and_what_is_counted(history: History) -> None:
    other = changed(history, NOTES, date=dates.parse("1902"), unit=Prose("diggers and cooks"))
    [_, row] = drawn(changed(other, CHART, by="date")).iter("li")
    assert words(row.find(".//u")) == "Unsigned notes"
    assert words(row.find(".//small")) == "1902 · diggers and cooks"
    [_, row] = drawn(changed(other, CHART, by="subject")).iter("li")
    assert words(row.find(".//small")).startswith("The Canal Corps at the lock · 1902")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"from": 0.05, "to": 0.1}, "0.05–0.1"),
        ({"about": 1.25}, "about 1.25"),
        (0.0000001, "0.0000001"),
        (Decimal("12.50"), "12.50"),
        (12300333, "12,300,333"),
    ],
)
def test_a_figure_is_drawn_and_read_out_as_typed(history: History, value: Any, said: str) -> None:
    typed = changed(history, HOLM, value=amounts.parse(value))
    alone = ElementTree.fromstring(charts.svg(typed, chart(typed)))
    assert said in [words(figure) for figure in drawn(typed).iter("b")]
    assert said in list(alone.itertext())


def test_deployments_are_bars_over_the_years_that_lead_to_them(history: History) -> None:
    (corps,) = history.corpus.of(Deployment)
    later = corps.model_copy(update={"id": "later", "date": dates.parse("1930/..")})
    both = with_only(history, Deployment, corps, later)
    both = changed(both, "chart-corps", deployments=(corps.id, "later"))
    page = drawn(both, "chart-corps")
    assert page.xpath(".//b/a/@href") == [f"to-{corps.id}", "to-later"]
    assert page.xpath(".//svg//a/@href") == [f"to-{corps.id}", "to-later"]
    assert [words(note) for note in page.iter("small")] == [corps.date.words, "from 1930"]
    assert page.find_class("head")
    assert ElementTree.fromstring(charts.svg(both, chart(both, "chart-corps"))) is not None


def test_a_drawing_alone_says_what_it_is_and_links_to_the_site(history: History) -> None:
    root = ElementTree.fromstring(charts.svg(history, chart(history)))
    lines = " ".join(root.itertext())
    assert "How many diggers there were Holm counts 340 diggers" in " ".join(lines.split())
    assert "Source: Holm, p. 12, table; Unsigned notes, ¶4. The Long Ditch, " in lines
    assert "https://ditch.example/book/figures/#chart-diggers" in lines
    statement = "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm"
    assert statement in [link.get("href") for link in root.iter(f"{SVG}a")]
    bottom = max(float(text.get("y", "0")) for text in root.iter(f"{SVG}text"))
    assert bottom < float(root.get("height", "0"))


def test_what_a_chart_has_from_a_document_is_named_after_the_papers(history: History) -> None:
    read = (Source(work="survey-1899", at="first page"),)
    surveyed = changed(history, HOLM, sources=read)
    named = [(one.work, one.at) for one in charts.places(surveyed, chart(surveyed))]
    assert named == [("anonymous-lock", "¶4"), ("survey-1899", "first page")]


def test_in_a_book_it_has_no_title_of_its_own(history: History) -> None:
    bare = replace(history, site=replace(history.site, name="Elsewhere"))
    alone = charts.svg(bare, chart(bare), is_alone=False)
    assert "Elsewhere" not in alone
    assert 'class="title"' not in alone
