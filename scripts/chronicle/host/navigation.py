"""The navigation of `mkdocs.yml`: its entries for pages of this history, and their titles."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup
from mkdocs.structure.nav import Navigation

from chronicle.corpus import Entry, addresses
from chronicle.history import History
from chronicle.problems import Problem, nearest
from chronicle.queries import lists
from chronicle.records import FieldPath
from chronicle.story.languages import ENGLISH, Language
from chronicle.values import capital

SCHEMES_OF_LINKS = ("https", "http", "mailto", "tel")
LIST_OF_PREFIX = {
    addresses.EVENTS: addresses.TIMELINE,
    addresses.PAPERS: addresses.BIBLIOGRAPHY,
    "further-reading/": addresses.BIBLIOGRAPHY,
    addresses.JOURNEYS: addresses.PLACES,
}
OTHERWISE = "; write a file such as chapters/index.md, or a URL that begins with https://"


def without_missing(nav: Any, missing: Collection[str]) -> Any:
    """A navigation without pages that are `missing`, by address, nor sections that are left empty.

    `nav` is as in the settings: a list, a mapping of a title to a page or to a list, or a page.
    """
    if isinstance(nav, list):
        items = [without_missing(item, missing) for item in nav]
        return [item for item in items if item]
    if isinstance(nav, dict):
        named = {title: without_missing(item, missing) for title, item in nav.items()}
        return {title: item for title, item in named.items() if item}
    if addresses.address_of_file(nav) in missing:
        return None
    return nav


def paths(
    nav: Any, title: str = "", where: FieldPath = ("nav",)
) -> Iterator[tuple[str, str, FieldPath]]:
    """Each path in a navigation, the title given to it or "", and where it stands in `nav`."""
    if isinstance(nav, list | tuple):
        for number, item in enumerate(nav):
            yield from paths(item, "", (*where, number))
    elif isinstance(nav, dict):
        for title, item in nav.items():
            yield from paths(item, str(title), (*where, str(title)))
    elif nav is not None:
        yield str(nav), title, where


def problems(settings: Entry) -> Iterator[Problem]:
    """Problems of the entries of `nav`: none at all, one without a name, or no browser opens it."""
    nav = settings.values.get("nav", ())
    for where in settings.written:
        if where[0] == "nav":
            yield settings.problem(where, "names no page; write - Title: page.md, or remove it")
    for path, title, where in paths(nav):
        if message := _wrong(path, title):
            yield settings.problem(where, message)


def _wrong(path: str, title: str) -> str:
    """Why an entry leads to no page, as a sentence; empty if it is right."""
    before, colon, after = path.partition(":")
    if not colon:
        return ""
    if before.lower() in SCHEMES_OF_LINKS:
        if title:
            return ""
        return f"“{path}” has no title; write - Title: {path}"
    known = ", ".join(f"{each}:" for each in SCHEMES_OF_LINKS)
    if title:
        return f"“{before}:” is not a supported scheme; expected a page, or one of {known}"
    return f"“{path}” has no space after the colon; write - {before}: {after}"


def missing(nav: Any, settings: Entry, there: Collection[str]) -> Iterator[Problem]:
    """Pages that a navigation names and that are not `there`, by the paths of files below `docs`.

    What begins with a slash may lie beside the site, unless it is a page that is written so.
    """
    for path, _, where in paths(nav):
        inside = PurePosixPath(path.removeprefix("/")).as_posix()
        is_there = inside in there
        if ":" not in path and is_there == path.startswith("/"):
            better = nearest(path, there) or OTHERWISE
            yield settings.problem(where, f"there is no page “{path}”{better}")


def names(nav: Any, history: History) -> list[str]:
    """The names in a navigation, without sections, the front page and pages that are missing."""
    shown = without_missing(nav, lists.missing(history))
    return [title for address, title in titles(shown, history) if address and title]


def titles(nav: Any, history: History) -> Iterator[tuple[str, str | None]]:
    """The address of every page that a navigation names, and its title.

    Where it gives none, the settings of the history may; else it is None.
    """
    settings = history.corpus.settings
    names = {
        addresses.ACTORS: settings.actors,
        addresses.DEPLOYMENTS: capital(settings.deployments.many),
    }
    for path, title, _ in paths(nav):
        address = addresses.address_of_file(path)
        yield address, title or names.get(address)


@dataclass(frozen=True)
class NavItem:
    """An entry of a navigation as a page shows it: a link, or a menu of links.

    `current` is what `aria-current` says of it, and `is_english` whether its page is in English
    where the one that shows it is not. A theme of another project reads it as one of MkDocs.
    """

    title: str
    url: str = ""
    current: str = ""
    is_english: bool = False
    children: tuple["NavItem", ...] = ()

    @property
    def active(self) -> bool:
        """Whether it leads to the page that shows it, or is above that."""
        below = [child.active for child in self.children]
        return bool(self.current) or any(below)


@dataclass(frozen=True)
class Shown:
    """A navigation as a page shows it: its items, the items at the `foot`, and the front page."""

    items: tuple[NavItem, ...]
    foot: tuple[NavItem, ...]
    homepage: NavItem


def list_of(here: str) -> str:
    """The address of the list to which the page at an address belongs."""
    section = f"{here.partition('/')[0]}/"
    return LIST_OF_PREFIX.get(section, section)


@cache  # for every page asks for every title
def _as_text(title: str) -> str:
    """A title without its HTML."""
    return Markup(title).striptags()


def shown(nav: Navigation, history: History, tag: str | None, here: str | None) -> Shown:
    """A navigation as the page at the address `here` shows it, in the language of a tag.

    Its last section stands at the foot, too. In other languages everything that leads to a page in
    English stands in one menu.
    """
    language = history.languages.get(tag or "", ENGLISH)
    own = history.own_pages(language.lang)

    def entry(item: Any) -> NavItem:
        title = language.say(_as_text(item.title))
        if item.is_section:
            children = (entry(each) for each in item.children if not each.is_section)
            return NavItem(title, children=tuple(children))
        address = own.get(item.url, item.url)
        current = ""
        if here == address:
            current = "page"
        elif here and (here.startswith(address) or list_of(here) == item.url):
            current = "true"
        is_english = bool(language.lang) and item.url not in own
        return NavItem(title, address, current, is_english)

    listed = [item for item in nav if not (item.is_page and item.is_homepage)]
    items = [entry(item) for item in listed]
    menus = [item for item in items if item.children]
    foot = menus[-1].children if menus else ()
    entries = [item for item in items if item.url or item.children]
    if language.lang:
        entries = _english_apart(entries, language)
    # The name of the site leads to the front page in the language.
    homepage = NavItem("", own.get("", "."))
    return Shown(tuple(entries), foot, homepage)


def _english_apart(entries: Sequence[NavItem], language: Language) -> list[NavItem]:
    """Entries in another language, with one menu of all that lead to a page in English.

    It takes the place of the menus, all of whose pages are in English.
    """
    apart = [item for item in entries if item.url and not item.is_english]
    english: list[NavItem] = []
    for item in entries:
        english += item.children
    english += [item for item in entries if item.is_english]
    if english:
        menu = NavItem(language.say("In English"), children=tuple(english))
        apart.append(menu)
    return apart


def head_key(history: History, nav: Shown, here: str) -> tuple[tuple[NavItem, ...], str]:
    """The key under which the head of the page at `here` is kept: pages with one key share it.

    As its links are relative, only pages of one folder do. A page has a head for itself at the top
    of the site, where the navigation leads to it or below it, and where it has a version in another
    language or is one.
    """
    folder = here.rstrip("/").rpartition("/")[0]
    links = [link.url for item in nav.items for link in (item, *item.children)]
    is_above = any(link.startswith(here) for link in links)
    own = [history.own_pages(tag) for tag in history.languages]
    is_translated = any(here in pages for pages in own)
    if not folder or is_above or is_translated or history.language(here).lang:
        return nav.items, here
    return nav.items, folder


def versions(history: History, english: str, here: str | None) -> Iterator[tuple[str, str, str]]:
    """The site in each language: its tag, its name in itself, and the page at `here` in it.

    Where there is none, that is the nearest: what stands for the list it is of, or the front page.
    `english` is the tag of English.
    """
    same: Mapping[str, str] = {}
    if here is not None:
        same = history.alternates.get(here, {})
    yield english, ENGLISH.name, same.get(english, ".")
    page = here or ""
    section, *_ = page.partition("/")
    for tag, language in history.languages.items():
        own = history.own_pages(tag)
        closest = own.get(page) or own.get(f"{section}/") or f"{tag}/"
        yield tag, language.name, same.get(tag, closest)
