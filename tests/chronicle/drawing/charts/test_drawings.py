from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.drawing.charts import drawings
from chronicle.drawing.charts.style import COLOURS
from chronicle.record.models import Chart
from chronicle.store import Store

HERE = "chapters/the-flood/"


def test_marks_stand_where_their_numbers_are(book: Book) -> None:
    wide = html.fragments_fromstring(drawings.on_page(book, "chart-diggers", HERE))[0]
    lengths = [-float(stem.get("x2")) for stem in wide.iter("line") if stem.get("x2")]
    assert lengths[0] / lengths[1] == pytest.approx(340 / 200, abs=0.01)
    points = [path.get("fill") for path in wide.iter("path") if "A" in path.get("d")]
    assert len(set(points)) == 2


def test_a_mark_is_a_link_to_its_statement_with_words(book: Book) -> None:
    there = "../../deployments/corps-at-the-lock/#corps-strength"
    marks = [(f"{there}-holm", "Holm: 340"), (f"{there}-notes", "Unsigned notes: about 200")]
    for svg in html.fragments_fromstring(drawings.on_page(book, "chart-diggers", HERE)):
        assert (svg.get("role"), svg.get("aria-label")) == ("group", "How many diggers there were")
        links = [(link.get("href"), link.get("aria-label")) for link in svg.iter("a")]
        assert links == marks


def test_a_drawing_on_a_page_has_no_style_and_only_colours_that_are_matched(book: Book) -> None:
    sheet = Path("theme/assets/site.css").read_text(encoding="utf-8")
    own = {"style", "id", "class", "xlink:href"}
    for chart in book.corpus.of(Chart):
        for svg in html.fragments_fromstring(drawings.on_page(book, chart.id, HERE)):
            for element in svg.iter():
                assert element is svg or not own & set(element.keys())
                for attribute in ("fill", "stroke"):
                    colour = element.get(attribute, "none")
                    assert colour in ("none", *COLOURS)
                    assert colour == "none" or f'[{attribute}="{colour}"]' in sheet


def test_a_drawing_that_stands_alone_says_what_it_is_and_links_to_the_site(book: Book) -> None:
    alone = drawings.standing_alone(book)["chart-diggers"]
    words = "".join(ElementTree.fromstring(alone).itertext())
    assert "How many diggers there were" in words
    assert "https://ditch.example/book/figures/chart-diggers/" in words
    statement = "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm"
    assert f'href="{statement}"' in alone
    assert statement in drawings.specification(book, "chart-diggers")


def test_drawings_are_cached_and_are_the_same_again(book: Book, tmp_path: Path) -> None:
    def drawn() -> list[object]:
        fresh = replace(book, store=Store(tmp_path / "cache"))
        page = drawings.on_page(fresh, "chart-diggers", HERE)
        return [page, drawings.small(fresh), drawings.standing_alone(fresh)]

    first = drawn()
    cached = {file.name: file.read_bytes() for file in sorted(tmp_path.glob("cache/*"))}
    assert len(cached) == 4
    assert drawn() == first
    assert cached == {file.name: file.read_bytes() for file in tmp_path.glob("cache/*")}
