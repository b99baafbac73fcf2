"""A history in a third language: metadata, header, footer, footnotes and search of the built site."""

from pathlib import Path
from urllib.parse import urljoin

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

In 1901 kwam het korps. [@holm-1987, p. 12, n. 3] Toen brak het werk los. [@holm-1987, table]
{ #the-corps }

## Hoeveel gravers kwamen er? { #how-many-diggers }

Driehonderdveertig of ongeveer tweehonderd. [Engels](id:how-many-diggers)
"""


CHAPTER = """---
title: De vloed van 1903
description: Zeven gebroken dijken.
lang: nl
translates: {chapters/the-flood.md#three-days: "0000aaaa"}
---

# De vloed van 1903 { #de-vloed }

Het water bleef [drie dagen](id:1903-flood). [@holm-1987, p. 12]
{ #three-days }

Toen kwam de herfst. Daarna werd er gegraven. [@holm-1987, p. 12]
{ #autumn }
"""
BOTH_VERSIONS = {"en": "chapters/the-flood/", "nl": "nl/vloed/"}
# The section names of the sample history and its title.
NAMES = (
    *("Data", "Deployments", "How it was made", "Numbers", "People and units", "Story", "Teaching"),
    *("The Long Ditch", "Timeline", "Text and data CC BY 4.0."),
)
DEFAULT_VERSION = {"x-default": "chapters/the-flood/"}
TRANSLATED_TEXTS = (
    "self::text() or name() = 'aria-label' or name() = 'placeholder' or name() = 'title'"
)


@pytest.fixture(scope="module")
def site(sample_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(sample_build, tmp_path_factory.mktemp("languages"))
    page = project / "docs" / "nl" / "index.md"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    (page.parent / "vloed.md").write_text(CHAPTER, "utf-8")
    add_dutch(
        project,
        names={name: f"‹{name}›" for name in (*NAMES, "table")},
        pages={"questions.md": "nl/index.md#how-many-diggers"},
    )
    target = project.parent / "site"
    build_in_process(project, target, "https://ditch.example/")
    return target


def parse_built_page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


def alternates(tree: html.HtmlElement) -> dict[str, str]:
    """Return the URL of each language version, as in the page header for search engines."""
    links = tree.xpath("//link[@rel='alternate' and @hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_home_pages_are_alternates(site: Path) -> None:
    expected = {
        "x-default": "https://ditch.example/",
        "en": "https://ditch.example/",
        "nl": "https://ditch.example/nl/",
    }
    assert alternates(parse_built_page(site, "")) == expected
    assert alternates(parse_built_page(site, "nl")) == expected
    assert alternates(parse_built_page(site, "timeline")) == {}


def test_page_links_to_translated_passages(site: Path) -> None:
    question = "questions/how-many-diggers/"
    passage = "nl/#how-many-diggers"
    tree = parse_built_page(site, question)
    expected = {"x-default": question, "en": question, "nl": passage}
    assert alternates(tree) == {tag: f"https://ditch.example/{at}" for tag, at in expected.items()}
    assert {*tree.xpath("//a[@hreflang]/@href")} == {f"../../{passage}"}


def test_record_page_links_back_to_translated_passage(site: Path) -> None:
    """The links are in the header and in the text."""
    links = parse_built_page(site, "events/1903-flood").xpath("//a[@hreflang='nl']/@href")
    assert links == ["../../nl/vloed/#three-days"] * 2


def test_translated_page_is_an_alternate(site: Path) -> None:
    expected = {
        tag: f"https://ditch.example/{at}" for tag, at in (DEFAULT_VERSION | BOTH_VERSIONS).items()
    }
    assert [alternates(parse_built_page(site, at)) for at in BOTH_VERSIONS.values()] == [
        expected
    ] * 2
    assert parse_built_page(site, BOTH_VERSIONS["en"]).xpath("//header//a[@lang='nl']/@href") == [
        "../../nl/vloed/"
    ]
    assert parse_built_page(site, BOTH_VERSIONS["nl"]).xpath("//header//a[@lang='en']/@href") == [
        "../../chapters/the-flood/"
    ]


def test_translated_chapter_has_breadcrumbs_and_dates(site: Path) -> None:
    tree = parse_built_page(site, BOTH_VERSIONS["nl"])
    assert tree.xpath("string(//p[@class='breadcrumbs'])") == "‹Story› › ‹Chapter 1›"
    assert "in English.›" in tree.xpath("string(//p[contains(@class, 'link-legend')])")
    assert tree.xpath("string(//p[@class='date-line'])") == "1903–1904"
    assert "Zeven gebroken dijken." in tree.xpath("//main//p/text()")
    assert tree.xpath("//nav[@class='chapters']/a[last()]/@href") == ["../../chapters/"]


def test_menu_links_to_translations_or_marks_english(
    site: Path,
) -> None:
    tree = parse_built_page(site, BOTH_VERSIONS["nl"])
    for link in tree.xpath("//header//nav/a[not(@lang)] | //header//details//a | //footer//a"):
        label = link.xpath("string(small)")
        assert (link.get("hreflang"), label) in {("en", "‹(English)›"), (None, "")}
        assert (link.get("hreflang") is None) == (
            "nl" in link.get("href") or link.get("href")[:4] == "../#"
        )
    footer_links = tree.xpath("//footer//nav/a/@href")
    assert {"../#how-many-diggers", *footer_links} <= {*tree.xpath("//header//a/@href")}
    assert tree.xpath("string(//a[@class='site-name']/@href)") == "../"


def test_interface_has_no_untranslated_label(site: Path) -> None:
    """Check header, footer, search page, list page and 404 page, with markers in every translation."""
    not_found = html.fromstring((site / "404.html").read_bytes()).xpath("//section[@lang='nl']")[0]
    other_pages = [
        parse_built_page(site, f"nl/{name}").xpath("//main")[0] for name in ("search", "my-list")
    ]
    tree = parse_built_page(site, "nl")
    untranslated = []
    for part in (
        not_found,
        *other_pages,
        *tree.xpath("//header | //footer"),
    ):
        texts = part.xpath(f".//text()[not(parent::option)] | .//@*[{TRANSLATED_TEXTS}]")
        for text in texts:
            languages = text.getparent().xpath(
                "ancestor-or-self::*[@lang or self::textarea][1]/@lang"
            )
            if text.strip(" .:·↩\n") and not text.strip().isdigit() and languages in ([], ["nl"]):
                untranslated += [text] if "‹" not in text else []
    # The name of the language itself, in the header.
    assert [text.strip() for text in untranslated] == ["Nederlands"]


def test_notes_are_in_page_language(site: Path) -> None:
    """Terms and quotation marks are in the language of the page; titles are marked as English."""
    first, second = parse_built_page(site, "nl").xpath("//section[@class='notes']/ol/li")
    assert first.text_content() == (
        "Ada Holm, ‘The Long Ditch’, Review of Waterways 12 (1987): ‹p.\xa012›, ‹note ›3. ↩"
    )
    assert second.text_content() == "Holm, ‘The Long Ditch’, ‹table›. ↩"
    assert first.xpath("span[@lang='en']/text()") == ["The Long Ditch"]


def test_pages_have_a_language(site: Path) -> None:
    tree = parse_built_page(site, "nl")
    assert tree.get("lang") == parse_built_page(site, "nl/search").get("lang") == "nl"
    assert parse_built_page(site, "timeline").get("lang") == "en"


def test_404_page_has_every_language(site: Path) -> None:
    not_found = html.fromstring((site / "404.html").read_bytes())
    assert not_found.xpath("//main//section//*[self::h1 or self::h2]/text()") == [
        "Not found",
        "‹Not found›",
    ]


def test_404_page_begins_with_language_of_url(site: Path, browser: Browser) -> None:
    unknown = site / "nl" / "unknown" / "index.html"
    unknown.parent.mkdir()
    unknown.write_bytes((site / "404.html").read_bytes())
    with serve_directory(site) as address, open_page(browser, viewport=DESKTOP) as page:
        page.goto(f"{address}nl/unknown/")
        expect(page.locator("main section").first).to_have_attribute("lang", "nl")


def test_links_to_other_languages_declare_them(site: Path) -> None:
    """Links of the text, of notes and of generated lists; “Cite” opens a dialog."""
    for address in ("nl/search", BOTH_VERSIONS["nl"]):
        links = "//main//a[starts-with(@href, '../') and not(contains(@class, 'cite'))]"
        for link in parse_built_page(site, address).xpath(links):
            is_dutch = "/nl/" in urljoin(f"/{address}/", link.get("href"))
            assert link.get("hreflang") == (None if is_dutch else "en")


def test_search_answers_in_page_language(site: Path, browser: Browser) -> None:
    with serve_directory(site) as address, open_page(browser, viewport=DESKTOP) as page:
        page.goto(f"{address}nl/search/?q=dijken")
        first = page.locator("main .search-results li").first
        assert first.locator(".result-kind").text_content() == "‹page›"
        assert first.locator("a").get_attribute("href") == f"{address}{BOTH_VERSIONS['nl']}"
        assert "‹" in (page.locator("main [role=status]").text_content() or "")
        page.goto(f"{address}nl/search/?q=gegraven")
        expect(first.locator("a")).to_have_attribute(
            "href", f"{address}{BOTH_VERSIONS['nl']}#autumn"
        )
        expect(first.locator(".result-line")).to_contain_text("Daarna werd er gegraven.")
        page.goto(f"{address}nl/search/?q=Canal Corps")
        expect(first.locator("a[hreflang=en] ~ small")).to_have_text("Engels")
        page.goto(f"{address}nl/search/?q=verzonnen")
        assert page.locator("main .search-results [lang]").first.get_attribute("lang") == "nl"


def test_numbers_find_pages_in_page_language(site: Path, browser: Browser) -> None:
    links_by_folder = []
    with serve_directory(site) as address, open_page(browser, viewport=DESKTOP) as page:
        for folder in ("", "nl/"):
            page.goto(f"{address}{folder}search/?q=1903")
            page.locator("main .search-results li").first.wait_for()
            links = page.locator("main .search-results a").evaluate_all(
                "all => all.map(one => one.href)"
            )
            links_by_folder.append([link for link in links if "/nl/" in link])
    assert links_by_folder == [[], [f"{address}{BOTH_VERSIONS['nl']}#three-days"]]
