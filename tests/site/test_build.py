"""The site builds strictly without warnings, all links resolve, and page weight is limited."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Request

from chronicle.corpus import ledger
from chronicle.history import History
from chronicle.queries import redirect_table
from chronicle.release.built_site import BuiltSite, check_site
from support import ROOT, find_missing_links
from support.built_site import SiteBuild, read_page_source
from support.cases import cases
from support.kinds import page_with_most_links
from support.projects import SITE_URL, open_page, page_listeners, run_build


def test_builds_without_warnings(record_build: SiteBuild) -> None:
    output = record_build[1].stdout + record_build[1].stderr
    assert record_build[1].returncode == 0, output
    assert "WARNING" not in output
    assert "ERROR" not in output


def test_builds_are_reproducible(
    sample_build: SiteBuild, sample_project: Path, tmp_path: Path
) -> None:
    """A clean build and a cached build with another hash seed are identical."""
    result = run_build(sample_project, tmp_path / "site", PYTHONHASHSEED="2")
    assert result.returncode == 0, result.stderr
    trees = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (sample_build[0], tmp_path / "site")
    ]
    assert [path for path in trees[0] | trees[1] if trees[0].get(path) != trees[1].get(path)] == []
    days = set(re.findall(r"<lastmod>(.*?)</lastmod>", trees[0][Path("sitemap.xml")].decode()))
    # The last change of the sample history, not the build date.
    assert days == {"2019-01-02"}


def test_site_has_no_problems_in_subpath(site: BuiltSite) -> None:
    """All links, anchors and previously published URLs resolve; ids are unique on each page."""
    published = ledger.read_ledger(ROOT / "data" / "permalinks.txt")
    assert list(check_site(site, SITE_URL, published)) == []


def test_every_page_is_reachable(site: BuiltSite, record: History) -> None:
    visited = set()
    pending = [""]
    while pending:
        path = pending.pop()
        if path in visited or path not in site.pages:
            continue
        visited.add(path)
        pending += [
            urlsplit(urljoin(f"http://h/repo/{path}", link)).path.removeprefix("/repo/")
            for link in site.pages[path].links
            if "//" not in link
        ]
    # No page links to redirects or to their parent directories.
    assert set(site.pages) - visited - redirect_table.redirects_by_page(record).keys() == {
        "404.html"
    }


def test_links_have_backlinks(record_build: SiteBuild, site: BuiltSite, record: History) -> None:
    """Only links in the main content count, not the header and footer."""
    texts = {
        address: read_page_source(record_build, address).partition("<main")[2]
        for address in site.pages
    }
    bodies = {address: text.partition("</main>")[0] for address, text in texts.items()}
    assert find_missing_links(record, bodies) == []


# Limits in bytes, compressed, of the first visit to the home page, to the search page (with an index of up to 500 KB)
# and to any other page.
LIMITS = {"": 100_000, "search": 580_000}
DEFAULT_LIMIT = 250_000


@cases
def test_first_visit_is_small(
    browser: Browser, site_url: str, record_build: SiteBuild, site: BuiltSite, kind: str
) -> None:
    """Sizes of the files that a browser fetches, compressed as by a web host."""
    sizes: dict[str, int] = {}
    root = record_build[0].resolve()

    def record_size(request: Request) -> None:
        path = urlsplit(request.url).path
        if path.endswith("/assets/search.js"):
            return  # loaded when the browser is idle
        if path.endswith("-rest.woff2"):
            return  # contains rare characters; browsers with a local copy name it on every page
        file = root.parent / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        sizes[path] = len(gzip.compress(file.read_bytes(), 6))

    with open_page(browser) as page, page_listeners(page, request=record_size):
        page.goto(site_url + page_with_most_links(site, kind))
    assert 0 < sum(sizes.values()) <= LIMITS.get(kind.partition("/")[0], DEFAULT_LIMIT)
