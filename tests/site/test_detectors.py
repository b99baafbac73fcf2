"""Layout detectors on all pages of the extended sample history, which contain every component.

No text overlaps, is crossed by lines, overflows, is clipped or too small. `test_browser` covers the pages of this
record.
"""

import pytest
from playwright.sync_api import Browser, Page

from support.built_site import SiteBuild
from support.cases import cases
from support.detectors import find_all_layout_errors, find_layout_errors
from support.kinds import DESKTOP
from support.projects import open_page, serve_directory


@pytest.mark.long
@pytest.mark.parametrize("share", range(4))  # shares run in parallel
def test_components_have_no_layout_errors(
    browser: Browser, extended_build: SiteBuild, share: int
) -> None:
    paths = sorted(extended_build[0].rglob("*.html"))[share::4]
    with serve_directory(extended_build[0]) as host, open_page(browser, viewport=DESKTOP) as page:
        for path in paths:
            page.goto(f"{host}{path.relative_to(extended_build[0])}")
            assert find_all_layout_errors(page) == [], path


@cases
def test_detectors_find_planted_errors(desktop: Page, planted: str, name: str) -> None:
    desktop.set_content(f"<!doctype html><body>{planted}</body>")
    assert [error for error in find_layout_errors(desktop, 1000) if f": {name}" in error]
