import csv
import io
from dataclasses import replace

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages import figures
from support import read


def test_figures_that_no_chart_names_are_listed(history: History) -> None:
    assert read(history, "figures/").find_class("undrawn") == []
    link = RecordLink("chart-diggers", "panels.claims", "corps-strength-holm")
    links = {**history.corpus.links_from, "chart-diggers": (link,)}
    corpus = replace(history.corpus, links_from=links)
    listed = read(replace(history, corpus=corpus), "figures/").xpath("//*[@class='undrawn']//a")
    assert [link.text for link in listed] == ["About 200 diggers"]


def test_each_chart_stands_with_its_table_and_its_files(history: History) -> None:
    body = read(history, "figures/chart-diggers/")
    assert len(body.findall("div/figure/div[@class='bars']")) == 1
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


def test_every_chart_has_its_drawing_and_its_data(history: History) -> None:
    files = {path: make().decode() for path, make in figures.chart_files(history)}
    drawing, table = (f"figures/chart-diggers.{ending}" for ending in ("svg", "csv"))
    assert list(files)[:2] == [drawing, table]
    assert files[drawing].startswith("<svg ")
    rows = list(csv.DictReader(io.StringIO(files[table].lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    assert (rows[1]["value"], rows[1]["value_low"]) == ("about 200", "200")
