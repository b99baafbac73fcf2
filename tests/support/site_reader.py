"""Reads a built site: the links and anchors of every page, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

HOST = "http://site.test/repo/"
LINKS = html.etree.XPath(
    "//a/@href | //link/@href | //*[self::script or self::img or self::source or self::iframe]/@src"
)
# Styles and scripts, which a strict Content-Security-Policy stops; a block of data is no script.
INLINE = html.etree.XPath("//style | //script[not(@src) and not(@type='application/ld+json')]")
HANDLERS = html.etree.XPath("//@*[name() = 'style' or starts-with(name(), 'on')]")


@dataclass
class ReadPage:
    """One page: its address from the root, the links it has, its ids in order, what stands inline."""

    address: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)


@dataclass
class Site:
    """Every page by its address, and the addresses of all other files."""

    pages: dict[str, ReadPage]
    files: set[str]

    def has(self, address: str) -> bool:
        """Whether an address leads to a page and, where it names one, to an anchor."""
        page, _, anchor = address.partition("#")
        return page in self.pages and (not anchor or anchor in self.pages[page].ids)


def read_page(address: str, content: bytes) -> ReadPage:
    """Read a page, in UTF-8."""
    page = html.document_fromstring(content, html.HTMLParser(encoding="utf-8"))
    return ReadPage(
        address,
        [str(link) for link in LINKS(page)],
        [identifier for identifier in map(str, page.xpath("//@id")) if identifier],
        [f"<{one.tag}>" for one in INLINE(page)]
        + [f"{one.getparent().tag} {one.attrname}" for one in HANDLERS(page)],
    )


def read_site(root: Path) -> Site:
    """Read every page below a directory."""
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    names = sorted(name for name in files if name.endswith(".html"))
    pages = [
        read_page(name.removesuffix("index.html"), (root / name).read_bytes()) for name in names
    ]
    return Site({page.address: page for page in pages}, files)


def broken_links(site: Site) -> Iterator[str]:
    """Every link that leads out of the sub-path, to no file, or to no anchor."""
    ids = {address: set(page.ids) for address, page in site.pages.items()}
    for page in site.pages.values():
        for link in dict.fromkeys(page.links):
            target = urlsplit(urljoin(HOST + page.address, link))
            if target.scheme not in ("http", "https") or target.netloc not in ("", "site.test"):
                continue
            path, anchor = unquote(target.path), unquote(target.fragment)
            inside = path.removeprefix("/repo/")
            if inside == path:
                yield f"{page.address}: {link} leads out of the site"
            elif inside not in ids and inside not in site.files:
                yield f"{page.address}: {link} leads nowhere"
            elif anchor and inside in ids and anchor not in ids[inside]:
                yield f"{page.address}: {link} has no anchor there"


def duplicate_ids(site: Site) -> Iterator[str]:
    """Every id that stands twice on a page."""
    for page in site.pages.values():
        for identifier, count in Counter(page.ids).items():
            if count > 1:
                yield f"{page.address}: id {identifier} stands {count} times"
