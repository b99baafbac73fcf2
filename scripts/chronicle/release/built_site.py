"""A built site as readers meet it: links, anchors and published addresses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from click import ClickException
from lxml import etree, html

PARSER = html.HTMLParser(encoding="utf-8")
# What stands in a template is not on the page until a script puts it there.
IDS = etree.XPath("//*[not(ancestor::template)]/@id", smart_strings=False)
LINKS = etree.XPath("//@href | //@src", smart_strings=False)
# Links of the navigation that nobody can see, or that MkDocs calls by the name of what has none.
UNNAMED = etree.XPath("//nav//a[not(normalize-space()) and not(@aria-label) or .='None']/@href")
# Allowed beginnings of addresses in links; those of embedded images may also begin with `data:`.
SCHEMES = ("", "http", "https", "mailto", "tel", "data")


@dataclass
class BuiltPage:
    """One page: its address from the root, its links, and how often it has an id.

    `unnamed` is where links of the navigation lead that have no name.
    """

    address: str
    links: list[str]
    ids: Counter[str]
    unnamed: list[str]

    @property
    def name(self) -> str:
        """The name in messages: its address."""
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


def read_site(root: Path) -> BuiltSite:
    """Read every page below a directory.

    Raises:
        ClickException: One of them is empty, or not in UTF-8.
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
            pages[address] = BuiltPage(address, LINKS(page), Counter(IDS(page)), UNNAMED(page))
    return BuiltSite(root, pages, files)


def built_for(site: BuiltSite) -> str:
    """The address for which a site was built, as its home page says; empty where it does not."""
    if "" not in site.pages:
        return ""
    home = html.document_fromstring((site.root / "index.html").read_text("utf-8"))
    return next(iter(home.xpath("//link[@rel='canonical']/@href")), "")


def problems(site: BuiltSite, url: str, ledger: Iterable[str]) -> Iterator[str]:
    """A line for each fault of a built site that a reader would meet.

    `url` is the address for which it was built, `ledger` has the addresses that were published.
    """
    yield from broken_links(site, url)
    yield from doubled_ids(site)
    for address in ledger:
        if not site.has(address):
            yield f"/{address} was published but no longer exists"


def broken_links(site: BuiltSite, url: str) -> Iterator[str]:
    """A line for each link of a site that has no name or leads nowhere.

    A link leads nowhere if the site has no such page or anchor, or if no browser opens its scheme.
    Links to other sites, and to what is beside this one at its host, are not followed.
    """
    home = urlsplit(url)
    for page in site.pages.values():
        for link in page.unnamed:
            yield f"{page.name}: the link to {link} has no text"
        for link in dict.fromkeys(page.links):
            target = urlsplit(urljoin(url + page.address, link))
            if target.scheme not in SCHEMES:
                yield f"{page.name}: broken link {link}; {target.scheme}: is not a supported scheme"
            if target[:2] != home[:2] or not target.path.startswith(home.path):
                continue
            inside = unquote(target.path).removeprefix(home.path)
            if not site.has(inside):
                yield f"{page.name}: broken link {link}"
            elif not site.has(f"{inside}#{unquote(target.fragment)}"):
                yield f"{page.name}: broken link {link}; the page has no such anchor"


def doubled_ids(site: BuiltSite) -> Iterator[str]:
    """Every id that a page has twice."""
    for page in site.pages.values():
        for identifier, count in page.ids.items():
            if count > 1:
                yield f"{page.name}: {count} elements have the id {identifier}"
