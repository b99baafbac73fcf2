"""Layout detectors on all pages of the extended sample history, which contain every component.

No text overlaps, is crossed by lines, overflows, is clipped or too small. `test_browser` covers the pages of this
record.
"""

import pytest
from playwright.sync_api import Browser, Page

from support.built_site import Built
from support.detectors import all_findings, findings
from support.kinds import DESK
from support.projects import hosted, window


@pytest.mark.long
@pytest.mark.parametrize("share", range(4))  # shares run in parallel
def test_no_detector_finds_anything_on_any_part(
    browser: Browser, specimen: Built, share: int
) -> None:
    paths = sorted(specimen[0].rglob("*.html"))[share::4]
    with hosted(specimen[0]) as host, window(browser, viewport=DESK) as page:
        for path in paths:
            page.goto(f"{host}{path.relative_to(specimen[0])}")
            assert all_findings(page) == [], path


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
def test_each_detector_finds_its_fault(desk: Page, planted: str, name: str) -> None:
    desk.set_content(f"<!doctype html><body>{planted}</body>")
    assert [each for each in findings(desk, 1000) if f": {name}" in each]
