"""Takes a picture of every kind of page, on a phone and a desk, light and dark, so that a person can look at them.

Run by `make look`. For each page there are pictures of it whole and, as `…-top.png`, of its first two screens; and for some kinds
the page as it prints on A4. The first screen of a question goes into the README.
`PYTHONPATH=tests python -m tools.look timeline event` takes these kinds alone, `--site` a site that is already built.
"""

import argparse
import functools
import http.server
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from support import ROOT
from support.projects import CHROMIUM, Quiet, another_project, build, chromium
from support.site_reader import Site, read_site

LOOK = ROOT / ".build" / "look"
# The picture of a question with which the README begins.
OF_THE_README = ROOT / ".github" / "question.png"
PICTURE: FloatRect = {"x": 130, "y": 0, "width": 1180, "height": 760}
# Each kind by name: an address, or with an asterisk that of the page with the most or the fewest links among those that match.
KINDS = {
    "home": "", "chapter": "max chapters/*", "story": "chapters/", "timeline": "timeline/", "event": "max events/*",
    "event-poor": "min events/*", "actor": "max actors/*", "actor-poor": "min actors/*", "actors": "actors/",
    "deployment": "max deployments/*", "deployments": "deployments/", "places": "places/", "question": "max questions/*",
    "questions": "questions/", "comparison": "papers/", "paper": "max papers/*", "guide": "max papers/*/guide/", "bibliography": "bibliography/",
    "figures": "figures/", "chart": "max figures/*", "data": "data/", "gaps": "about/gaps/", "glossary": "about/glossary/", "changes": "about/changes/",
    "handout": "max teaching/*", "teaching": "teaching/", "about": "about/", "citing": "about/cite/",
    "contribute": "about/contribute/", "cite": "max cite/*", "missing": "404.html",
}  # fmt: skip
PRINTED = ["event", "chapter", "question", "comparison", "timeline", "handout", "deployment"]
PHONE, DESK = 390, 1440
SCREENS = {PHONE: 844, DESK: 900}
Scheme = Literal["light", "dark"]


def address(site: Site, kind: str) -> str:
    """The address of a kind of page; the first by name where pages are equally rich."""
    choice, _, pattern = kind.rpartition(" ")
    if not choice:
        return pattern
    stem, _, end = pattern.partition("*")
    found = [a for a in site.pages if a.startswith(stem) and a != stem and a.endswith(end)]
    if not end:
        found = [a for a in found if a.count("/") == stem.count("/") + a.endswith("/")] or found
    return (max if choice == "max" else min)(sorted(found), key=lambda a: len(site.pages[a].links))


def take(page: Page, name: str, width: int, scheme: Scheme) -> None:
    """Take a page whole and its first two screens."""
    stem = LOOK / f"{name}-{width}-{scheme}"
    page.screenshot(path=f"{stem}.png", full_page=True)
    height = min(2 * SCREENS[width], page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(
        path=f"{stem}-top.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": height},
    )


def opened(browser: Browser) -> Iterator[tuple[Page, int, Scheme]]:
    """A page at each width in each scheme."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for width in (PHONE, DESK):
        for scheme in schemes:
            context = browser.new_context(
                viewport={"width": width, "height": SCREENS[width]}, color_scheme=scheme
            )
            yield context.new_page(), width, scheme
            context.close()


def look(root: Path, kinds: dict[str, str], query: str = "") -> None:
    """Take pictures of kinds of pages of a built site; `query` is asked of its search."""
    site = read_site(root)
    handler = functools.partial(Quiet, directory=str(root))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for page, width, scheme in opened(browser):
            for name, kind in kinds.items():
                page.goto(host + address(site, kind))
                take(page, name, width, scheme)
                if (width, scheme, name) == (DESK, "light", "question"):
                    page.screenshot(path=OF_THE_README, clip=PICTURE)
                if (width, scheme) == (DESK, "light") and name in PRINTED:
                    page.pdf(path=LOOK / f"{name}.pdf", prefer_css_page_size=True)
            if query:
                page.goto(f"{host}search/?q={query}")
                take(page, "search", width, scheme)
                page.goto(host + address(site, KINDS["deployment"]))
                page.locator(".statement a.cite").first.click()
                page.locator("dialog[open]").wait_for()
                page.screenshot(path=LOOK / f"dialog-{width}-{scheme}.png")
        browser.close()
        server.shutdown()


def main() -> None:
    """Build what is to be seen and take it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "kinds",
        nargs="*",
        choices=[[], *KINDS, "former", "search"],
        help="the kinds to take; all if none is named",
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--query", default="airmen 1966", help="what the search is asked")
    asked = parser.parse_args()
    wanted = asked.kinds or [*KINDS, "former", "search"]
    LOOK.mkdir(parents=True, exist_ok=True)
    look(
        asked.site,
        {name: KINDS[name] for name in KINDS if name in wanted},
        asked.query if "search" in wanted else "",
    )
    if "former" in wanted:
        # No address of the real history has gone yet.
        with tempfile.TemporaryDirectory() as directory:
            project = another_project(Path(directory) / "project")
            result = build(project, Path(directory) / "site")
            assert result.returncode == 0, result.stderr
            gone = [
                path
                for path in (Path(directory) / "site").rglob("index.html")
                if 'id="former"' in path.read_text(encoding="utf-8")
            ]
            places = [
                path.parent.relative_to(Path(directory) / "site").as_posix()
                for path in sorted(gone)
            ]
            look(
                Path(directory) / "site",
                {f"former-{number}": f"{place}/" for number, place in enumerate(places[:3], 1)},
            )


if __name__ == "__main__":
    main()
