"""What stands around the text of a page: what it says of itself, and the ways to other pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from chronicle.corpus import addresses

# What every page has, and what of all scripts a browser takes as modules.
SCRIPTS = ("cite.js", "notes.js", "search.js")
MODULES = frozenset(("people.js", "search.js"))
# Events belong to the timeline, papers and documents to the sources, though their addresses begin
# with other words.
BELONGS = {
    addresses.TIMELINE: (addresses.EVENTS,),
    addresses.BIBLIOGRAPHY: (addresses.PAPERS, addresses.DOCUMENTS),
}


class BookPart(NamedTuple):
    """A part of the book, and whether the page is it (`page`), in it (`true`), or not (empty)."""

    url: str
    title: str
    current: str


class Script(NamedTuple):
    """A script that a page needs; a browser takes it as a module or after the page."""

    name: str
    is_module: bool


@dataclass(frozen=True)
class PageFrame:
    """What stands around the text of a page; of one that MkDocs does not know, `page` is None.

    Attributes:
        page: The page.
        config: The configuration of MkDocs.
        languages: The tags of other languages in which the site has pages.
    """

    page: Page | None
    config: MkDocsConfig
    languages: Collection[str] = ()

    def _says(self, name: str) -> Any:
        """What the page says of itself in its front matter."""
        if self.page is None or not self.page.meta:
            return None
        return self.page.meta.get(name)

    @property
    def _site_language(self) -> str:
        return str(self.config.theme["language"])

    @property
    def language(self) -> str:
        """The language of the page."""
        return str(self._says("lang") or self._site_language)

    @property
    def language_around(self) -> str:
        """The language of what stands around a page that has its own; else empty."""
        return self._site_language if self._says("lang") else ""

    @property
    def title(self) -> str:
        """What a browser calls the page."""
        if self.page is None or self.page.is_homepage:
            return self.config.site_name
        title = self._says("title") or Markup(self.page.title or "").striptags()
        return f"{title} · {self.config.site_name}"

    @property
    def description(self) -> str:
        """What the page is about; empty where nobody says so."""
        return self._says("description") or self.config.site_description or ""

    @property
    def canonical(self) -> str:
        """The address of the page, or of that for which it stands."""
        return self.page.canonical_url or "" if self.page else ""

    @property
    def robots(self) -> str:
        """What the page asks of search engines."""
        return self._says("robots") or ""

    @property
    def alternates(self) -> Mapping[str, str]:
        """The front page in every language, by its tag: for it and its counterparts alone."""
        if not self.languages or self.page is None:
            return {}
        if not self.is_home and self.page.url != f"{self._says('lang')}/":
            return {}
        site = self.config.site_url or ""
        fronts = {"x-default": site, self._site_language: site}
        return fronts | {tag: f"{site}{tag}/" for tag in self.languages}

    @property
    def is_home(self) -> bool:
        """Whether it is the front page."""
        return self.page is not None and self.page.is_homepage

    @property
    def is_search(self) -> bool:
        """Whether it is the page of the search."""
        return self.page is not None and self.page.url == addresses.SEARCH

    @property
    def is_prose(self) -> bool:
        """Whether somebody wrote it by hand."""
        return self.page is not None and not self.page.file.generated_by

    @property
    def scripts(self) -> list[Script]:
        """The scripts of the page: first what only some pages need, which these name."""
        names = [*(self._says("scripts") or ()), *SCRIPTS]
        return [Script(name, name in MODULES) for name in names]

    @property
    def line(self) -> tuple[str, str]:
        """What the book is, in a few words, and what follows them after a comma."""
        first, _, rest = (self.config.site_description or "").partition(", ")
        return first, rest

    def parts(self, nav: Iterable[Any]) -> Iterator[BookPart]:
        """The parts of the book: the first entries of the navigation."""
        for item in nav:
            if item.is_section or getattr(item, "is_homepage", False):
                continue
            if item.url in (None, "", "."):
                continue
            current = ""
            begins = (item.url, *BELONGS.get(item.url, ()))
            if self.page and self.page.url.startswith(begins):
                current = "page" if self.page == item else "true"
            yield BookPart(item.url, item.title, current)

    def about(self, nav: Navigation) -> Sequence[Any]:
        """The pages about the book: what stands in sections of the navigation."""
        pages = []
        for section in nav:
            if isinstance(section, Section):
                pages += [item for item in section.children if not item.is_section]
        return pages
