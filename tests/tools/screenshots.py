"""Take screenshots of every kind of page, on mobile and desktop, light and dark, for manual review.

Run by `make screenshots`. It updates the screenshot of the home page in the README. Then the script reports the findings of the
layout detectors on all pages, at four widths and in print. This takes ten minutes; run it once per version.
`PYTHONPATH=tests python -m tools.screenshots timeline/ "events/*"` limits it to these kinds; `--site` uses an existing build.
"""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import FloatRect, sync_playwright

from chronicle.release.built_site import read_site
from support import ROOT
from support.detectors import find_all_layout_errors
from support.kinds import DESKTOP, KINDS, PHONE, pages_of_kind
from support.projects import CHROMIUM, find_chromium, serve_directory

DIRECTORY = ROOT / ".build" / "screenshots"
# The screenshot in the README: the diagram of the home page, with its heading.
README_IMAGE = ROOT / ".github" / "figures.png"
README_EXTENT = (
    """["#follow-it-back", ".threads + *"].map(part => document.querySelector(part).offsetTop)"""
)


def take_screenshots_of_kinds(root: Path, kinds: list[str]) -> None:
    """Take a screenshot of the largest page of each kind."""
    site = read_site(root)
    with serve_directory(root) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
        for size, scheme in product((PHONE, DESKTOP), ("light", "dark")):
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            for kind in kinds:
                name = kind.replace("/*", "-one").strip("/").replace("/", "-") or "home"
                page.goto(host + pages_of_kind(site, kind)[-1])
                path = DIRECTORY / f"{name}-{size['width']}-{scheme}.png"
                page.screenshot(path=path, full_page=True)
                if not kind and (size, scheme) == (DESKTOP, "light"):
                    top, end = page.evaluate(README_EXTENT)
                    clip: FloatRect = {"x": 130, "y": top + 1, "width": 1180, "height": end - top}
                    page.screenshot(path=README_IMAGE, clip=clip, full_page=True)
            page.close()
        browser.close()


def report_layout_errors(root: Path) -> None:
    """Report the findings of the layout detectors on all pages of a built site."""
    with serve_directory(root) as host, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM).new_page()
        for address in read_site(root).pages:
            page.goto(host + address)
            for error in find_all_layout_errors(page):
                print(address, error)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", default=KINDS)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    asked = parser.parse_args()
    DIRECTORY.mkdir(parents=True, exist_ok=True)
    take_screenshots_of_kinds(asked.site, asked.kinds)
    if asked.kinds == KINDS:
        report_layout_errors(asked.site)
