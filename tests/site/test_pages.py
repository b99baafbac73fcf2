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

META_TAG = re.compile(r'<meta (?:name|property)="(?P<name>[^"]+)" content="(?P<content>[^"]*)">')
LOCATION = re.compile(r"<loc>(.*?)</loc>")
NOINDEX = '<meta name="robots" content="noindex">'
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
METADATA_NAMES = {
    "z:itemType", "z:shortTitle", "z:extra", "citation_language", "citation_public_url", "og:description",
}  # fmt: skip
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# Styles and scripts, which a strict policy blocks; data blocks are not scripts.
INLINE_CODE = html.etree.XPath("//style | //script[not(@src or @type='application/json')]")
HANDLERS = html.etree.XPath("//@*[name() = 'style' or starts-with(name(), 'on')]")
REQUIRED_DIRECTIVES = ("default-src 'none'", "script-src 'self'")
FORBIDDEN_SOURCES = ("unsafe-inline", "unsafe-eval", "*", "http:")


def find_inline_code(text: str) -> list[str]:
    page = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8"))
    return [f"<{element.tag}>" for element in INLINE_CODE(page)] + [
        f"{element.getparent().tag} {element.attrname}" for element in HANDLERS(page)
    ]


def check_policy(address: str, text: str) -> Iterator[str]:
    """Yield violations of a strict policy, and weaknesses in the policy of the page."""
    policy = unescape("".join(POLICY.findall(text)))
    yield from find_inline_code(text)
    yield from (f"no {term}" for term in REQUIRED_DIRECTIVES if term not in policy)
    yield from (term for term in FORBIDDEN_SOURCES if term in policy)


def check_canonical_url(address: str, text: str) -> Iterator[str]:
    """Yield an error if the canonical URL of a page open to search engines is wrong."""
    urls = CANONICAL.findall(text)
    if address != "404.html" and NOINDEX not in text and urls != [f"{SITE_URL}{address}"]:
        yield f"is said to be {urls}"


def check_citation_metadata(address: str, text: str) -> Iterator[str]:
    """Yield missing metadata for reference managers: page type, version, language; works have their own."""
    names = {match["name"] for match in META_TAG.finditer(text)}
    missing = METADATA_NAMES - names
    if 'class="byline' in text:
        yield "has markup that Zotero reads as the authors of the page"
    if NOINDEX in text and CANONICAL.findall(text) == [f"{SITE_URL}{address}"]:
        # Redirect pages offer no metadata; search and list pages do.
        if 'class="record redirect' in text and names & (METADATA_NAMES - {"og:description"}):
            yield f"offers {names & METADATA_NAMES}, but nothing lives there"
        return
    if address != "404.html" and missing and text.count("unapi-id") != 1:
        yield f"lacks {missing}"


def check_table_of_contents(address: str, text: str) -> Iterator[str]:
    """Yield sections missing from the table of contents of a Markdown page with several sections."""
    page = html.document_fromstring(text)
    sections = (
        page.xpath("//div[@class='page-content prose']/descendant::h2/@id") if address else []
    )
    links = page.xpath("//nav[@class='jump']/a/@href")
    if sections[2:] and links != [f"#{part}" for part in sections]:
        yield f"has {sections}, and names {links}"


@pytest.mark.parametrize(
    "check",
    [
        check_policy,
        check_canonical_url,
        check_citation_metadata,
        check_table_of_contents,
    ],
)
def test_pages_have_metadata_and_policy(
    record_build: SiteBuild, site: BuiltSite, check: Callable[[str, str], Iterator[str]]
) -> None:
    problems_by_path = {
        address: [*check(address, read_page_source(record_build, address))]
        for address in site.pages
    }
    assert {address: problems for address, problems in problems_by_path.items() if problems} == {}


@pytest.mark.parametrize("site_of", ["record_build", "sample_build"])
def test_titles_and_descriptions_are_unique(site_of: str, request: pytest.FixtureRequest) -> None:
    """Each page has a unique title and a unique description of 15 to 160 characters."""
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
    assert {
        description_text: pages
        for description_text, pages in pages_of.items()
        if not 15 <= len(description_text) <= 160
    } == {}


NESTED_BLOCKS = "//main//details//details[not(@class='source-chain')]/summary"


@pytest.mark.parametrize("site_of", ["record_build", "extended_build"])
def test_collapsed_blocks_are_not_nested(site_of: str, request: pytest.FixtureRequest) -> None:
    """Collapsed blocks are not nested, except the chain of a statement."""
    for path in request.getfixturevalue(site_of)[0].rglob("*.html"):
        assert html.parse(path).xpath(NESTED_BLOCKS) == [], path


def test_report_names_file_and_line(record_build: SiteBuild, site: BuiltSite) -> None:
    for address in site.pages.keys() - {"404.html"}:
        source = read_page_source(record_build, address)
        page = html.document_fromstring(source)
        if NOINDEX in source:
            continue
        (text,) = page.xpath("//details[@class='mistake-report']/textarea/text()")
        report = {
            name: rest.strip()
            for name, _, rest in (
                line_of_report.partition(":") for line_of_report in text.splitlines()
            )
        }
        assert all(line.endswith(":") for line in text.splitlines()[-3:])
        assert text.split(": ", 1)[1].startswith(f"{SITE_URL}{address}\n")
        if page.get("lang") != "en":  # its labels are translated
            continue
        assert report["Version"]
        if "Record" in report:
            file, _, line = report["File"].partition(":")
            record_line = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
            assert record_line == f"- id: {report['Record']}"


@pytest.mark.parametrize("address", ["", "figures/", "teaching/the-airmen/", "about/glossary/"])
def test_menu_is_marked_on_its_pages(record_build: SiteBuild, address: str) -> None:
    page = html.document_fromstring(read_page_source(record_build, address))
    current = page.xpath("//details[@class='menu']/summary/@aria-current")
    assert bool(current) == bool(address)


def test_site_has_only_our_scripts(record_build: SiteBuild) -> None:
    scripts_of_site = {
        path.relative_to(record_build[0]).as_posix() for path in record_build[0].rglob("*.js")
    }
    assert scripts_of_site == {*scripts.ENTRY_MODULES}


def test_sitemap_has_indexable_pages(sample_build: SiteBuild) -> None:
    urls = LOCATION.findall((sample_build[0] / "sitemap.xml").read_text("utf-8"))
    pages = read_site(sample_build[0]).pages
    hidden = {address for address in pages if NOINDEX in read_page_source(sample_build, address)}
    assert "events/1902-strike/" in hidden
    assert sorted(urls) == sorted(SITE_URL + path for path in {*pages} - hidden - {"404.html"})


def test_page_has_preview_image(record_build: SiteBuild) -> None:
    page = read_page_source(record_build, "timeline/")
    assert f'<meta property="og:image" content="{SITE_URL}picture.png">' in page
    assert '<meta property="og:image:alt" content="Pyongyang–Hanoi">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
