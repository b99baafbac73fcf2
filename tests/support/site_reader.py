"""Reads a built site: the links and anchors of every page, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HOST = "http://site.test/repo/"
LINKING = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
}
DATA = "application/ld+json"


@dataclass
class ReadPage:
    """One page: its address from the root, the links it has, its ids in order, what stands inline."""

    address: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    # Styles and scripts, which a strict Content-Security-Policy stops; a block of data is no script.
    inline: list[str] = field(default_factory=list)


@dataclass
class Site:
    """Every page by its address, and the addresses of all other files."""

    pages: dict[str, ReadPage]
    files: set[str]


class _Parser(HTMLParser):
    def __init__(self, page: ReadPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.page.ids.append(identifier)
        if (link := values.get(LINKING.get(tag, ""))) is not None:
            self.page.links.append(link)
        if tag == "style" or (
            tag == "script" and "src" not in values and values.get("type") != DATA
        ):
            self.page.inline.append(f"<{tag}>")
        self.page.inline += [
            f"{tag} {name}" for name in values if name == "style" or name.startswith("on")
        ]


def read_site(root: Path) -> Site:
    """Read every page below a directory."""
    pages, files = {}, set()
    for path in sorted(root.rglob("*")):
        if not path.is_file():
            continue
        inside = path.relative_to(root).as_posix()
        files.add(inside)
        if path.suffix == ".html":
            page = ReadPage(inside.removesuffix("index.html"))
            _Parser(page).feed(path.read_text(encoding="utf-8"))
            pages[page.address] = page
    return Site(pages, files)


def broken_links(site: Site) -> Iterator[str]:
    """Every link that leads out of the sub-path, to no file, or to no anchor."""
    ids = {address: set(page.ids) for address, page in site.pages.items()}
    for page in site.pages.values():
        for link in dict.fromkeys(page.links):
            target = urlsplit(urljoin(HOST + page.address, link))
            if target.scheme not in ("http", "https") or (
                target.netloc and target.netloc != "site.test"
            ):
                continue
            path, anchor = unquote(target.path), unquote(target.fragment)
            if not path.startswith("/repo/"):
                yield f"{page.address}: {link} leads out of the site"
                continue
            inside = path.removeprefix("/repo/")
            if inside not in ids and inside not in site.files:
                yield f"{page.address}: {link} leads nowhere"
            elif anchor and inside in ids and anchor not in ids[inside]:
                yield f"{page.address}: {link} has no anchor there"


def duplicate_ids(site: Site) -> Iterator[str]:
    """Every id that stands twice on a page."""
    for page in site.pages.values():
        for identifier, count in Counter(page.ids).items():
            if count > 1:
                yield f"{page.address}: id {identifier} stands {count} times"
