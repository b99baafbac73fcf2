"""The built site works wherever it is put: the address comes from one setting, and every link but those of the 404 page is relative."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from building import Quiet, another_project, build

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
LINK = re.compile(r'(?:href|src)="(/[^"]*)"')


@pytest.mark.parametrize("root", ["https://history.example/", "https://history.example/a/b/"])
def test_the_address_comes_from_one_setting(tmp_path: Path, root: str) -> None:
    project = another_project(tmp_path / "project")
    result = build(project, tmp_path / "site", SITE_URL=root)
    assert result.returncode == 0, result.stderr
    absolute: dict[str, list[str]] = {}
    for path in (tmp_path / "site").rglob("*.html"):
        inside = path.relative_to(tmp_path / "site").as_posix()
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
        assert root in (tmp_path / "site" / name).read_text(encoding="utf-8"), name


def test_a_site_built_for_one_address_is_read_at_another(browser: Browser, tmp_path: Path) -> None:
    project = another_project(tmp_path / "project")
    assert (
        build(project, tmp_path / "site", SITE_URL="https://history.example/a/b/").returncode == 0
    )
    told: list[str] = []
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path / "site"))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}/"
        page = browser.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on(
            "request",
            lambda request: (
                told.append(request.url) if not request.url.startswith((here, "data:")) else None
            ),
        )
        page.goto(f"{here}events/1903-flood/#cite")
        assert page.locator(".permanent").inner_text() == f"{here}events/1903-flood/"
        assert "history.example" not in page.locator(".citations").inner_text()
        page.locator("header nav a").first.click()
        page.wait_for_url(f"{here}chapters/")
        page.close()
        server.shutdown()
    assert told == []
