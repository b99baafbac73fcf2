"""A built site as its users see it: links, anchors and published URLs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from click import ClickException
from lxml import etree, html

PARSER = html.HTMLParser(encoding="utf-8")
# The content of a template is not on the page until a script inserts it.
IDS_XPATH = etree.XPath("//*[not(ancestor::template)]/@id", smart_strings=False)
LINKS_XPATH = etree.XPath("//@href | //@src", smart_strings=False)
# Navigation links without a visible name, or with the name “None”, which MkDocs gives to untitled
# pages.
UNNAMED_LINKS_XPATH = etree.XPath(
    "//nav//a[not(normalize-space()) and not(@aria-label) or .='None']/@href"
)
# Allowed URL schemes of links; embedded images may also use `data:`.
ALLOWED_SCHEMES = ("", "http", "https", "mailto", "tel", "data")


@dataclass
class BuiltPage:
    """A page: its URL relative to the root, its links, and the count of each id.

    `unnamed_links` contains the targets of navigation links without a name.
    """

    address: str
    links: list[str]
    ids: Counter[str]
    unnamed_links: list[str]

    @property
    def name(self) -> str:
        """The name of the page in messages: its URL."""
        return self.address or "the home page"


@dataclass
class BuiltSite:
    """Every page by its URL, and the paths of all files, relative to the root of the site."""

    root: Path
    pages: dict[str, BuiltPage]
    files: set[str]

    def has_address(self, address: str) -> bool:
        """Return whether a URL resolves to a file, or to a page and its anchor."""
        name, _, anchor = address.partition("#")
        if name not in self.pages:
            return name in self.files
        return not anchor or anchor in self.pages[name].ids


def read_site(root: Path) -> BuiltSite:
    """Read every page in a directory.

    Raises:
        ClickException: A page is empty or is not valid UTF-8.
    """
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    pages = {}
    for name in sorted(files):
        if name.endswith(".html"):
            address = name.removesuffix("index.html")
            try:
                content = (root / name).read_text("utf-8").encode()
                page = html.document_fromstring(content, parser=PARSER)
            except (ValueError, etree.ParserError) as error:
                raise ClickException(f"{root / name} is not valid HTML: {error}") from None
            pages[address] = BuiltPage(
                address, LINKS_XPATH(page), Counter(IDS_XPATH(page)), UNNAMED_LINKS_XPATH(page)
            )
    return BuiltSite(root, pages, files)


def built_site_url(site: BuiltSite) -> str:
    """Return the URL that a site was built for, from its home page; empty without a URL."""
    home = html.document_fromstring((site.root / "index.html").read_text("utf-8"))
    return next(iter(home.xpath("//link[@rel='canonical']/@href")), "")


def check_site(site: BuiltSite, url: str, ledger: Iterable[str]) -> Iterator[str]:
    """Yield a line for each problem that users of a built site would encounter.

    `url` is the URL that it was built for; `ledger` contains the published URLs.
    """
    yield from check_pages(site, url)
    for address in ledger:
        if not site.has_address(address):
            yield f"/{address} was published but no longer exists"


def check_pages(site: BuiltSite, url: str) -> Iterator[str]:
    """Yield a line for each link that has no name or is broken, and each duplicate id on a page.

    A link is broken if the site has no such page or anchor, or if browsers do not open its scheme.
    Links to other sites, and to other paths on the same host, are not checked.
    """
    home = urlsplit(url)
    for page in site.pages.values():
        for link in page.unnamed_links:
            yield f"{page.name}: the link to {link} has no text"
        for link in dict.fromkeys(page.links):
            target = urlsplit(urljoin(url + page.address, link))
            if target.scheme not in ALLOWED_SCHEMES:
                yield f"{page.name}: broken link {link}; {target.scheme}: is not a supported scheme"
            if target[:2] != home[:2] or not target.path.startswith(home.path):
                continue
            path = unquote(target.path).removeprefix(home.path)
            if not site.has_address(path):
                yield f"{page.name}: broken link {link}"
            elif not site.has_address(f"{path}#{unquote(target.fragment)}"):
                yield f"{page.name}: broken link {link}; the page has no such anchor"
        for identifier, count in page.ids.items():
            if count > 1:
                yield f"{page.name}: {count} elements have the id {identifier}"
