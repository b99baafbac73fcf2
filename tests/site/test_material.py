"""The site with the theme Material for MkDocs: same pages and text, no axe violations or console errors."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from chronicle.material import wrap_components
from chronicle.release.built_site import BuiltSite, check_pages, read_site
from support import ROOT, create_shared_directory
from support.built_site import SiteBuild, copy_project
from support.detectors import DETECTORS
from support.kinds import (
    DESKTOP,
    ONLY_COLOURS,
    PHONE,
    find_axe_violations,
    page_with_most_links,
    run_axe,
)
from support.projects import (
    SITE_URL,
    build_in_process,
    open_checked_page,
    open_page,
    serve_directory,
    update_settings,
)

# A block of Material, overridden as in its documentation.
OVERRIDE = '{% extends "base.html" %}{% block announce %}Open on Sundays{% endblock %}'


@pytest.fixture(scope="module")
def material_site(sample_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample history with this theme, once, and share it with all xdist workers."""

    def build_material_site(directory: Path) -> None:
        project = copy_project(sample_build, directory)
        (project / "over").mkdir()
        (project / "over" / "main.html").write_text(OVERRIDE, "utf-8")
        theme = {"name": "material", "custom_dir": "over"}
        update_settings(project, theme=theme, repo_url="https://github.com/vik/ditch")
        build_in_process(project, directory / "site", SITE_URL)

    return create_shared_directory(tmp_path_factory, "framed", build_material_site) / "site"


@pytest.mark.long
def test_has_the_same_pages_and_text(material_site: Path, sample_build: SiteBuild) -> None:
    """Markdown pages may differ, because Material adds a table of contents and heading links to them."""
    site = read_site(material_site)
    docs = sample_build[0].parent / "project" / "docs"
    assert site.pages.keys() == read_site(sample_build[0]).pages.keys()
    assert [*check_pages(site, SITE_URL)] == []
    for address in site.pages.keys() - {"404.html"}:
        if (docs / address / "index.md").exists() or (docs / f"{address.rstrip('/')}.md").exists():
            continue
        texts = [
            html.parse(folder / address / "index.html").xpath("string(//*[@id='content'])").split()
            for folder in (material_site, sample_build[0])
        ]
        assert texts[0] == texts[1], address


@pytest.mark.long
def test_record_builds_with_material(site: BuiltSite, browser: Browser, tmp_path: Path) -> None:
    build_in_process(ROOT, tmp_path, theme="material")
    material = read_site(tmp_path)
    assert material.pages.keys() == site.pages.keys()
    assert [*check_pages(material, SITE_URL)] == []
    with serve_directory(tmp_path) as host, open_page(browser, viewport=DESKTOP) as page:
        page.goto(host + page_with_most_links(site, "chapters/*"))
        assert page.evaluate(DETECTORS["over each other"]) == []


def test_event_page_highlights_timeline_tab(material_site: Path) -> None:
    page = html.parse(material_site / "events" / "1903-flood" / "index.html")
    assert page.xpath("//*[@class='md-tabs__item md-tabs__item--active']/a/@href") == [
        "../../timeline/"
    ]


def test_page_of_record_is_in_one_wrapper_without_contents(material_site: Path) -> None:
    page = html.parse(material_site / "events" / "1903-flood" / "index.html")
    assert page.xpath("//*[@id='content']/@class") == ["history"]
    assert page.xpath("//*[@data-md-type='toc']/@hidden") == [""]


def test_links_to_questions_keep_the_font_of_the_text() -> None:
    assert "history" not in wrap_components('<p><a class="disputed">When?</a></p>')


@pytest.mark.parametrize("address", ["", "events/1903-flood/", "timeline/", "chapters/the-flood/"])
def test_pages_pass_axe(browser: Browser, material_site: Path, address: str) -> None:
    """No console errors or axe violations in light and dark mode, on desktop and mobile."""
    with serve_directory(material_site) as site, open_checked_page(browser, DESKTOP) as page:
        # Material chooses the colour scheme when the page loads.
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        page.goto(site + address)
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert run_axe(page, None, ONLY_COLOURS) == []
        page.emulate_media(color_scheme="light")
        page.goto(site + address)
        assert find_axe_violations(page) == []
        assert page.get_by_text("Open on Sundays").is_visible()
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert find_axe_violations(page, colours=False) == []
