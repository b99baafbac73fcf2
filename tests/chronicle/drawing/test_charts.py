from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from chronicle.drawing import charts, spans
from chronicle.drawing.charts import Row
from chronicle.history import History
from chronicle.records.base import Record, Source
from chronicle.records.chart import Chart, Panel
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.values import amounts, dates
from chronicle.values.text import Prose
from support import changed, with_only, words
from support.cases import beside

CHART = "chart-diggers"
SVG = "{http://www.w3.org/2000/svg}"


def chart(history: History, name: str = CHART) -> Chart:
    return history.corpus.get(Chart, name)


def rows(history: History, name: str = CHART) -> list[Row]:
    return [row for group in charts.groups(history, chart(history, name)) for row in group.rows]


def to(record: Record) -> str:
    return f"to-{record.id}"


def test_each_row_leads_to_its_statement_and_has_its_words_and_its_bar(history: History) -> None:
    drawn = html.fromstring(charts.figure(history, chart(history), to))
    assert drawn.findtext("section/p") == "Diggers"
    rows = drawn.findall("section/ol/li/div")
    assert [[row.find("span/a").get("href"), words(row)] for row in rows] == beside(__file__)[
        "links"
    ]
    bars = [row.find("svg/rect") for row in rows]
    assert [[bar.get("width"), bar.get("class")] for bar in bars] == beside(__file__)["bars"]


def test_parts_of_a_whole_are_no_rivals_on_a_line(history: History) -> None:
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    third = claim.model_copy(update={"id": "third", "value": amounts.parse(500)})
    more = with_only(history, Claim, *history.corpus.of(Claim), third)
    drawn = []
    for parts in (False, True):
        panel = (
            chart(history)
            .panels[0]
            .model_copy(update={"claims": (first, second, "third"), "parts": parts})
        )
        of_chart = chart(history).model_copy(update={"panels": (panel,)})
        page = html.fromstring(charts.figure(more, of_chart, to))
        drawn.append((len(page.xpath(".//figure")), len(page.xpath(".//li/div/svg"))))
    assert drawn == [(1, 0), (0, 3)]


def shown(history: History, *panels: dict[str, Any]) -> html.HtmlElement:
    """A chart of some panels, as a page has it."""
    of_diggers = chart(history).panels[0]
    made = tuple(of_diggers.model_copy(update=update) for update in panels)
    other = chart(history).model_copy(update={"panels": made})
    return html.fromstring(charts.figure(history, other, to))


def test_parts_are_as_wide_as_the_page_where_what_is_longer_is_a_dot(history: History) -> None:
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    values = {"third": 500, "half": 30, "whole": 60, "least": 0.1}
    made = [
        claim.model_copy(update={"id": name, "value": amounts.parse(value)})
        for name, value in values.items()
    ]
    more = with_only(history, Claim, *history.corpus.of(Claim), *made)
    rivals = {"claims": (first, second, "third")}
    parts = {"claims": ("whole", "half", "least"), "parts": True}
    drawn = shown(more, rivals, parts)
    # What is too short for a bar is a hair.
    assert [bar.get("width") for bar in drawn.xpath(".//li//svg/rect")] == [
        "100.0%",
        "50.0%",
        "0.4%",
    ]
    beside_bars = shown(more, rivals | {"parts": True}, parts)
    assert beside_bars.xpath(".//li//svg/rect/@width")[2:5] == ["100.0%", "12.0%", "6.0%"]


def test_a_bar_stands_between_its_figure_and_all_its_words(history: History) -> None:
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    long = claim.model_copy(update={"id": "long", "unit": "diggers " + "of the long ditch " * 4})
    more = with_only(history, Claim, *history.corpus.of(Claim), long)
    rows = shown(more, {"claims": ("long", second), "parts": True}).findall(".//li/div")
    assert [[part.tag for part in row] for row in rows] == [["b", "svg", "span"]] * 2
    assert [len(row.findall("span/a/small")) for row in rows] == [1, 0]


def test_what_qualifies_a_figure_stands_apart_from_its_number(history: History) -> None:
    _, qualified = shown(history, {}).findall(".//b")
    assert [qualified.findtext("i"), words(qualified)] == ["about", "about 200"]


def test_every_row_begins_with_who_says_so_and_then_has_its_date(history: History) -> None:
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    later = claim.model_copy(update={"id": "later", "date": dates.parse("1903")})
    more = with_only(history, Claim, *history.corpus.of(Claim), later)
    panel = chart(history).panels[0].model_copy(update={"claims": (first, "later", second)})
    said = [["Holm", None], ["Holm", "1903"], ["Unsigned notes", None]]
    for by, of in (("date", None), ("subject", "The Canal Corps at the lock")):
        other = chart(history).model_copy(update={"panels": (panel,), "by": by})
        drawn = html.fromstring(charts.figure(more, other, to))
        assert [words(head) for head in drawn.findall("section/p")] == ["Diggers"]
        ways = list(drawn.iter("a"))
        assert [[way.findtext("u"), way.findtext("small")] for way in ways] == said
        assert {way.findtext("span") for way in ways} == {of}


def test_what_a_title_says_is_not_said_again(history: History) -> None:
    """A unit stands in the title of a panel or after it, and in no row that has no more words."""
    first = chart(history).panels[0].claims[0]
    for title, unit, said in (
        (None, "diggers in all", ["Diggers", "diggers in all"]),
        ("Diggers at the lock", "lock diggers", ["Diggers at the lock", None]),
        ("All of the lock", "diggers", ["All of the lock, diggers", None]),
        ("Digging, of diggers", "diggers who dig", ["Digging, of diggers", "diggers who dig"]),
        ("Diggers", "diggers, of one source", ["Diggers", "of one source"]),
    ):
        typed = changed(history, first, unit=Prose(unit))
        head = {"title": Prose(title) if title else None, "claims": (first,)}
        drawn = shown(typed, head)
        assert [words(drawn.find("section/p")), drawn.findtext(".//small")] == said


def test_what_one_voice_counts_of_many_things_for_the_same_dates_is_a_table(
    history: History,
) -> None:
    """Its name stood fourteen times below as many bars."""
    first = history.corpus.get(Claim, chart(history).panels[0].claims[0])
    panels = []
    claims = []
    for thing in ("spades", "tons of bread", "barrels"):
        for year, value in (("1901", 80), ("1902", 40)):
            name = f"{thing[:3]}-{year}"
            update = {"value": amounts.parse(value), "unit": Prose(thing)}
            dated = {"id": name, "date": dates.parse(year)}
            claims.append(first.model_copy(update=update | dated))
        named = tuple(claim.id for claim in claims[-2:])
        panels.append(Panel(unit=Prose(thing), claims=named))
    more = with_only(history, Claim, *history.corpus.of(Claim), *claims)
    by_date = chart(history).model_copy(update={"panels": tuple(panels), "by": "date"})
    drawn = html.fromstring(charts.figure(more, by_date, to))
    rows = [[words(cell) for cell in row] for row in drawn.iter("tr")]
    assert rows == [
        ["Given by Holm", "1901", "1902"],
        ["Spades", "80", "40"],
        ["Tons of bread", "80", "40"],
        ["Barrels", "80", "40"],
    ]
    assert drawn.xpath(".//tr[2]/td/a/@href") == ["to-spa-1901", "to-spa-1902"]
    assert drawn.xpath(".//tr[2]/td/svg/rect/@width") == ["100.0%", "50.0%"]
    # Few are none, nor are rivals, nor what has other dates.
    few = by_date.model_copy(update={"panels": tuple(panels[:2])})
    rivals = by_date.model_copy(update={"by": "voice"})
    later = claims[-1].model_copy(update={"date": dates.parse("1903")})
    other = with_only(more, Claim, *history.corpus.of(Claim), *claims[:-1], later)
    for made, of_chart in ((more, few), (more, rivals), (other, by_date)):
        listed = html.fromstring(charts.figure(made, of_chart, to))
        assert not list(listed.iter("table"))


def test_panels_too_short_to_compare_have_a_larger_scale_together_and_say_so(
    history: History,
) -> None:
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    made = []
    for name, value in (("tiny", 1), ("less", 4), ("small", 10)):
        made.append(claim.model_copy(update={"id": name, "value": amounts.parse(value)}))
    more = with_only(history, Claim, *history.corpus.of(Claim), *made)
    drawn = []
    for small in (("tiny",), ("less",), ("small",)):
        (fell, hurt) = ({"claims": claims, "parts": True} for claims in (("tiny",), small))
        groups = shown(more, {"claims": (first, second), "parts": True}, fell, hurt)
        heads = [words(group.find("p")) for group in groups.findall("section")]
        drawn.append((heads[2], groups.xpath(".//li//svg/rect/@width")[2:]))
    enlarged = "Diggers (on a larger scale)"
    assert drawn == [
        (enlarged, ["100.0%", "100.0%"]),
        (enlarged, ["25.0%", "100.0%"]),
        ("Diggers", ["100.0%", "2.94%"]),
    ]
    # As a drawing of its own it has the same scales.
    of_both = [
        chart(history).panels[0].model_copy(update={"claims": claims})
        for claims in ((first, second), ("tiny", "less"))
    ]
    alone = charts.svg(more, chart(history).model_copy(update={"panels": tuple(of_both)}))
    assert enlarged in list(ElementTree.fromstring(alone).itertext())


def test_a_scale_of_time_names_its_end_where_there_is_room(history: History) -> None:
    over_time = chart(history, "chart-corps")
    drawn = html.fromstring(charts.figure(history, over_time, to))
    years = drawn.xpath(".//svg[@class='scale']/text/@x")
    assert years[-1] == "100%"
    assert drawn.xpath(".//svg[@class='scale']/line/@x1") == years
    assert 'x="100%"' not in charts.svg(history, over_time)


def test_rivals_are_dots_on_a_line_and_who_gives_the_same_figure_stands_together(
    history: History,
) -> None:
    """With three numbers there is a line; below it each figure once, with a way to each statement."""
    first, second = chart(history).panels[0].claims
    claim = history.corpus.get(Claim, first)
    third = claim.model_copy(update={"id": "third", "value": amounts.parse(500)})
    fourth = claim.model_copy(update={"id": "fourth"})
    more = with_only(history, Claim, *history.corpus.of(Claim), third, fourth)
    panel = (
        chart(history).panels[0].model_copy(update={"claims": (first, second, "third", "fourth")})
    )
    rivals = chart(history).model_copy(update={"panels": (panel,)})
    drawn = html.fromstring(charts.figure(more, rivals, to))
    (line,) = drawn.find_class("spread")
    assert len(line.findall(".//circle")) == 3
    (list_,) = drawn.find_class("sayings")
    by_value = {
        row.findtext("b"): [a.get("href") for a in row.iter("a")] for row in list_.iter("div")
    }
    assert by_value["340"] == [f"to-{first}", "to-fourth"]
    assert by_value["500"] == ["to-third"]
    # By date they are no rivals.
    by_date = rivals.model_copy(update={"by": "date"})
    assert not html.fromstring(charts.figure(more, by_date, to)).find_class("spread")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"from": 0.05, "to": 0.1}, "0.05–0.1"),
        ({"about": 1.25}, "about 1.25"),
        (0.95, "0.95"),
        (0.0000001, "0.0000001"),
        (Decimal("12.50"), "12.50"),
        (12300333, "12,300,333"),
    ],
)
def test_a_figure_is_drawn_and_read_out_as_typed(history: History, value: Any, said: str) -> None:
    typed = changed(history, "corps-strength-holm", value=amounts.parse(value))
    on_page = html.fromstring(charts.figure(typed, chart(typed), to))
    alone = ElementTree.fromstring(charts.svg(typed, chart(typed)))
    assert said in [words(figure) for figure in on_page.iter("b")]
    assert said in list(alone.itertext())


def test_groups_of_one_unit_have_one_scale_and_others_their_own(history: History) -> None:
    claims = ("corps-strength-holm", "corps-strength-notes")
    for units, widths in {
        ("diggers", "diggers"): [100, 58.82],
        ("diggers", "men"): [100, 100],
    }.items():
        apart = tuple(
            Panel(unit=Prose(unit), claims=(claim,))
            for unit, claim in zip(units, claims, strict=True)
        )
        assert [row.mark.width for row in rows(changed(history, CHART, panels=apart))] == widths


def test_a_row_is_called_by_who_says_so_whatever_the_chart_goes_by(history: History) -> None:
    dated = changed(history, "corps-strength-notes", date=dates.parse("1902"))
    other = changed(dated, "corps-strength-holm", unit=Prose("diggers and cooks"))
    corps = "The Canal Corps at the lock"
    called = [("Holm", "diggers and cooks"), ("Unsigned notes", "1902")]
    for by, of in (("voice", None), ("date", None), ("subject", corps)):
        found = rows(changed(other, CHART, by=by))
        assert [(row.name.as_text, row.detail) for row in found] == called
        assert {row.of and row.of.as_text for row in found} == {of}
    alone = charts.svg(
        changed(other, CHART, by="subject"), chart(changed(other, CHART, by="subject"))
    )
    assert "Holm\N{NO-BREAK SPACE}· diggers and cooks" in alone


def test_all_that_is_drawn_over_time_has_one_axis(history: History) -> None:
    (corps,) = history.corpus.of(Deployment)
    later = corps.model_copy(update={"id": "later", "date": dates.parse("1930")})
    other = chart(history, "chart-corps").model_copy(
        update={"id": "chart-later", "deployments": ("later",)}
    )
    more = with_only(history, Deployment, corps, later)
    both = with_only(more, Chart, *more.corpus.of(Chart), other)
    first, second = (
        charts.groups(both, chart(both, name))[0] for name in ("chart-corps", "chart-later")
    )
    assert first.labels == second.labels
    assert first.rows[0].mark.stop < 50 < second.rows[0].mark.start


def test_deployments_are_bars_over_the_years(history: History) -> None:
    (group,) = charts.groups(history, chart(history, "chart-corps"))
    (row,) = group.rows
    assert [row.name, row.detail, row.value] == beside(__file__)["row"]
    assert row.mark.width > 50
    drawn = html.fromstring(charts.figure(history, chart(history, "chart-corps"), to))
    assert drawn.findtext("section/svg[@class='scale']/text") == "Jan 1901"
    # A time that several share is said of each.
    shared = changed(history, "chart-corps", deployments=("corps-at-the-lock",) * 2)
    for made, count in ((history, 1), (shared, 2)):
        drawn = html.fromstring(charts.figure(made, chart(made, "chart-corps"), to))
        assert [bold.text for bold in drawn.findall(".//b")] == [row.value] * count


def test_a_time_without_a_beginning_is_drawn_as_among_deployments(history: History) -> None:
    (corps,) = history.corpus.of(Deployment)
    by_then = corps.model_copy(update={"id": "by-then", "date": dates.parse("../1930")})
    other = chart(history, "chart-corps").model_copy(
        update={"deployments": ("corps-at-the-lock", "by-then")}
    )
    both = with_only(with_only(history, Deployment, corps, by_then), Chart, other)
    drawn = html.fromstring(charts.figure(both, other, to))
    times = spans.of([corps, by_then])
    [dashes] = drawn.xpath(".//li//svg/line")
    [same] = html.fromstring(times.by_id["by-then"]).iter("line")
    assert dict(dashes.attrib) == dict(same.attrib)
    known, goes_on = (float(dashes.get(end)[:-1]) for end in ("x1", "x2"))
    assert 5 < known - goes_on < known <= 100


def test_a_drawing_alone_says_what_it_is_and_links_to_the_site(history: History) -> None:
    alone = charts.svg(history, chart(history))
    root = ElementTree.fromstring(alone)
    lines = " ".join(root.itertext())
    assert "How many diggers there were Holm counts 340 diggers" in " ".join(lines.split())
    assert "Source: Holm, p. 12, table; Unsigned notes, ¶4. The Long Ditch, " in lines
    assert "https://ditch.example/book/figures/#chart-diggers" in lines
    statement = "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm"
    assert statement in [link.get("href") for link in root.iter(f"{SVG}a")]
    # All of it lies within the drawing, and no line on another.
    heights = [float(text.get("y", "0")) for text in root.findall(f"{SVG}text")]
    assert heights == sorted(heights)
    assert heights[-1] < float(root.get("height", "0"))
    assert len(set(heights)) == len(heights)


def test_what_a_chart_has_from_a_document_is_named_after_the_papers(history: History) -> None:
    read = (Source(work="survey-1899", at="first page"),)
    surveyed = changed(history, "corps-strength-holm", sources=read)
    named = [(one.work, one.at) for one in charts.places(surveyed, chart(surveyed))]
    assert named == [("anonymous-lock", "¶4"), ("survey-1899", "first page")]


def test_in_a_book_it_has_no_title_of_its_own(history: History) -> None:
    bare = replace(history, site=replace(history.site, name="Elsewhere"))
    drawn = charts.svg(bare, chart(bare), is_alone=False)
    assert "Elsewhere" not in drawn
    assert 'class="title"' not in drawn
