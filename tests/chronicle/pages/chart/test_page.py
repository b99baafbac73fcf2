import csv
import io
import re
from dataclasses import replace

import pytest

from chronicle import build
from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.pages.chart import page as figures
from chronicle.records.chart import Chart
from support import read, with_only, words


def test_figures_that_no_chart_names_are_listed(history: History) -> None:
    assert read(history, "figures/").find_class("undrawn") == []
    links = {**history.corpus.links_to, "corps-strength-notes": ()}
    corpus = replace(history.corpus, links_to=links)
    listed = read(replace(history, corpus=corpus), "figures/").xpath("//*[@class='undrawn']//a")
    assert [link.text for link in listed] == ["About 200 diggers"]


def test_each_chart_is_drawn_under_its_title_with_its_table_in_one_fold(history: History) -> None:
    page = read(history, "figures/")
    section = page.get_element_by_id("chart-diggers").getparent()
    assert len(section.findall("div[@class='bars']")) == 1
    [fold] = section.iter("details")
    links = set(fold.xpath(".//a/@href"))
    assert {
        "../questions/how-many-diggers/",
        "../deployments/corps-at-the-lock/#corps-strength-notes",
        "../papers/holm-1987/#p-12",
        "chart-diggers.csv",
        "chart-diggers.svg",
    } <= links
    assert len(fold.findall("table/tbody/tr")) == 2
    assert "Only one of them counts the cooks." in words(fold)


def test_what_a_chart_draws_among_more_is_named_below_that(history: History) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers")
    panel = diggers.panels[0]
    fewer = panel.model_copy(update={"claims": panel.claims[:1]})
    less = diggers.model_copy(update={"id": "chart-less", "panels": (fewer,)})
    page = read(with_only(history, Chart, less, diggers), "figures/")
    named = page.get_element_by_id("chart-less")
    assert named.xpath("ancestor::section/h3/@id") == ["chart-diggers"]
    assert named.xpath("a/@href") == ["chart-less.svg", "chart-less.csv"]
    assert len(page.find_class("bars")) == 1


def test_the_page_that_a_chart_had_leads_to_its_drawing(history: History) -> None:
    ledger = {**history.ledger, "figures/chart-diggers/": "2099.1.0"}
    page = read(replace(history, ledger=ledger), "figures/chart-diggers/")
    assert page.xpath("//a[@class='now']/@href") == ["../../figures/#chart-diggers"]


def test_every_chart_has_its_drawing_and_its_data(history: History) -> None:
    files = {path: make().decode() for path, make in figures.chart_files(history)}
    drawing, table = (f"figures/chart-diggers.{ending}" for ending in ("svg", "csv"))
    assert list(files)[:2] == [drawing, table]
    assert files[drawing].startswith("<svg ")
    rows = list(csv.DictReader(io.StringIO(files[table].lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    assert (rows[1]["value"], rows[1]["value_low"]) == ("about 200", "200")


@pytest.fixture(scope="module")
def body(history: History) -> str:
    return build.render_page(history, "data/").body


def test_every_download_is_linked_with_its_size_and_its_counts(history: History, body: str) -> None:
    links = set(re.findall(r'href="([^"]+)"', body))
    ways = {addresses.relative("data/", one.address) for one in downloads.every(history)}
    assert ways - links == set()
    count = len(downloads.content(history, downloads.WHOLE))
    text = re.sub(r"<[^>]+>", "", body).replace("&nbsp;", " ")
    for said in (
        f"JSON, {count / 1000:.1f} kB",
        f"{len(history.corpus.records)} records ",
        "6 statements ",
    ):
        assert said in text


def test_every_column_is_explained(body: str) -> None:
    for kind in tables.of_kinds():
        section = body.partition(f'<details class="fields" id="table-{kind.traits_.many}">')[2]
        names = re.findall(r"<dt>(.*?)</dt>", section.partition("</details>")[0])
        assert names == [column.name for column in tables.columns(kind)]


def test_words_have_the_anchors_that_the_files_give_them(body: str) -> None:
    found = re.findall(r' id="([^"]+)"', body)
    assert len(set(found)) == len(found)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(found)


def test_the_book_is_offered_before_the_record_with_its_size(history: History) -> None:
    text = build.render_page(replace(history, editions=(("book.pdf", 2_340_000),)), "data/").body
    whole = text.index('id="whole"')
    assert text.index("editions/book.pdf") < whole < text.index("record.json", whole)
    assert "2.3 MB" in text
