"""Take screenshots of every kind of page, on mobile and desktop, light and dark, for manual review.

Run by `make screenshots`. Each page has a full screenshot and `…-top.png` with its first two screens; some kinds also have one
of the printed page (A4). It updates the screenshot of the home page in the README. Then the script reports the findings of the
layout detectors on all pages, at four widths and in print. This takes ten minutes; run it once per version.
`PYTHONPATH=tests python -m tools.screenshots timeline/ "events/*"` limits it to these kinds; `--site` uses an existing build.
"""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from chronicle.release.built_site import read_site
from support import ROOT
from support.detectors import find_all_layout_errors
from support.kinds import DESKTOP, KINDS, PHONE, pages_of_kind
from support.projects import CHROMIUM, find_chromium, serve_directory

DIRECTORY = ROOT / ".build" / "screenshots"
# The screenshot in the README.
README_IMAGE = ROOT / ".github" / "figures.png"
README_CLIP: FloatRect = {"x": 130, "y": 60, "width": 1180, "height": 900}
WITH_SMALLEST = {"events/*", "actors/*"}
PRINTED = {"events/*", "chapters/*", "questions/*", "papers/", "timeline/", "teaching/*", "deployments/*"}  # fmt: skip


def take_screenshots(page: Page, name: str) -> None:
    """Take a screenshot of the full page and of its first two screens."""
    width, height, whole = page.evaluate(
        "[innerWidth, innerHeight, document.documentElement.scrollHeight]"
    )
    top: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(2 * height, whole)}
    page.screenshot(path=DIRECTORY / f"{name}.png", full_page=True)
    page.screenshot(path=DIRECTORY / f"{name}-top.png", full_page=True, clip=top)


def photograph_kinds(root: Path, kinds: list[str]) -> None:
    """Take screenshots of the largest page of each kind, and of the smallest of some kinds."""
    site = read_site(root)
    with serve_directory(root) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
        for size, scheme in product((PHONE, DESKTOP), ("light", "dark")):
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            is_light_desktop, ending = (
                (size, scheme) == (DESKTOP, "light"),
                f"{size['width']}-{scheme}",
            )
            for kind in kinds:
                name = kind.replace("/*", "-one").strip("/").replace("/", "-") or "home"
                paths = pages_of_kind(site, kind)
                page.goto(host + paths[-1])
                take_screenshots(page, f"{name}-{ending}")
                if is_light_desktop and not kind:
                    page.screenshot(path=README_IMAGE, clip=README_CLIP, full_page=True)
                if is_light_desktop and kind in PRINTED:
                    page.pdf(path=DIRECTORY / f"{name}.pdf", prefer_css_page_size=True)
                if kind == "deployments/*":
                    page.locator(".statement a.cite").first.click()
                    page.locator("dialog[open]").wait_for()
                    page.screenshot(path=DIRECTORY / f"dialog-{ending}.png")
                if kind in WITH_SMALLEST:
                    page.goto(host + paths[0])
                    take_screenshots(page, f"{name}-poor-{ending}")
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
    parser.add_argument("kinds", nargs="*", default=KINDS, help="all if none is named")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    asked = parser.parse_args()
    DIRECTORY.mkdir(parents=True, exist_ok=True)
    photograph_kinds(asked.site, asked.kinds)
    if asked.kinds == KINDS:
        report_layout_errors(asked.site)
