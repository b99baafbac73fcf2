"""An archive opened from disk, in a browser: pages, fonts, search, filters, and the way to cite."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release import archive
from support.built_site import Built
from support.projects import listening, window


@pytest.fixture(scope="module")
def kept(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    (project / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    bag = tmp_path_factory.mktemp("archive") / "bag"
    archive.write(bag, built[0], project, {})
    return bag / "data" / "site"


def test_it_is_read_searched_and_cited_without_a_server(browser: Browser, kept: Path) -> None:
    told: list[str] = []
    with (
        window(browser, viewport={"width": 1280, "height": 900}) as page,
        listening(page, pageerror=lambda error: told.append(str(error))),
    ):
        walk(page, kept)
    assert told == []


def walk(page: Page, kept: Path) -> None:
    """Read, search, filter and cite."""
    page.goto((kept / "index.html").as_uri())
    page.get_by_role("link", name="Timeline").first.click()
    expect(page).to_have_url((kept / "timeline" / "index.html").as_uri())
    fonts = page.evaluate("document.fonts.ready.then(all => [...all].map(one => one.status))")
    assert "loaded" in fonts
    expect(page.locator(".chosen")).to_contain_text("events")

    page.locator("li[data-keys] a.cite").first.click()
    page.wait_for_url("**/index.html*#*")
    expect(page.locator("h1").first).to_be_visible()

    page.locator(".quick input").fill("how many airmen")
    result = page.locator(".panel li a").first
    result.click()
    page.wait_for_url("**/index.html*")
    expect(page.locator("h1")).to_contain_text("How many")
