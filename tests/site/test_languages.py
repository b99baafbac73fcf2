"""A history in a third language: metadata, header, footer, footnotes and search of the built site."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from support.built_site import SiteBuild, copy_project
from support.histories import add_dutch
from support.kinds import DESKTOP
from support.projects import build_in_process, open_page, serve_directory

PAGE = """---
title: De Lange Sloot
description: Een verzonnen geschiedenis.
lang: nl
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
description: Zeven gebroken dijken.
lang: nl
translates: {chapters/the-flood.md#three-days: "0000aaaa"}
---

# De vloed van 1903 { #de-vloed }

Het water bleef drie dagen. [@holm-1987, p. 12]
{ #three-days }

Toen kwam de herfst. Daarna werd er gegraven. [@holm-1987, p. 12]
{ #autumn }
"""
BOTH = {"en": "chapters/the-flood/", "nl": "nl/vloed/"}
# The section names of the sample history and its title.
NAMES = (
    *("Data", "Deployments", "How it was made", "Numbers", "People and units", "Story", "Teaching"),
    *("The Long Ditch", "Timeline", "Text and data CC BY 4.0."),
)
FIRST = {"x-default": "chapters/the-flood/"}
MARKED = "self::text() or name() = 'aria-label' or name() = 'placeholder' or name() = 'title'"


@pytest.fixture(scope="module")
def site(sample_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(sample_build, tmp_path_factory.mktemp("languages"))
    page = project / "docs" / "nl" / "index.md"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    (page.parent / "vloed.md").write_text(OWN, "utf-8")
    add_dutch(
        project,
        names={name: f"‹{name}›" for name in (*NAMES, "p. 12")},
        pages={"questions.md": "nl/index.md#how-many-diggers"},
    )
    target = project.parent / "site"
    build_in_process(project, target, "https://ditch.example/")
    return target


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


def alternates(tree: html.HtmlElement) -> dict[str, str]:
    """Return the URL of each language version, as in the page header for search engines."""
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
    expected = {"x-default": question, "en": question, "nl": passage}
    assert alternates(tree) == {tag: f"https://ditch.example/{at}" for tag, at in expected.items()}
    assert {*tree.xpath("//a[@hreflang]/@href")} == {
        f"../../{passage}",
        "../../nl/vloed/#three-days",
    }


def test_a_page_of_one_page_and_its_english_name_each_other(site: Path) -> None:
    expected = {tag: f"https://ditch.example/{at}" for tag, at in (FIRST | BOTH).items()}
    assert [alternates(page(site, at)) for at in BOTH.values()] == [expected] * 2
    assert page(site, BOTH["en"]).xpath("//header//a[@lang='nl']/@href") == ["../../nl/vloed/"]
    assert page(site, BOTH["nl"]).xpath("//header//a[@lang='en']/@href") == [
        "../../chapters/the-flood/"
    ]


def test_a_chapter_opens_as_the_english_does(site: Path) -> None:
    tree = page(site, BOTH["nl"])
    assert tree.xpath("string(//p[@class='crumb'])") == "‹Story› › ‹Chapter 1›"
    assert tree.xpath("string(//p[@class='date-line'])").split() == [
        "1903–1904",
        "·",
        "‹1",
        "minute›",
    ]
    assert "Zeven gebroken dijken." in tree.xpath("//p[@class='soft']/text()")
    assert tree.xpath("//nav[@class='chapters']/a[last()]/@href") == ["../../chapters/"]


def test_menu_and_foot_lead_to_pages_of_the_language_or_say_that_they_are_in_english(
    site: Path,
) -> None:
    tree = page(site, BOTH["nl"])
    for link in tree.xpath("//header//nav/a[not(@lang)] | //header//details//a | //footer//a"):
        sign = link.xpath("string(small)")
        assert (link.get("hreflang"), sign) in {("en", "‹(English)›"), (None, "")}
        assert (link.get("hreflang") is None) == (
            "nl" in link.get("href") or link.get("href")[:4] == "../#"
        )
    at_foot = tree.xpath("//footer//nav/a/@href")
    assert {"../#how-many-diggers", *at_foot} <= {*tree.xpath("//header//a/@href")}
    assert tree.xpath("string(//a[@class='book-name']/@href)") == "../"


def test_no_word_of_a_frame_stays_in_english(site: Path) -> None:
    """The header, the footer, the search page, the list page and the 404 page, with markers in every translation."""
    lost = html.fromstring((site / "404.html").read_bytes()).xpath("//section[@lang='nl']")[0]
    made = [page(site, f"nl/{name}").xpath("//main")[0] for name in ("search", "my-list")]
    tree = page(site, "nl")
    strange = []
    for part in (lost, *made, *tree.xpath("//header | //footer | //section[@class='notes']")):
        texts = part.xpath(f".//text()[not(parent::option)] | .//@*[{MARKED}]")
        for text in texts:
            around = text.getparent().xpath("ancestor-or-self::*[@lang or self::textarea][1]/@lang")
            if text.strip(" .:·↩\n") and not text.strip().isdigit() and around in ([], ["nl"]):
                strange += [text] if "‹" not in text else []
    # The name of the language itself, in the header.
    assert [text.strip() for text in strange] == ["Nederlands"]


def test_a_note_has_the_words_of_the_language_for_a_place(site: Path) -> None:
    note = page(site, "nl").xpath("//section[@class='notes']/ol[@lang='en']/li")[0]
    assert note.xpath("string(.//span[@lang='nl'][1])") == "‹p.\xa012›"


def test_a_page_is_spoken_in_its_language(site: Path) -> None:
    tree = page(site, "nl")
    assert tree.get("lang") == page(site, "nl/search").get("lang") == "nl"
    assert page(site, "timeline").get("lang") == "en"


def test_the_page_for_what_is_not_there_speaks_every_language(site: Path) -> None:
    lost = html.fromstring((site / "404.html").read_bytes())
    assert lost.xpath("//main//section//*[self::h1 or self::h2]/text()") == [
        "Not found",
        "‹Not found›",
    ]


def test_the_search_answers_in_the_language_of_its_page(site: Path, browser: Browser) -> None:
    with serve_directory(site) as address, open_page(browser, viewport=DESKTOP) as there:
        there.goto(f"{address}nl/search/?q=dijken")
        first = there.locator("main .found li").first
        assert first.locator(".kind").text_content() == "‹page›"
        assert first.locator("a").get_attribute("href") == f"{address}{BOTH['nl']}"
        assert "‹" in (there.locator("main [role=status]").text_content() or "")
        there.goto(f"{address}nl/search/?q=gegraven")
        expect(first.locator("a")).to_have_attribute("href", f"{address}{BOTH['nl']}#autumn")
        expect(first.locator(".result-line")).to_have_text("Daarna werd er gegraven.")
        there.goto(f"{address}nl/search/?q=verzonnen")
        assert there.locator("main .found [lang]").first.get_attribute("lang") == "nl"


def test_a_page_of_the_language_is_found_there_by_a_word_that_is_of_none(
    site: Path, browser: Browser
) -> None:
    found = []
    with serve_directory(site) as address, open_page(browser, viewport=DESKTOP) as there:
        for folder in ("", "nl/"):
            there.goto(f"{address}{folder}search/?q=1903")
            there.locator("main .found li").first.wait_for()
            found_links = there.locator("main .found a").evaluate_all(
                "all => all.map(one => one.href)"
            )
            found.append([link for link in found_links if "/nl/" in link])
    assert found == [[], [f"{address}{BOTH['nl']}"]]
