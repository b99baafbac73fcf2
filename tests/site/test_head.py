"""What reference managers and search engines read in the head of a page."""

import json
import re

from chronicle.release.built_site import BuiltSite, read_site
from support import zotero
from support.built_site import Built
from support.zotero import Saved

META = re.compile(r'<meta (?:name|property)="(?P<name>[^"]+)" content="(?P<content>[^"]*)">')

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LOCATION = re.compile(r"<loc>(.*?)</loc>")
NOINDEX = '<meta name="robots" content="noindex">'
HOME = "http://127.0.0.1/repo/"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
# What a page is about or, where it is about no thing of schema.org, what it is: by its address, or the beginning of it.
ACTORS = {"Person", "Organization", "Country", "PoliticalParty", "NewsMediaOrganization"}
SAID = {"": {"WebSite"}, "data/": {"Dataset"}}
INDEXES = ("actors/", "chapters/", "deployments/", "questions/", "timeline/", "places/", "figures/")
SAID |= {address: {"CollectionPage"} for address in INDEXES}
WANTED = {
    "z:itemType", "z:shortTitle", "z:extra", "citation_language", "citation_public_url", "og:description",
}  # fmt: skip
PLAIN = {"WebPage", "AboutPage", "CollectionPage", "SearchResultsPage"}
SAID_BELOW = {
    "actors/": ACTORS,
    "chapters/": {"Article"},
    "deployments/": {"WebPage"},
    "events/": {"Event"},
    "questions/": {"Question"},
}


def html(built: Built, address: str) -> str:
    """The page at an address."""
    path = built[0] / address
    return (path if path.is_file() else path / "index.html").read_text(encoding="utf-8")


def said(page: str) -> list[tuple[str, str]]:
    """The address that each block of a page gives, and the class of what the page is about, or of the page."""
    nodes = map(json.loads, BLOCK.findall(page))
    return [(node["url"], node.get("mainEntity", node)["@type"]) for node in nodes]


def test_every_page_that_is_searched_says_once_what_it_is(built: Built, site: BuiltSite) -> None:
    wrong = {}
    for address in site.pages:
        page = html(built, address)
        found = said(page)
        kind = f"{address.partition('/')[0]}/" if address.count("/") == 2 else ""
        expected = SAID.get(address) or SAID_BELOW.get(kind, PLAIN)
        if address == "404.html" or NOINDEX in page:
            right = found == []
        else:
            right = [url for url, _ in found] == CANONICAL.findall(page) == [
                f"{HOME}{address}"
            ] and found[0][1] in expected
        if not right:
            wrong[address] = found
    assert wrong == {}


def test_the_site_map_has_the_pages_that_search_engines_may_read_and_no_others(
    starter: Built,
) -> None:
    mapped = LOCATION.findall((starter[0] / "sitemap.xml").read_text(encoding="utf-8"))
    pages = read_site(starter[0]).pages
    forbidden = {address for address in pages if NOINDEX in html(starter, address)}
    assert "events/1902-strike/" in forbidden
    assert sorted(mapped) == sorted(HOME + one for one in {*pages} - forbidden - {"404.html"})


def test_zotero_saves_a_page_and_the_works_that_it_comes_from(starter: Built) -> None:
    """Every tag of a head is in test_embedded.py."""
    page = html(starter, "events/1903-flood/")
    address = f"{HOME}events/1903-flood/"
    assert CANONICAL.findall(page) == [address]
    assert not BLOCK.search(html(starter, "actors/ditch-corps/"))
    own, *saved = zotero.page(page)
    assert own == Saved(
        "webpage",
        [],  # the site is named once, as what the page is part of
        {
            "title": "The isthmus floods",
            "publicationTitle": "The Long Ditch",
            "date": "2099-01-02",
            "language": "en",
            "url": address,
        },
    )
    assert [work.type for work in saved] == ["journalArticle", "newspaperArticle"]
    (paper,) = zotero.page(html(starter, "papers/holm-1987/"))
    assert (paper.type, paper.creators) == ("journalArticle", [("author", "Holm", "Ada")])
    types = [saved.type for saved in zotero.page(html(starter, "bibliography/"))]
    works = ["journalArticle", "document", "manuscript", "newspaperArticle", "book"]
    assert types == ["webpage", *works]


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
