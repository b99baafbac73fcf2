"""Take screenshots of every kind of page, on mobile and desktop, light and dark, for manual review.

Run by `make screenshots`. Each page has a full screenshot and `…-top.png` with its first two screens; some kinds also have one
of the printed page (A4). The README shows the first screen of a question. Then the script reports the findings of the
layout detectors on all pages, at four widths and in print. This takes ten minutes; run it once per version.
`PYTHONPATH=tests python -m tools.screenshots timeline/ "events/*"` limits it to these kinds; `--site` uses an existing build.
"""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from chronicle.release.built_site import read_site
from support import ROOT
from support.detectors import all_findings
from support.kinds import DESK, KINDS, PHONE, of_kind
from support.projects import CHROMIUM, chromium, hosted

LOOK = ROOT / ".build" / "screenshots"
# The screenshot in the README.
OF_THE_README = ROOT / ".github" / "figures.png"
PICTURE: FloatRect = {"x": 130, "y": 60, "width": 1180, "height": 900}
POOR = {"events/*", "actors/*"}
PRINTED = {"events/*", "chapters/*", "questions/*", "papers/", "timeline/", "teaching/*", "deployments/*"}  # fmt: skip


def take(page: Page, name: str) -> None:
    """Take a screenshot of the full page and of its first two screens."""
    width, height, whole = page.evaluate(
        "[innerWidth, innerHeight, document.documentElement.scrollHeight]"
    )
    top: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(2 * height, whole)}
    page.screenshot(path=LOOK / f"{name}.png", full_page=True)
    page.screenshot(path=LOOK / f"{name}-top.png", full_page=True, clip=top)


def look(root: Path, kinds: list[str]) -> None:
    """Take screenshots of the largest page of each kind, and of the smallest of some kinds."""
    site = read_site(root)
    with hosted(root) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for size, scheme in product((PHONE, DESK), ("light", "dark")):
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            by_day, ending = (size, scheme) == (DESK, "light"), f"{size['width']}-{scheme}"
            for kind in kinds:
                name = kind.replace("/*", "-one").strip("/").replace("/", "-") or "home"
                found = of_kind(site, kind)
                page.goto(host + found[-1])
                take(page, f"{name}-{ending}")
                if by_day and not kind:
                    page.screenshot(path=OF_THE_README, clip=PICTURE, full_page=True)
                if by_day and kind in PRINTED:
                    page.pdf(path=LOOK / f"{name}.pdf", prefer_css_page_size=True)
                if kind == "deployments/*":
                    page.locator(".statement a.cite").first.click()
                    page.locator("dialog[open]").wait_for()
                    page.screenshot(path=LOOK / f"dialog-{ending}.png")
                if kind in POOR:
                    page.goto(host + found[0])
                    take(page, f"{name}-poor-{ending}")
            page.close()
        browser.close()


def sweep(root: Path) -> None:
    """Report the findings of the layout detectors on all pages of a built site."""
    with hosted(root) as host, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM).new_page()
        for address in read_site(root).pages:
            page.goto(host + address)
            for found in all_findings(page):
                print(address, found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", default=KINDS, help="all if none is named")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    asked = parser.parse_args()
    LOOK.mkdir(parents=True, exist_ok=True)
    look(asked.site, asked.kinds)
    if asked.kinds == KINDS:
        sweep(asked.site)
