"""A built site as readers meet it: links, anchors, published addresses, and what a page weighs."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

# What the first visit to a page may fetch, gzipped, in bytes.
HEAVIEST = 250_000
IDS = etree.XPath("//@id", smart_strings=False)
LINKS = etree.XPath("//@href | //@src", smart_strings=False)
# What a browser fetches for a page without being asked.
FETCHED = etree.XPath(
    "//*[self::script or self::img or self::source or self::iframe][not(@loading='lazy')]/@src |"
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href",
    smart_strings=False,
)
# What sends a browser elsewhere, or what was typed, or puts another's page into one: where each has
# its address.
SENDING = {
    "a refresh": etree.XPath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content"),
    "a base": etree.XPath("//base/@href"),
    "a form": etree.XPath("//form/@action | //@formaction"),
    "a frame": etree.XPath("//iframe/@src | //frame/@src | //embed/@src | //object/@data"),
}
# What stands before the address of a refresh: after how many seconds.
SECONDS = re.compile(r"^\s*[\d.]*\s*[;,]\s*(?:url\s*=)?\s*[\"']?", re.IGNORECASE)
# Links of the navigation that nobody can see, or that MkDocs calls by the name of what has none.
UNNAMED = etree.XPath("//nav//a[not(normalize-space()) and not(@aria-label) or .='None']/@href")
# How the address of what is linked may begin; that of what is shown by itself is `data:`.
SCHEMES = ("", "http", "https", "mailto", "tel", "data")
# What a script imports at once, and the fonts of a style sheet; what a script imports when it is
# asked for is no part of a first visit, nor is a font for letters that few pages have.
IMPORTED = {
    ".js": re.compile(r'\bimport\s[^"\';(]*["\'](\./[^"\']+)["\']'),
    ".css": re.compile(r'\burl\("([^":]+)"\)(?![^}]*\bunicode-range)'),
}


@dataclass
class BuiltPage:
    """One page: its address from the root, its links, what it fetches, how often it has an id.

    `sending` is what in it leads a browser to an address unasked, each with that, `unnamed` where
    links of the navigation lead that have no name.
    """

    address: str
    links: list[str]
    fetched: list[str]
    ids: Counter[str]
    sending: list[tuple[str, str]]
    unnamed: list[str]

    @property
    def name(self) -> str:
        """What a message calls it: its address."""
        return self.address or "the home page"


@dataclass
class BuiltSite:
    """Every page by its address, and the paths of all files, below the root of the site."""

    root: Path
    pages: dict[str, BuiltPage]
    files: set[str]

    def has(self, address: str) -> bool:
        """Whether an address leads to a file, or to a page and, where it names one, an anchor."""
        name, _, anchor = address.partition("#")
        if name not in self.pages:
            return name in self.files
        return not anchor or anchor in self.pages[name].ids


def read_page(address: str, content: str) -> BuiltPage:
    """Read the HTML of a page."""
    root = html.document_fromstring(content)
    fetched = FETCHED(root)
    sending = []
    for what, find in SENDING.items():
        for to in find(root):
            sending.append((what, SECONDS.sub("", to, 1)))
    return BuiltPage(address, LINKS(root), fetched, Counter(IDS(root)), sending, UNNAMED(root))


def read_site(root: Path) -> BuiltSite:
    """Read every page below a directory."""
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    pages = {}
    for name in sorted(files):
        if name.endswith(".html"):
            address = name.removesuffix("index.html")
            content = (root / name).read_text(encoding="utf-8")
            pages[address] = read_page(address, content)
    return BuiltSite(root, pages, files)


def built_for(site: BuiltSite) -> str:
    """The address for which a site was built, as its home page says; empty where it does not."""
    if "" not in site.pages:
        return ""
    home = html.document_fromstring((site.root / "index.html").read_text(encoding="utf-8"))
    return next(iter(home.xpath("//link[@rel='canonical']/@href")), "")


def problems(site: BuiltSite, url: str, ledger: Iterable[str]) -> Iterator[str]:
    """Everything that is wrong with a site for its readers, each as a line.

    `url` is the address for which it was built, `ledger` has the addresses that were published.
    """
    yield from broken_links(site, url)
    yield from doubled_ids(site)
    yield from leading_away(site, url)
    for address in ledger:
        if not site.has(address):
            yield f"/{address} was published and leads nowhere"
    for page in site.pages.values():
        if (size := weight(site, page, url)) > HEAVIEST:
            yield f"{page.name}: a first visit fetches {size:,} bytes; at most {HEAVIEST:,}"


def broken_links(site: BuiltSite, url: str) -> Iterator[str]:
    """Every link without a name, or that leads nowhere: into the site, or to what none opens.

    What lies beside it at its host is not known.
    """
    home = urlsplit(url)
    for page in site.pages.values():
        for link in page.unnamed:
            yield f"{page.name}: the link to {link} has no name"
        for link in dict.fromkeys(page.links):
            target = urlsplit(urljoin(url + page.address, link))
            if target.scheme not in SCHEMES:
                yield f"{page.name}: {link} leads nowhere; {target.scheme}: begins no address"
            if target[:2] != home[:2] or not target.path.startswith(home.path):
                continue
            inside = unquote(target.path).removeprefix(home.path)
            if not site.has(inside):
                yield f"{page.name}: {link} leads nowhere"
            elif not site.has(f"{inside}#{unquote(target.fragment)}"):
                yield f"{page.name}: {link} has no anchor there"


def doubled_ids(site: BuiltSite) -> Iterator[str]:
    """Every id that a page has twice."""
    for page in site.pages.values():
        for identifier, count in page.ids.items():
            if count > 1:
                yield f"{page.name}: {count} elements have the id {identifier}"


def leading_away(site: BuiltSite, url: str) -> Iterator[str]:
    """Whatever sends a browser away from the site unasked, or shows a page of another in ours."""
    home = urlsplit(url)
    for page in site.pages.values():
        for what, to in page.sending:
            if urlsplit(urljoin(url + page.address, to))[:2] != home[:2]:
                yield f"{page.name}: {what} leads to {to}, which is no page of the site"


def weight(site: BuiltSite, page: BuiltPage, url: str) -> int:
    """Bytes of a page and of all that a first visit fetches for it, each gzipped as it is sent."""
    name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
    wanted = {site.root / name}
    for link in page.fetched:
        inside = urlsplit(urljoin(url + page.address, link)).path.removeprefix(urlsplit(url).path)
        if inside in site.files:
            wanted |= _with_imports(site.root / inside)
    return sum(map(sent, wanted))


@cache
def _with_imports(path: Path) -> frozenset[Path]:
    """A file, and all that it imports at once if it is a script or a style sheet."""
    found = frozenset([path])
    if path.suffix in IMPORTED:
        names = IMPORTED[path.suffix].findall(path.read_text(encoding="utf-8"))
        found = found.union(*(_with_imports(path.parent / name) for name in names))
    return found


@cache
def sent(path: Path) -> int:
    """Bytes of a file, which does not change, gzipped as a host would send it."""
    return len(gzip.compress(path.read_bytes(), 6))
