"""What MkDocs calls: checks the data, adds what is made from the record, prints notes.

MkDocs calls the functions that begin with `on_`. While `mkdocs serve` runs, a save with a mistake
in the data is told in the terminal and the last good book stays on show; a build stops before the
last good site is touched.
"""

from __future__ import annotations

import gc
import logging
import re
import socket
from collections.abc import Callable, Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

import rendering
from chronicle import build as books
from chronicle import processes, progress, site, templates
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError
from chronicle.editions import catalogue
from chronicle.exports import structured
from chronicle.pages.handwritten import finish
from chronicle.pages.page import Page as MadePage
from chronicle.story.notes import Registry
from chronicle.templates import Compiled, unbroken
from chronicle.views import chapter_parts, offers
from chronicle.views.colophon import colophon
from chronicle.views.page import PageListing
from rendering import ReadyPage, Renderer
from serve import NotReadError, ServedSite

# What takes long to make, kept from one build to the next.
CACHE = Path(".cache")
# A Markdown file that the navigation names.
NAV_ENTRY = re.compile(r"[\w/-]+\.md")
MOST_PORT = 65535
LOG = logging.getLogger("mkdocs.chronicle")


class BuildState:
    """What lasts from one event to the next, and while serving from one build to the next."""

    book: Book | None = None
    nav: Navigation | None = None
    registry: Registry | None = None
    # While serving: what makes pages on request. A save that cannot be read leaves the book before
    # it.
    site: ServedSite | None = None
    readable = True


class Outputs:
    """What can be made from the record, for the development server."""

    def page(self, address: str) -> MadePage | None:
        """The page at an address; None where the record has none there."""
        return books.page(_book(), address) if address in books.plans(_book()) else None

    def file(self, path: str) -> bytes | None:
        """The content of any other file; None where there is none at this path."""
        return books.file(_book(), path) if books.has_file(_book(), path) else None

    def is_good(self) -> bool:
        """Whether the last save could be read."""
        return BuildState.readable


def tell(error: DataError) -> None:
    """Tell of every problem."""
    for problem in error.problems:
        LOG.error("%s", problem)


def keep_last(error: DataError) -> None:
    """Tell of every problem of a save, of which nothing is shown."""
    tell(error)
    BuildState.readable = False
    LOG.error("%s; the last good pages stay on show", error.count)


def _book() -> Book:
    assert BuildState.book is not None
    return BuildState.book


def on_startup(command: str, dirty: bool) -> None:
    """Prepare to serve, if asked; without this event MkDocs loads the hook anew at each save."""
    BuildState.site = ServedSite(Outputs()) if command == "serve" else None
    if LOG.isEnabledFor(logging.INFO):  # not with `--quiet`
        progress.show()
    # Nearly all that a build makes lives until its end; to look for garbage took a fifth of it.
    gc.set_threshold(20_000, 20, 50)


def refuse_taken(host: str, port: int) -> None:
    """Say in words that another program has the port of the server. Raises Abort."""
    if port > MOST_PORT:
        raise Abort(f"there is no port {port}; choose another: make serve PORT=8001")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = f"choose another: make serve PORT={port + 1}"
            raise Abort(f"port {port} cannot be used ({error.strerror}); {other}") from None


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data, and put our registry in the place of the one mkdocs-bibtex has just made.

    Raises Abort where something is wrong in the data, or NotReadError where a book is on show.
    """
    root = Path(config.config_file_path).parent
    data = root / "data"
    BuildState.readable = True
    is_first = not BuildState.book
    if BuildState.site and is_first:
        refuse_taken(*config.dev_addr)
    try:
        BuildState.book = books.load(data, Path(config.docs_dir), site.of(config), root / CACHE)
    except DataError as error:
        if not (BuildState.site and BuildState.book):
            tell(error)
            raise Abort(f"{error.count}; nothing was built") from None
        keep_last(error)
    assert BuildState.book is not None
    if is_first:
        BuildState.book.format_citations()
    BuildState.registry = Registry(BuildState.book.formatted)
    for package in ("chronicle.pages", "chronicle.drawing"):
        templates.environment(package).bytecode_cache = Compiled(root / CACHE / "templates")
    plugin: Any = config.plugins["bibtex"]
    plugin.registry = BuildState.registry
    if not BuildState.readable:
        raise NotReadError
    config.extra["serving"] = BuildState.site is not None
    config.copyright = config.copyright or site.COPYRIGHT
    config.extra["pages"] = {*books.plans(BuildState.book), *BuildState.book.handwritten}
    if BuildState.site:
        BuildState.site.config = config
    # While serving, the same settings are built again when the history has more pages.
    typed = config.extra.setdefault("typed_nav", config.nav or [])
    config.nav = existing(typed, config.extra["pages"]) or None
    if edition := BuildState.book.edition:
        config.extra["edition"], config.extra["edition_date"] = edition.version, edition.date.text
    if str(data) not in config.watch:
        config.watch.append(str(data))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Say where every page lies that is made from the record, and every other file."""
    assert BuildState.book is not None
    for file in list(files):
        # Material's, none of which is used.
        if file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")):
            files.remove(file)
    named = {addresses.of_file(name) for name in NAV_ENTRY.findall(str(config.nav))}
    plans = books.plans(_book())
    for address in plans:
        if address in named or address in addresses.OPTIONAL:
            files.append(rendering.in_navigation(config, address))
    # What pages written by hand may link to; all of it where all is written at once.
    for name in (
        books.charts_and_data(_book())
        if BuildState.site
        else chain.from_iterable(books.groups(_book()))
    ):
        if not files.get_file_from_path(addresses.source_file(name)):
            files.append(rendering.written(config, name))
    home = Path(config.config_file_path).parent / catalogue.HOME
    for name, _ in BuildState.book.editions:
        files.append(
            File.generated(config, f"{addresses.EDITIONS}{name}", abs_src_path=str(home / name))
        )
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep what pages are rendered with, for those that are made on request."""
    BuildState.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write what is made from the record; while serving, when it is asked for."""
    env.bytecode_cache = templates.environment("chronicle.pages").bytecode_cache
    assert BuildState.nav is not None
    renderer = Renderer(config, files, BuildState.nav, env)
    if BuildState.site:
        BuildState.site.renderer = renderer
    else:
        write_all(_book(), renderer)
    return env


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Let what is asked for be made when it is asked for."""
    if BuildState.site:
        BuildState.site.watch(server, config, builder)
    return server


def existing(nav: Any, pages: Collection[str]) -> Any:
    """A navigation without the pages that this history has not, nor sections that are left empty.

    `nav` is as in the settings: a list, a mapping of a title to a page or to a list, or a page.
    """
    if isinstance(nav, list):
        return [item for item in (existing(item, pages) for item in nav) if item]
    if isinstance(nav, dict):
        return {title: item for title, each in nav.items() if (item := existing(each, pages))}
    here = addresses.of_file(nav)
    return nav if here in pages or here not in addresses.OPTIONAL else None


def write_all(book: Book, renderer: Renderer) -> None:
    """Write every page and file that is made from the record, on every core."""

    def write(names: Sequence[str]) -> list[PageListing | None]:
        listed = []
        for name in names:
            if rendering.is_page(name):
                page = books.page(book, name)
                renderer.page(page)
                listed.append(page.listing)
            else:
                renderer.file(name, books.file(book, name))
        return listed

    listed = chain.from_iterable(processes.share("making pages", write, books.groups(book)))
    for path, content in books.index(book, filter(None, listed)):
        renderer.file(path, content)


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give the map of the site the pages that MkDocs did not make."""
    if template_name == "sitemap.xml" and config.site_url:
        by_hand = [file for file in context["pages"] if not file.generated_by]
        made = (
            rendering.in_site_map(config, address, str(_book().changed(address) or ""))
            for address in books.plans(_book())
        )
        context["pages"] = [*by_hand, *made]
    return context


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish what mkdocs-bibtex began on a hand-written page, and link the records it names."""
    assert BuildState.book is not None
    page.meta.setdefault("date", str(BuildState.book.changed(page.url) or ""))
    # For the site map, which would have the day of the build.
    page.update_date = page.meta["date"] or page.update_date
    if page.file.generated_by:
        return ""
    assert BuildState.registry is not None
    return finish(markdown, page.url, BuildState.book, BuildState.registry)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page written by hand what it tells search engines."""
    if page.file.generated_by:
        return html
    return f"{unbroken(html)}\n{structured.block(page.url, _book())}"


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Give the templates what the page offers to reference managers, and its citation on paper."""
    if page.file.generated_by and not isinstance(page, ReadyPage):
        return context  # it has been written
    title = str(Markup(page.meta.get("title") or page.title or config.site_name).striptags())
    description = page.meta.get("description") or config.site_description or ""
    is_list = page.meta.get("is_list") or chapter_parts.is_list(_book(), page.url)
    ours = {
        "offer": offers.page(_book(), page.url, title, description, is_list=is_list),
        "colophon": colophon(_book(), page.url, title).as_html,
    }
    return cast(TemplateContext, {**context, **ours})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave a page that the navigation names as it has been written, which a server does later."""
    if page.file.generated_by and not isinstance(page, ReadyPage) and not BuildState.site:
        return Path(page.file.abs_dest_path).read_text(encoding="utf-8")
    return output
