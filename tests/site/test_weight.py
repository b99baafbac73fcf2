"""What a first visit fetches: every page with its style, scripts and pictures, gzipped, in bytes."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from chronicle.release.built_site import HEAVIEST, BuiltSite, sent, weight
from support.kinds import richest
from support.projects import HOME, listening, window

# A page by itself, as a host sends it that does not compress.
LONGEST = 250_000
# With the index of the search, which may have 300 KB.
SEARCHED = 400_000
# Kinds of pages that differ in what they fetch: scripts, drawings, an index.
FETCHING = (
    "", "chapters/*", "timeline/", "actors/", "places/", "papers/", "figures/", "search/?q=1966", "my-list/", "cite/*",
)  # fmt: skip


def test_no_page_is_long_by_itself(built: tuple[Path, object]) -> None:
    root = built[0].resolve()
    sizes = {page: page.stat().st_size for page in root.rglob("*.html")}
    assert {page: size for page, size in sizes.items() if size > LONGEST} == {}


@pytest.mark.parametrize("kind", FETCHING)
def test_a_browser_fetches_nothing_that_was_not_weighed(
    browser: Browser, served: str, built: tuple[Path, object], site: BuiltSite, kind: str
) -> None:
    """The count above is right: a real browser on its first visit fetches these files and no others."""
    address = richest(site, kind)
    sizes: dict[str, int] = {}
    root = built[0].resolve()

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        file = root.parent / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        sizes[path] = sent(file)

    with window(browser) as opened, listening(opened, request=note):
        opened.goto(served + address)
    weighed = weight(site, site.pages[address.partition("?")[0]], HOME)
    icon = sent(root / "assets" / "icon.svg")
    # The page of the search fetches its index besides, that of the reader's own list its script.
    assert (
        weighed - icon
        <= sum(sizes.values())
        <= {"search": SEARCHED, "my-list": HEAVIEST}.get(kind.partition("/")[0], weighed)
    )
