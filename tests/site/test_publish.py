"""The built site works under any URL: one setting contains it, and all links except in 404.html are relative."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.built_site import SiteBuild, copy_project
from support.projects import build_in_process, open_page, page_listeners, serve_directory

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
# `test_second_project.py` covers a site at the root.
SUBPATH = "/a/b/"
ROOT = f"https://history.example{SUBPATH}"


@pytest.fixture(scope="module")
def moved_site(sample_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(sample_build, tmp_path_factory.mktemp("elsewhere"))
    build_in_process(project, project / "site", ROOT)
    return project / "site"


def test_url_comes_from_one_setting(moved_site: Path) -> None:
    absolute: dict[str, list[str]] = {}
    for path in moved_site.rglob("*.html"):
        path_in_site = path.relative_to(moved_site).as_posix()
        text = path.read_text("utf-8")
        assert "127.0.0.1" not in text, path_in_site
        if canonical := CANONICAL.search(text):
            assert canonical[1].startswith(ROOT), path_in_site
        if links := LINK.findall(text):
            absolute[path_in_site] = links
    # The 404 page is served at any depth, so only its links are absolute paths, with the path of the site.
    assert list(absolute) == ["404.html"]
    assert all(link.startswith(SUBPATH) for link in absolute["404.html"])
    for name in ("sitemap.xml", "data/record.json"):
        assert ROOT in (moved_site / name).read_text("utf-8"), name


def test_site_works_under_another_url(browser: Browser, moved_site: Path) -> None:
    messages: list[str] = []
    notes = {
        "console": lambda message: messages.append(message.text),
        "request": lambda request: messages.append(request.url),
    }
    with (
        serve_directory(moved_site) as host,
        open_page(browser) as page,
        page_listeners(page, **notes),
    ):
        page.goto(f"{host}events/1903-flood/")
        page.locator("#cite a.cite").click()
        assert page.locator(".permanent").inner_text() == f"{host}events/1903-flood/"
        assert "history.example" not in page.locator(".citation-content").inner_text()
        page.keyboard.press("Escape")
        page.locator("header nav a").first.click()
        page.wait_for_url(f"{host}chapters/")
    assert [url for url in messages if not url.startswith((host, "data:"))] == []
