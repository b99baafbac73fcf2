"""What a first visit fetches: every page with its style, scripts and pictures, gzipped, in bytes. No page may weigh over 250 KB."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from support.kinds import richest
from support.projects import listening, window
from support.site_reader import Site
from support.weighing import sent, weigh

LIMIT = 250_000
# A page by itself, as a host sends it that does not compress; the longest are just below 250 KB.
LONGEST = 260_000
# Kinds of pages that differ in what they fetch: scripts, drawings, an index.
FETCHING = (
    "", "chapters/*", "timeline/", "actors/", "places/", "papers/", "figures/", "search/?q=1966", "my-list/", "cite/*",
)  # fmt: skip


def test_no_page_weighs_more_than_250_kb(built: tuple[Path, object], site: Site) -> None:
    root = built[0].resolve()
    sizes = {page: page.stat().st_size for page in root.rglob("*.html")}
    assert len(sizes) >= len(site.pages)
    assert [page for page in sizes if weigh(root, page) > LIMIT] == []
    # Citations of what comes from a hundred places are fetched by those alone who cite it.
    cited = root / "cite"
    long = {page: size for page, size in sizes.items() if size > LONGEST}
    assert {page: size for page, size in long.items() if not page.is_relative_to(cited)} == {}


@pytest.mark.parametrize("kind", FETCHING)
def test_a_browser_fetches_nothing_that_was_not_weighed(
    browser: Browser, served: str, built: tuple[Path, object], site: Site, kind: str
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
    file = address.partition("?")[0]
    page = root / (file if file.endswith(".html") else f"{file}index.html")
    icon = sent(root / "assets" / "icon.svg")
    # The page of the search fetches its index besides, that of the reader's own list its script.
    assert (
        weigh(root, page) - icon
        <= sum(sizes.values())
        <= (LIMIT if kind.startswith(("search/", "my-list/")) else weigh(root, page))
    )


def test_a_script_goes_to_the_pages_that_it_serves(starter: tuple[Path, object]) -> None:
    serving = {"site": "timeline/", "map": "places/", "compare": "papers/", "people": "actors/"}
    pages = {name: (starter[0] / page / "index.html").read_text() for name, page in serving.items()}
    for name, own in pages.items():
        assert f"assets/{name}.js" in own
        assert all(f"assets/{name}.js" not in text for text in pages.values() if text is not own)
