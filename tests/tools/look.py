"""Takes a picture of every kind of page, on a phone and a desk, light and dark, so that a person can look at them.

Run by `make look`. For each page there are pictures of it whole and, as `…-top.png`, of its first two screens; and for some kinds
the page as it prints on A4. The first screen of a question goes into the README.
`PYTHONPATH=tests python -m tools.look timeline event` takes these kinds alone, `--site` a site that is already built.
"""

import argparse
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from chronicle.release.built_site import read_site
from support import ROOT
from support.kinds import DESK, PHONE, of_kind
from support.projects import CHROMIUM, chromium, hosted

LOOK = ROOT / ".build" / "look"
# The picture of a question with which the README begins.
OF_THE_README = ROOT / ".github" / "question.png"
PICTURE: FloatRect = {"x": 130, "y": 0, "width": 1180, "height": 760}
# Each kind by name: an address, or with an asterisk that of the page with the most or the fewest links among those that match.
KINDS = {
    "home": "", "chapter": "max chapters/*", "story": "chapters/", "timeline": "timeline/", "event": "max events/*",
    "event-poor": "min events/*", "actor": "max actors/*", "actor-poor": "min actors/*", "actors": "actors/",
    "deployment": "max deployments/*", "deployments": "deployments/", "places": "places/", "question": "max questions/*",
    "questions": "questions/", "comparison": "papers/", "paper": "max papers/*", "guide": "max */guide/", "bibliography": "bibliography/",
    "figures": "figures/", "chart": "max figures/*", "data": "data/", "gaps": "about/gaps/", "glossary": "about/glossary/", "changes": "about/changes/",
    "handout": "max teaching/*", "teaching": "teaching/", "about": "about/", "citing": "about/cite/",
    "contribute": "about/contribute/", "cite": "max cite/*", "missing": "404.html",
}  # fmt: skip
PRINTED = ["event", "chapter", "question", "comparison", "timeline", "handout", "deployment"]


def take(page: Page, name: str) -> None:
    """Take a page whole and its first two screens."""
    width, height, whole = page.evaluate(
        "[innerWidth, innerHeight, document.documentElement.scrollHeight]"
    )
    top: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(2 * height, whole)}
    page.screenshot(path=LOOK / f"{name}.png", full_page=True)
    page.screenshot(path=LOOK / f"{name}-top.png", full_page=True, clip=top)


def look(root: Path, kinds: dict[str, str], query: str = "") -> None:
    """Take pictures of kinds of pages of a built site; `query` is asked of its search."""
    site = read_site(root)
    found = {name: kind.rpartition(" ") for name, kind in kinds.items()}
    addresses = {
        name: of_kind(site, kind)[0 if choice == "min" else -1]
        for name, (choice, _, kind) in found.items()
    }
    with hosted(root) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for size, scheme in ((s, c) for s in (PHONE, DESK) for c in ("light", "dark")):
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            by_day, ending = (size, scheme) == (DESK, "light"), f"{size['width']}-{scheme}"
            for name, address in addresses.items():
                page.goto(host + address)
                take(page, f"{name}-{ending}")
                if by_day and name == "question":
                    page.screenshot(path=OF_THE_README, clip=PICTURE)
                if by_day and name in PRINTED:
                    page.pdf(path=LOOK / f"{name}.pdf", prefer_css_page_size=True)
            if query:
                page.goto(f"{host}search/?q={query}")
                take(page, f"search-{ending}")
                page.goto(host + of_kind(site, "deployments/*")[-1])
                page.locator(".statement a.cite").first.click()
                page.locator("dialog[open]").wait_for()
                page.screenshot(path=LOOK / f"dialog-{ending}.png")
            page.close()
        browser.close()


def main() -> None:
    """Build what is to be seen and take it."""
    every = [*KINDS, "search"]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", choices=[[], *every], help="all if none is named")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--query", default="airmen 1966", help="what the search is asked")
    asked = parser.parse_args()
    wanted = asked.kinds or every
    LOOK.mkdir(parents=True, exist_ok=True)
    kinds = {name: kind for name, kind in KINDS.items() if name in wanted}
    look(asked.site, kinds, asked.query if "search" in wanted else "")


if __name__ == "__main__":
    main()
