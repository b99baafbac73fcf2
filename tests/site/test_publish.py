"""The built site works wherever it is put: the address comes from one setting, and every link but those of the 404 page is relative."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.projects import build_here, hosted, listening, window

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
LINK = re.compile(r'(?:href|src)="(/[^"]*)"')


ROOTS = ("https://history.example/", "https://history.example/a/b/")


@pytest.fixture(scope="module")
def elsewhere(
    starter: tuple[Path, object],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> tuple[str, Path]:
    """Another address, and the site of the invented history built for it."""
    project = tmp_path_factory.mktemp("elsewhere") / "project"
    shutil.copytree(starter[0].parent / "project", project, symlinks=True)
    build_here(project, project / "site", request.param)
    return request.param, project / "site"


@pytest.mark.parametrize("elsewhere", ROOTS, indirect=True)
def test_the_address_comes_from_one_setting(elsewhere: tuple[str, Path]) -> None:
    root, site = elsewhere
    absolute: dict[str, list[str]] = {}
    for path in site.rglob("*.html"):
        inside = path.relative_to(site).as_posix()
        text = path.read_text(encoding="utf-8")
        assert "127.0.0.1" not in text, inside
        if canonical := CANONICAL.search(text):
            assert canonical[1].startswith(root), inside
        if found := LINK.findall(text):
            absolute[inside] = found
    # What is missing can be missing at any depth: only the 404 page has links from the root, and they begin with its path.
    assert list(absolute) == ["404.html"]
    below = root.removeprefix("https://history.example")
    assert all(link.startswith(below) for link in absolute["404.html"])
    for name in ("sitemap.xml", "feed.xml", "data/record.json", "data/CITATION.cff"):
        assert root in (site / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("elsewhere", ROOTS[1:], indirect=True)
def test_a_site_built_for_one_address_is_read_at_another(
    browser: Browser, elsewhere: tuple[str, Path]
) -> None:
    told: list[str] = []
    notes = {
        "console": lambda message: told.append(message.text),
        "request": lambda request: told.append(request.url),
    }
    with hosted(elsewhere[1]) as here, window(browser) as page, listening(page, **notes):
        page.goto(f"{here}events/1903-flood/")
        page.locator("#cite a.cite").click()
        assert page.locator(".permanent").inner_text() == f"{here}events/1903-flood/"
        assert "history.example" not in page.locator(".citations").inner_text()
        page.keyboard.press("Escape")
        page.locator("header nav a").first.click()
        page.wait_for_url(f"{here}chapters/")
    assert [one for one in told if not one.startswith((here, "data:"))] == []
