"""Pages and other files that are made from the record, written as MkDocs writes its own.

MkDocs knows of them only what links and its map of the site need. A build writes all of them, on
every core; the development server writes each when a browser asks for it.

Two private functions of MkDocs (1.6) render one page.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from chronicle.corpus import addresses
from chronicle.pages import page as pages
from chronicle.templates import unbroken


class ReadyPage(Page):
    """A page whose body goes round Markdown: what Markdown makes of nothing is known.

    Markdown would pass it through, at half the time of a build.
    """

    ready: pages.Page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what the page says of itself."""
        self.markdown, self.meta = "", dict(self.ready.front)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body."""
        self.content = f"{unbroken(self.ready.content)}\n{self.ready.structured}"
        self.toc, self.present_anchor_ids = get_toc([]), set()


class InNavigation(File):
    """A page made from the record that the navigation names, which MkDocs knows by its name."""

    def is_modified(self) -> bool:
        """Whether MkDocs has to render it while serving: never."""
        return False


class Written(File):
    """A page or another file that is written into the site: MkDocs knows where it lies."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs has to render it: never."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it as it is, or will be when it is asked for."""


def in_navigation(config: MkDocsConfig, address: str) -> File:
    """The page at an address as MkDocs knows it, if the navigation names it."""
    return InNavigation.generated(config, addresses.source_file(address), content=b"")


def written(config: MkDocsConfig, name: str) -> File:
    """The page at an address, or the file at a path below the site's root, as MkDocs knows it."""
    path = addresses.source_file(name) if is_page(name) else name
    file = Written.generated(config, path, content=b"")
    file.dest_uri = target(name)
    return file


def target(name: str) -> str:
    """The path of the file that is served at an address, or at a path below the site's root."""
    return f"{name}index.html" if is_page(name) else name


def is_page(name: str) -> bool:
    """Whether a name is the address of a page, and not the path of another file."""
    return not name or name.endswith("/")


def in_site_map(config: MkDocsConfig, address: str, changed: str) -> Any:
    """A page as the site map of MkDocs reads it, with the day of its last change."""
    site = config.site_url or "/"
    return SimpleNamespace(page=SimpleNamespace(canonical_url=site + address, update_date=changed))


class Renderer:
    """What MkDocs has prepared to render pages with."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment):
        self.config, self.files, self.nav, self.env = config, files, nav, env
        self.written_by_hand = files.documentation_pages()

    def page(self, ready: pages.Page) -> None:
        """Render and write a page that is made from the record."""
        file = File.generated(self.config, ready.file, content=b"")
        known = self.files.get_file_from_path(ready.file)
        page = known.page if known and known.page else Page(None, file, self.config)
        page.__class__ = ReadyPage
        cast(ReadyPage, page).ready = ready
        self._render(page)
        # To MkDocs, which has its own turn with what the navigation names, it is as any other.
        page.__class__ = Page
        file.page = None  # or each would last as long as the other, with all that is in it

    def of_file(self, name: str) -> bool:
        """Render and write a page that is written by hand, by its file, if there is one."""
        file = self.files.get_file_from_path(name)
        if file is None:
            return False
        self._render(file.page or Page(None, file, self.config))
        return True

    def remove(self, path: str) -> None:
        """Remove a file that there is no more."""
        (Path(self.config.site_dir) / path).unlink(missing_ok=True)

    def _render(self, page: Page) -> None:
        _populate_page(page, self.config, self.files, dirty=False)
        _build_page(page, self.config, self.written_by_hand, self.nav, self.env, dirty=False)

    def file(self, path: str, content: bytes) -> None:
        """Write another file."""
        target = Path(self.config.site_dir) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
