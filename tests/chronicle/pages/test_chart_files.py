from __future__ import annotations

import csv
import io
import json

from lxml import html

from chronicle import build
from chronicle.book import Book
from chronicle.pages import chart_files


def test_every_chart_has_its_drawing_its_data_and_its_specification(book: Book) -> None:
    files = {path: make().decode() for path, make in chart_files.files(book)}
    assert list(files)[:4] == [
        "figures/chart-diggers.svg",
        "figures/chart-diggers-narrow.svg",
        "figures/chart-diggers.csv",
        "figures/chart-diggers.json",
    ]
    rows = list(csv.DictReader(io.StringIO(files["figures/chart-diggers.csv"])))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    specification = json.loads(files["figures/chart-diggers.json"])
    assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert files["figures/chart-diggers.svg"].startswith("<svg ")


def test_each_chart_stands_with_its_table_and_its_files(book: Book) -> None:
    body = html.fromstring(build.page(book, "figures/").body)
    assert body.findtext("header/h1[@id='figures']") == "Figures"
    (section,) = body.xpath("//section[h2/@id='chart-diggers']")
    assert [svg.get("class") for svg in section.findall("figure/svg")] == ["wide"]
    (image,) = section.findall("figure/img")
    assert image.get("src") == "../figures/chart-diggers-narrow.svg"
    assert dict(chart_files.files(book))["figures/chart-diggers-narrow.svg"]().startswith(b"<svg ")
    links = set(section.xpath(".//a/@href"))
    assert {
        "../questions/how-many-diggers/",
        "../deployments/corps-at-the-lock/#corps-strength-notes",
        "../papers/holm-1987/#p-12",
        "chart-diggers.csv",
    } <= links
    assert section.findtext("p[@class='caution']") == "Only one of them counts the cooks."
