"""The page of a reader's own list."""

from __future__ import annotations

import json
from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.pages.page import render
from chronicle.views.my_list import my_list


def test_it_names_the_styles_the_formats_and_ways_to_begin(book: Book) -> None:
    view = my_list(book)
    assert [style.name for style in view.styles] == ["Chicago 17", "Chicago 18", "MLA 9", "APA 7"]
    assert [ending for _, _, ending in view.formats] == ["bib", "ris", "json", "md"]
    assert [way.address for way in view.ways] == ["questions/", "timeline/", "chapters/"]
    without = my_list(replace(book, handwritten={}))
    assert "chapters/" not in [way.address for way in without.ways]


def test_without_scripts_it_says_what_it_would_do(book: Book) -> None:
    page = html.fromstring(render(book, "my-list.html", my_list(book)).body)
    hidden = [part.get("data-part") for part in page.xpath("//*[@hidden]")]
    assert hidden == ["empty", "full"]
    assert "RIS, CSL-JSON, Markdown" in page.find_class("unscripted")[0].text_content()
    formats = page.xpath("//*[@data-formats]")[0].get("data-formats")
    assert json.loads(formats)[-1] == ["markdown", "Markdown", "md"]
