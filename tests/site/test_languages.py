"""A history in a third language: what the built site says of it, at its head, its foot and in search."""

import json
from pathlib import Path

import pytest
from lxml import html

from support.projects import another_project, build_here

PAGE = """---
title: De Lange Sloot
description: Een verzonnen geschiedenis.
lang: nl
language: Nederlands
words: {Search: Zoeken, Notes: Noten}
translates: {how-many-diggers: "0000aaaa"}
---

# De Lange Sloot { #top }

In 1901 kwam het korps. [@holm-1987, p. 12]
{ #the-corps }

## Hoeveel gravers kwamen er? { #how-many-diggers }

Driehonderdveertig of ongeveer tweehonderd. [Engels](id:how-many-diggers)
"""


OWN = """---
title: De vloed van 1903
lang: nl
translates: {chapters/the-flood.md#three-days: "0000aaaa"}
---

# De vloed van 1903 { #de-vloed }

Het water bleef drie dagen. [@holm-1987, p. 12]
{ #three-days }
"""
BOTH = {"en": "chapters/the-flood/", "nl": "nl/vloed/"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = another_project(tmp_path_factory.mktemp("languages") / "project")
    page = project / "docs" / "nl" / "index.md"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    (page.parent / "vloed.md").write_text(OWN, "utf-8")
    target = project.parent / "site"
    build_here(project, target, "https://ditch.example/")
    return target


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


def alternates(tree: html.HtmlElement) -> dict[str, str]:
    """Where the page is in each language, as search engines are told."""
    links = tree.xpath("//link[@rel='alternate' and @hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_the_front_page_and_its_counterpart_name_each_other(site: Path) -> None:
    expected = {
        "x-default": "https://ditch.example/",
        "en": "https://ditch.example/",
        "nl": "https://ditch.example/nl/",
    }
    assert alternates(page(site, "")) == expected
    assert alternates(page(site, "nl")) == expected
    assert alternates(page(site, "timeline")) == {}


def test_a_page_names_the_passage_that_is_made_from_it(site: Path) -> None:
    question = "questions/how-many-diggers/"
    passage = "nl/#how-many-diggers"
    tree = page(site, question)
    expected = {"en": question, "nl": passage}
    assert alternates(tree) == {tag: f"https://ditch.example/{at}" for tag, at in expected.items()}
    assert {*tree.xpath("//a[@hreflang]/@href")} == {f"../../{passage}"}


def test_a_page_of_one_page_and_its_english_name_each_other(site: Path) -> None:
    expected = {tag: f"https://ditch.example/{at}" for tag, at in BOTH.items()}
    assert [alternates(page(site, at)) for at in BOTH.values()] == [expected] * 2
    assert page(site, BOTH["en"]).xpath("//main//a[@hreflang='nl']/@href") == ["../../nl/vloed/"]


def test_a_frame_says_in_a_language_what_its_page_says_for_it(site: Path) -> None:
    tree = page(site, BOTH["nl"])
    assert tree.xpath("string(//header//a[@class='search-word'])") == "Zoeken"
    assert tree.xpath("string(//header//input/@placeholder)") == "Zoeken"
    assert tree.xpath("string(//a[@class='book-name']/@href)") == "../"
    assert tree.xpath("string(//section[@class='notes']/h2[@lang='nl'])") == "Noten"
    assert not tree.xpath("//header/@lang")
    # What it has no word for stays.
    assert tree.xpath("string(//a[@class='skip'])") == "Skip to the text"


def test_a_page_is_spoken_in_its_language_and_what_it_has_no_words_for_in_ours(site: Path) -> None:
    tree = page(site, "nl")
    assert tree.get("lang") == "nl"
    assert {each.get("lang") for each in tree.xpath("//footer//p[not(ancestor::details)]")} == {
        "en"
    }
    assert {
        each.get("lang")
        for each in tree.xpath("//*[contains(@class, 'cite') and not(self::script)]")
    } == {"en"}
    assert tree.xpath("string(//section[@class='notes']/@lang)") == "en"
    assert page(site, "timeline").get("lang") == "en"
    data = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    assert data["inLanguage"] == "nl"
