"""The metadata of every page of the built site, and compliance with its content security policy.

`test_browser.py` also checks that browsers report no violation, because any console message fails a test.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from lxml import html

from chronicle import scripts
from chronicle.release.built_site import BuiltSite, read_site
from support import ROOT
from support.built_site import SiteBuild, read_page_source
from support.projects import SITE_URL

META = re.compile(r'<meta (?:name|property)="(?P<name>[^"]+)" content="(?P<content>[^"]*)">')
LOCATION = re.compile(r"<loc>(.*?)</loc>")
NOINDEX = '<meta name="robots" content="noindex">'
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
NAMES = {
    "z:itemType", "z:shortTitle", "z:extra", "citation_language", "citation_public_url", "og:description",
}  # fmt: skip
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# Styles and scripts, which a strict policy blocks; data blocks are not scripts.
INLINE = html.etree.XPath("//style | //script[not(@src or @type='application/json')]")
HANDLERS = html.etree.XPath("//@*[name() = 'style' or starts-with(name(), 'on')]")
WANTED = ("default-src 'none'", "script-src 'self'")
UNWANTED = ("unsafe-inline", "unsafe-eval", "*", "http:")


def inline(text: str) -> list[str]:
    page = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8"))
    return [f"<{one.tag}>" for one in INLINE(page)] + [
        f"{one.getparent().tag} {one.attrname}" for one in HANDLERS(page)
    ]


def test_what_a_strict_policy_stops_is_found() -> None:
    assert inline(
        '<style></style><script src="a.js"></script><script>1</script><p style="" onclick="">'
        '<script type="application/json">{}</script>'
    ) == ["<style>", "<script>", "p style", "p onclick"]


def against_policy(address: str, text: str) -> Iterator[str]:
    """Yield violations of a strict policy, and weaknesses in the policy of the page."""
    policy = unescape("".join(POLICY.findall(text)))
    yield from inline(text)
    yield from (f"no {word}" for word in WANTED if word not in policy)
    yield from (word for word in UNWANTED if word in policy)


def against_engines(address: str, text: str) -> Iterator[str]:
    """Yield the canonical URL if it is wrong on a page open to search engines."""
    said = CANONICAL.findall(text)
    if address != "404.html" and NOINDEX not in text and said != [f"{SITE_URL}{address}"]:
        yield f"is said to be {said}"


def against_managers(address: str, text: str) -> Iterator[str]:
    """Yield missing metadata for reference managers: page type, version, language; works have their own."""
    named = {match["name"] for match in META.finditer(text)}
    lacking = NAMES - named
    if 'class="byline' in text:
        yield "has what Zotero takes for the authors of a page, and of what stands at its anchors"
    if NOINDEX in text and CANONICAL.findall(text) == [f"{SITE_URL}{address}"]:
        # Redirect pages offer no metadata; search and list pages do.
        if 'class="record former' in text and named & (NAMES - {"og:description"}):
            yield f"offers {named & NAMES}, but nothing lives there"
        return
    if address != "404.html" and lacking and text.count("unapi-id") != 1:
        yield f"lacks {lacking}"


def against_harvesters(address: str, text: str) -> Iterator[str]:
    """Yield missing metadata for web harvesters on a citable page (signposting.org)."""
    if NOINDEX in text or address == "404.html":
        return
    for rel in ("cite-as", "license"):
        if text.count(f'<link rel="{rel}"') != 1:
            yield f"has no {rel}"
    if f'<link rel="cite-as" href="{SITE_URL}{address}">' not in text:
        yield "is cited at another address"


def against_contents(address: str, text: str) -> Iterator[str]:
    """Yield sections missing from the table of contents of a Markdown page with several sections."""
    page = html.document_fromstring(text)
    parts = page.xpath("//div[@class='book prose']/descendant::h2/@id") if address else []
    named = page.xpath("//nav[@class='jump']/a/@href")
    if parts[2:] and named != [f"#{part}" for part in parts]:
        yield f"has {parts}, and names {named}"


@pytest.mark.parametrize(
    "wrong",
    [against_policy, against_engines, against_managers, against_harvesters, against_contents],
)
def test_every_page_says_what_it_is_and_is_safe(
    record_build: SiteBuild, site: BuiltSite, wrong: Callable[[str, str], Iterator[str]]
) -> None:
    found = {
        address: [*wrong(address, read_page_source(record_build, address))]
        for address in site.pages
    }
    assert {address: problems for address, problems in found.items() if problems} == {}


@pytest.mark.parametrize("site_of", ["record_build", "sample_build"])
def test_a_search_engine_can_tell_every_page_from_the_others(
    site_of: str, request: pytest.FixtureRequest
) -> None:
    """Each has a unique title and a unique description of 15 to 160 characters."""
    directory, _ = request.getfixturevalue(site_of)
    titles = dict[str, list[str]]()
    pages_of = dict[str, list[str]]()
    for path in directory.rglob("*.html"):
        text = path.read_text("utf-8")
        if NOINDEX in text or path.name == "404.html":
            continue
        head = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8"))
        (description,) = head.xpath("//meta[@name='description']/@content")
        titles.setdefault(head.findtext(".//title"), []).append(str(path))
        pages_of.setdefault(description, []).append(str(path))
    assert [pages for pages in titles.values() if pages[1:]] == []
    assert [pages for pages in pages_of.values() if pages[1:]] == []
    assert {one: pages for one, pages in pages_of.items() if not 15 <= len(one) <= 160} == {}


DEEP = "//main//details//details[not(@class='follow')]/summary"


@pytest.mark.parametrize("site_of", ["record_build", "extended_build"])
def test_folds_are_one_deep(site_of: str, request: pytest.FixtureRequest) -> None:
    """Collapsed blocks are not nested, except the chain of a statement."""
    for path in request.getfixturevalue(site_of)[0].rglob("*.html"):
        assert html.parse(path).xpath(DEEP) == [], path


def test_every_page_reports_a_mistake_with_the_line_that_has_it(
    record_build: SiteBuild, site: BuiltSite
) -> None:
    for address in site.pages.keys() - {"404.html"}:
        written = read_page_source(record_build, address)
        page = html.document_fromstring(written)
        if NOINDEX in written:
            continue
        (text,) = page.xpath("//details[@class='report']/textarea/text()")
        report = {
            name: rest.strip()
            for name, _, rest in (one.partition(":") for one in text.splitlines())
        }
        assert all(line.endswith(":") for line in text.splitlines()[-3:])
        assert text.split(": ", 1)[1].startswith(f"{SITE_URL}{address}\n")
        if page.get("lang") != "en":  # its labels are translated
            continue
        assert report["Version"]
        if "Record" in report:
            file, _, line = report["File"].partition(":")
            line_there = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
            assert line_there == f"- id: {report['Record']}"


@pytest.mark.parametrize("address", ["", "figures/", "teaching/the-airmen/", "about/glossary/"])
def test_the_menu_is_marked_on_the_pages_in_it(record_build: SiteBuild, address: str) -> None:
    page = html.document_fromstring(read_page_source(record_build, address))
    marked = page.xpath("//details[@class='menu']/summary/@aria-current")
    assert bool(marked) == bool(address)


def test_no_script_but_ours(record_build: SiteBuild) -> None:
    there = {path.relative_to(record_build[0]).as_posix() for path in record_build[0].rglob("*.js")}
    assert there == {*scripts.SENT}


def test_the_site_map_has_the_pages_that_search_engines_may_read(sample_build: SiteBuild) -> None:
    mapped = LOCATION.findall((sample_build[0] / "sitemap.xml").read_text("utf-8"))
    pages = read_site(sample_build[0]).pages
    forbidden = {address for address in pages if NOINDEX in read_page_source(sample_build, address)}
    assert "events/1902-strike/" in forbidden
    assert sorted(mapped) == sorted(SITE_URL + one for one in {*pages} - forbidden - {"404.html"})


def test_a_page_names_the_picture_that_is_shown_where_it_is_shared(record_build: SiteBuild) -> None:
    page = read_page_source(record_build, "timeline/")
    assert f'<meta property="og:image" content="{SITE_URL}picture.png">' in page
    assert '<meta property="og:image:alt" content="Pyongyang–Hanoi">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
