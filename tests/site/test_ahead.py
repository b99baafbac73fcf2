"""The next page is fetched when a reader points at its link, under the site's own policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from chronicle.site import load
from support import ROOT
from support.projects import hosted, listening, watched

POLICY = load(ROOT / "scripts" / "mkdocs.yml")["extra"]["content_security_policy"]
PAGE = f"""<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="data:,"><script src="ahead.js" defer></script>
<p><a href="next/#x">Next</a> <a href="other/">Other</a> <a href="file.ris">File</a>"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    for page in ("", "next", "other"):
        (tmp_path / page).mkdir(exist_ok=True)
        (tmp_path / page / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "ahead.js").write_bytes((ROOT / "theme" / "assets" / "ahead.js").read_bytes())
    with hosted(tmp_path) as host:
        yield host


def test_a_page_is_fetched_once_when_its_link_is_pointed_at(browser: Browser, site: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(site))

    size = {"width": 800, "height": 600}
    with watched(browser, size) as page, listening(page, request=note):
        page.goto(site)
        page.get_by_text("File").hover()
        for _ in range(2):
            page.get_by_text("Next").hover()
            page.wait_for_selector('link[rel="prefetch"]', state="attached")
            page.mouse.move(400, 400)
        page.wait_for_timeout(300)
        assert [path for path in asked if path not in ("", "ahead.js")] == ["next/"]
