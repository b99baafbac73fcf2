"""The navigation in `mkdocs.yml`: its entries for pages of this history, and their titles."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup
from mkdocs.structure.nav import Navigation

from chronicle.content.languages import ENGLISH
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.queries.translated_passages import counterpart_addresses
from chronicle.values import capitalize_first


def drop_missing_pages(nav: Any, missing_addresses: Collection[str]) -> Any:
    """Return a navigation without the pages at some URLs, and without empty sections.

    `nav` is as in the settings: a list, a mapping of a title to a page or to a list, or a page.
    """
    if isinstance(nav, list):
        items = [drop_missing_pages(item, missing_addresses) for item in nav]
        return [item for item in items if item]
    if isinstance(nav, dict):
        sections = {
            title: drop_missing_pages(item, missing_addresses) for title, item in nav.items()
        }
        return {title: item for title, item in sections.items() if item}
    if addresses.file_address(nav) in missing_addresses:
        return None
    return nav


def published_nav(nav: Any, history: History) -> Any:
    """Return a navigation without lists that this history does not have, and withheld pages."""
    withheld = map(addresses.file_address, history.withheld_files)
    return drop_missing_pages(nav, inventory.missing_list_addresses(history).union(withheld))


def nav_paths(nav: Any, title: str = "") -> Iterator[tuple[str, str]]:
    """Yield each path in a navigation, and its title or ""."""
    if isinstance(nav, list):
        for item in nav:
            yield from nav_paths(item)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            yield from nav_paths(item, str(title))
    elif nav is not None:
        yield str(nav), title


def titles_of_listed_pages(nav: Any, history: History) -> list[str]:
    """Return the titles in a navigation, without sections, the home page and missing pages."""
    shown_nav = published_nav(nav, history)
    return [title for address, title in iter_nav_titles(shown_nav, history) if address and title]


def iter_nav_titles(nav: Any, history: History) -> Iterator[tuple[str, str | None]]:
    """Yield the URL of every page in a navigation, and its title.

    If an entry has no title, the settings of the history may provide one; otherwise the title is
    None.
    """
    settings = history.corpus.settings
    names = {
        addresses.ACTORS: settings.actors,
        addresses.DEPLOYMENTS: capitalize_first(settings.deployments.many),
    }
    for path, title in nav_paths(nav):
        address = addresses.file_address(path)
        yield address, title or names.get(address)


@dataclass(frozen=True)
class NavItem:
    """An entry of a navigation as a page shows it: a link, or a menu of links.

    `aria_current` is an attribute of the link. `is_english` is true if the linked page is in
    English and the page with the navigation is not. Other themes read the attributes that it has in
    common with an item of MkDocs.
    """

    title: str
    url: str = ""
    aria_current: str = ""
    is_english: bool = False
    children: tuple["NavItem", ...] = ()

    @property
    def active(self) -> bool:
        """Whether this entry, or an entry inside it, links to the current page or its section."""
        child_states = [child.active for child in self.children]
        return bool(self.aria_current) or any(child_states)


@dataclass(frozen=True)
class PageNavigation:
    """A navigation as a page shows it: its items, the items in the footer, and the home page."""

    items: tuple[NavItem, ...]
    footer_items: tuple[NavItem, ...]
    homepage: NavItem


@cache  # every page requests every title
def _plain_title(title: str) -> str:
    """Return a title without its HTML."""
    return Markup(title).striptags()


def build_page_navigation(
    nav: Navigation, history: History, tag: str | None, current_address: str | None
) -> PageNavigation:
    """Return a navigation as the page at `current_address` shows it, in the language of a tag.

    Its last section is also in the footer. In other languages, all links to English pages are in
    one menu.
    """
    language = history.languages.get(tag or "", ENGLISH)
    translated = history.pages_in_language(language.lang)

    def make_item(item: Any) -> NavItem:
        title = language.translate(_plain_title(item.title))
        if item.is_section:
            children = (make_item(child) for child in item.children if not child.is_section)
            return NavItem(title, children=tuple(children))
        address = translated.get(item.url, item.url)
        current = ""
        if current_address == address:
            current = "page"
        elif current_address and (
            current_address.startswith(address)
            or addresses.containing_list_address(current_address) == item.url
        ):
            current = "true"
        is_english = bool(language.lang) and item.url not in translated
        return NavItem(title, address, current, is_english)

    nav_items = [item for item in nav if not (item.is_page and item.is_homepage)]
    items = [make_item(item) for item in nav_items]
    menus = [item for item in items if item.children]
    foot = menus[-1].children if menus else ()
    entries = [item for item in items if item.url or item.children]
    if language.lang:
        # One menu for all English pages replaces the menus, whose pages are all in English.
        english: list[NavItem] = []
        for item in entries:
            english += item.children
        english += [item for item in entries if item.is_english]
        entries = [item for item in entries if item.url and not item.is_english]
        if english:
            entries.append(NavItem(language.translate("In English"), children=tuple(english)))
    # The name of the site links to the home page in the language.
    homepage = NavItem("", translated.get("", "."))
    return PageNavigation(tuple(entries), foot, homepage)


def header_cache_key(nav: PageNavigation, address: str) -> tuple[tuple[NavItem, ...], str]:
    """Return the key under which the navigation of the page at `address` is cached.

    Links are relative, so only pages in one folder share a navigation. Pages at the top of the
    site, pages in the navigation, and pages above a page in the navigation do not share one.
    """
    folder = address.rstrip("/").rpartition("/")[0]
    links = [link.url for item in nav.items for link in (item, *item.children)]
    is_above = any(link.startswith(address) for link in links)
    if not folder or is_above:
        return nav.items, address
    return nav.items, folder


def language_versions(
    history: History, english: str, address: str | None
) -> Iterator[tuple[str, str, str]]:
    """Yield the tag, the native name, and the URL of the page at `address` in each language.

    If that page does not exist, the URL leads to the closest page: a passage that links to it, the
    list that contains it, or the home page. `english` is the tag of English.
    """
    versions: Mapping[str, str] = {}
    if address is not None:
        versions = history.language_alternates.get(address, {})
    yield english, ENGLISH.name, versions.get(english, ".")
    page = address or ""
    section, *_ = page.partition("/")
    for tag, language in history.languages.items():
        translated = counterpart_addresses(history, tag)
        closest = translated.get(page) or translated.get(f"{section}/") or f"{tag}/"
        yield tag, language.name, versions.get(tag, closest)
