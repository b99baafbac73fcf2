"""Detectors on one page of each kind, and on all of the fuller history, which have every part that a page may have.

Nothing lies on another, is struck through, wider than the window, cut off or too small.

What axe and the policy say of a page is asked beside these, in `test_browser`.
"""

import pytest
from playwright.sync_api import Browser, Page

from chronicle.release.built_site import BuiltSite
from support.built_site import Built
from support.cases import script
from support.kinds import DESK, KINDS, richest, unfold
from support.projects import hosted, window

WIDTHS = (320, 390, 1000, 1440)
# The pages of the fuller history are asked in so many tests, which can run beside each other.
SHARES = 4
# The width of a sheet of A4 between its margins.
SHEET = 643
DETECTORS = {
    "over each other": script("over-each-other"),
    "through words": script("through-words"),
    "cut off": script("cut-off"),
    "too small": script("too-small"),
    "wider than the window": "() => document.documentElement.scrollWidth > innerWidth"
    " ? [document.documentElement.scrollWidth] : []",
}


def findings(page: Page, width: int) -> list[str]:
    """What the detectors find on a page, as it is shown in a window of a width."""
    page.set_viewport_size({"width": width, "height": 900})
    return [
        f"{width}: {name}: {found}"
        for name, detector in DETECTORS.items()
        if (found := page.evaluate(detector)[:5])
    ]


def all_findings(page: Page, url: str) -> list[str]:
    """What the detectors find on a page with all that folds open, at four widths and on paper."""
    page.emulate_media(media="screen")
    page.goto(url)
    unfold(page)
    # A menu opens over the page.
    page.locator("details.menu").evaluate_all("all => all.forEach((one) => (one.open = false))")
    found = [each for width in WIDTHS for each in findings(page, width)]
    page.set_viewport_size({"width": SHEET, "height": 900})
    page.emulate_media(media="print")
    return found + [f"print: {each}" for each in page.evaluate(DETECTORS["over each other"])]


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_no_detector_finds_anything(
    browser: Browser, served: str, site: BuiltSite, kind: str
) -> None:
    """On the fullest page of the kind."""
    with window(browser, viewport=DESK) as page:
        assert all_findings(page, served + richest(site, kind)) == []


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_no_detector_finds_anything_on_any_part(
    browser: Browser, specimen: Built, share: int
) -> None:
    paths = sorted(specimen[0].rglob("*.html"))[share::SHARES]
    with hosted(specimen[0]) as host, window(browser, viewport=DESK) as page:
        urls = [f"{host}{path.relative_to(specimen[0])}" for path in paths]
        assert {url: found for url in urls if (found := all_findings(page, url))} == {}


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


def test_plain_words_are_no_fault(desk: Page) -> None:
    desk.set_content("<!doctype html><body><h1>A title</h1><p>Words, and <b>more</b> of them.</p>")
    assert findings(desk, 390) == []
