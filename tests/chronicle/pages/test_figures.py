import csv
import io
import json
from dataclasses import replace

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.pages import chart_files
from support import read


def test_figures_that_no_chart_names_are_listed(book: Book) -> None:
    assert read(book, "figures/").find_class("undrawn") == []
    link = RecordLink("chart-diggers", "panels.claims", "corps-strength-holm")
    links = {**book.corpus.links_from, "chart-diggers": (link,)}
    corpus = replace(book.corpus, links_from=links)
    listed = read(replace(book, corpus=corpus), "figures/").xpath("//*[@class='undrawn']//a")
    assert [link.text for link in listed] == ["About 200 diggers"]


def test_all_charts_stand_small_with_the_key_beside_the_first(book: Book) -> None:
    body = read(book, "figures/")
    assert body.findtext("header/h1[@id='figures']") == "Figures"
    first, key, *_ = body.findall("div[@class='wall']/section")
    assert first.find("h2").get("id") == "chart-diggers"
    assert {link.get("href") for link in first.iter("a")} == {"../figures/chart-diggers/"}
    assert first.find("a/svg") is not None
    assert key.findtext("h2") == "Key"


def test_each_chart_stands_with_its_table_and_its_files(book: Book) -> None:
    body = read(book, "figures/chart-diggers/")
    assert [svg.get("class") for svg in body.findall("div/figure/svg")] == ["wide", "narrow"]
    links = set(body.xpath(".//a/@href"))
    assert {
        "../../questions/how-many-diggers/",
        "../../deployments/corps-at-the-lock/#corps-strength-notes",
        "../../papers/holm-1987/#p-12",
        "../../figures/chart-diggers.csv",
    } <= links
    rows = body.findall("section/table/tbody/tr")
    assert [len(row.find_class("cite")) for row in rows] == [1, 1]
    assert body.findtext("div/p[@class='caution']") == "Only one of them counts the cooks."


def test_every_chart_has_its_drawing_its_data_and_its_specification(book: Book) -> None:
    files = {path: make().decode() for path, make in chart_files.files(book)}
    drawing, table, data = (f"figures/chart-diggers.{ending}" for ending in ("svg", "csv", "json"))
    assert list(files)[:3] == [drawing, table, data]
    assert files[drawing].startswith("<svg ")
    rows = list(csv.DictReader(io.StringIO(files[table].lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    assert (rows[1]["value"], rows[1]["value_low"]) == ("about 200", "200")
    schema = json.loads(files[data])["$schema"]
    assert schema.startswith("https://vega.github.io/schema/vega-lite/")
