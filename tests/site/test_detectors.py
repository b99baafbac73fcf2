"""Layout detectors on all pages of the extended sample history, which contain every component.

No text overlaps, is crossed by lines, overflows, is clipped or too small. `test_browser` covers the pages of this
record.
"""

import pytest
from playwright.sync_api import Browser, Page

from support.built_site import SiteBuild
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


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ('<p style="height: 4px">First words</p><p style="margin-top: -18px">Others</p>', "over"),
        ('<svg><text y="20">1940</text><text x="30" y="20">1950</text></svg>', "over"),
        (
            '<div class="strip"><svg><text y="20">Some words</text><line x1="20" x2="20" y2="40"/></svg></div>',
            "through",
        ),
        ('<p style="width: 40px; overflow: hidden; white-space: nowrap">Many words</p>', "cut off"),
        ('<p style="font-size: 7px">A remark</p>', "too small"),
        ('<table style="width: 2000px"><td>A wide table</td></table>', "wider"),
    ],
)
def test_detectors_find_planted_errors(desktop: Page, planted: str, name: str) -> None:
    desktop.set_content(f"<!doctype html><body>{planted}</body>")
    assert [error for error in find_layout_errors(desktop, 1000) if f": {name}" in error]
