"""Detectors of layout errors on rendered pages, at several widths and in print."""

import json

from playwright.sync_api import Page

from support.cases import read_script
from support.kinds import expand_all

WIDTHS = (320, 390, 1000, 1440)
# The width of an A4 page without margins.
PRINT_WIDTH = 643
DETECTORS = {
    "over each other": read_script("find-overlapping-words"),
    "through words": read_script("find-crossed-text"),
    "cut off": read_script("find-clipped-text"),
    "too small": read_script("find-small-text"),
    "wider than the window": "() => document.documentElement.scrollWidth > innerWidth"
    " ? [document.documentElement.scrollWidth] : []",
}
# All detectors in one call, because calls to the browser are slow.
ALL_DETECTORS = f"""() => Object.entries({{ {",".join(f"{json.dumps(name)}: {text}" for name, text in DETECTORS.items())} }})
  .map(([name, detector]) => [name, detector().slice(0, 5)]).filter(([, found]) => found.length)"""


def find_layout_errors(page: Page, width: int) -> list[str]:
    """Return the findings of all detectors at a window width."""
    page.set_viewport_size({"width": width, "height": 900})
    return [f"{width}: {name}: {texts}" for name, texts in page.evaluate(ALL_DETECTORS)]


def find_all_layout_errors(page: Page) -> list[str]:
    """Return the findings with all blocks open, at four widths and in print."""
    expand_all(page)
    # An open menu overlaps the page by design.
    page.locator("details.menu").evaluate_all("all => all.forEach((one) => (one.open = false))")
    errors = [text for width in WIDTHS for text in find_layout_errors(page, width)]
    page.set_viewport_size({"width": PRINT_WIDTH, "height": 900})
    page.emulate_media(media="print")
    errors += [f"print: {text}" for text in page.evaluate(DETECTORS["over each other"])]
    page.emulate_media(media="screen")
    return errors
