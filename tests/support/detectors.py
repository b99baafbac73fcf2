"""Detectors of layout errors on rendered pages, at several widths and in print."""

import json

from playwright.sync_api import Page

from support.cases import script
from support.kinds import unfold

WIDTHS = (320, 390, 1000, 1440)
# The width of an A4 page without margins.
SHEET = 643
DETECTORS = {
    "over each other": script("over-each-other"),
    "through words": script("through-words"),
    "cut off": script("cut-off"),
    "too small": script("too-small"),
    "wider than the window": "() => document.documentElement.scrollWidth > innerWidth"
    " ? [document.documentElement.scrollWidth] : []",
}
# All detectors in one call, because calls to the browser are slow.
EVERY = f"""() => Object.entries({{ {",".join(f"{json.dumps(name)}: {text}" for name, text in DETECTORS.items())} }})
  .map(([name, detector]) => [name, detector().slice(0, 5)]).filter(([, found]) => found.length)"""


def findings(page: Page, width: int) -> list[str]:
    """Return the findings of all detectors at a window width."""
    page.set_viewport_size({"width": width, "height": 900})
    return [f"{width}: {name}: {found}" for name, found in page.evaluate(EVERY)]


def all_findings(page: Page) -> list[str]:
    """Return the findings with all blocks open, at four widths and in print."""
    unfold(page)
    # An open menu overlaps the page by design.
    page.locator("details.menu").evaluate_all("all => all.forEach((one) => (one.open = false))")
    found = [each for width in WIDTHS for each in findings(page, width)]
    page.set_viewport_size({"width": SHEET, "height": 900})
    page.emulate_media(media="print")
    found += [f"print: {each}" for each in page.evaluate(DETECTORS["over each other"])]
    page.emulate_media(media="screen")
    return found
