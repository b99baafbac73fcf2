"""What reference managers and search engines read in the head of a page."""

import json
import re

from chronicle.release.built_site import BuiltSite, read_site
from support.built_site import Built

META = re.compile(r'<meta (?:name|property)="(?P<name>[^"]+)" content="(?P<content>[^"]*)">')

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LOCATION = re.compile(r"<loc>(.*?)</loc>")
NOINDEX = '<meta name="robots" content="noindex">'
HOME = "http://127.0.0.1/repo/"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
WANTED = {
    "z:itemType", "z:shortTitle", "z:extra", "citation_language", "citation_public_url", "og:description",
}  # fmt: skip


def html(built: Built, address: str) -> str:
    path = built[0] / address
    return (path if path.is_file() else path / "index.html").read_text(encoding="utf-8")


def test_every_page_that_is_searched_says_once_what_it_is(built: Built, site: BuiltSite) -> None:
    wrong = {}
    for address in {*site.pages} - {"404.html"}:
        page = html(built, address)
        said = [json.loads(block)["url"] for block in BLOCK.findall(page)]
        right = [] if NOINDEX in page else [f"{HOME}{address}"]
        if said != right or (right and CANONICAL.findall(page) != right):
            wrong[address] = said
    assert wrong == {}


def test_the_site_map_has_the_pages_that_search_engines_may_read(starter: Built) -> None:
    mapped = LOCATION.findall((starter[0] / "sitemap.xml").read_text(encoding="utf-8"))
    pages = read_site(starter[0]).pages
    forbidden = {address for address in pages if NOINDEX in html(starter, address)}
    assert "events/1902-strike/" in forbidden
    assert sorted(mapped) == sorted(HOME + one for one in {*pages} - forbidden - {"404.html"})


def test_every_page_has_what_reference_managers_read(built: Built, site: BuiltSite) -> None:
    """Each says what it is, its version, its language and its description; a work is in COinS."""
    lacking = {}
    for address in site.pages:
        page = html(built, address)
        went = address.startswith("cite/") and 'class="citations"' not in page
        if address == "404.html" or went:
            continue
        names = {match["name"] for match in META.finditer(page)}
        if not names >= WANTED and page.count("Z3988") != 1:
            lacking[address] = WANTED - names
    assert lacking == {}


def test_a_page_names_the_picture_that_is_shown_where_it_is_shared(built: Built) -> None:
    page = html(built, "timeline/")
    assert f'<meta property="og:image" content="{HOME}picture.png">' in page
    assert '<meta property="og:image:alt" content="Pyongyang–Hanoi: A documentary history' in page
