"""What MkDocs calls: reads the data, adds what is made from the record, prints notes.

MkDocs calls the functions that begin with on_. While `mkdocs serve` runs, a save with a mistake
in the data is told in the terminal and the last good book stays on show; a build stops before the
last good site is touched.
"""

import gc
import logging
import socket
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
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
from chronicle import build, site
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError
from chronicle.editions import catalogue
from chronicle.exports import feed, structured
from chronicle.pages import families
from chronicle.pages.handwritten import finish
from chronicle.record.text import capital
from chronicle.story.notes import Registry
from chronicle.templates import unbroken
from chronicle.views import citations, offers
from rendering import MadeFile, MadePage
from serve import Awaited, ServedSite

# What takes long to make, kept from one build to the next.
CACHE = Path(".cache")
# What pages written by hand may link to by its file, besides pages that are alone of their kind.
LINKED = (addresses.FIGURES, addresses.DATA, feed.FILE)
LOG = logging.getLogger("mkdocs.chronicle")


class BuildState:
    """What lasts from one event to the next, and while serving from one build to the next."""

    book: Book
    server: ServedSite | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Prepare to serve, if asked; without this event MkDocs loads the hook anew at each save."""
    BuildState.server = ServedSite(made) if command == "serve" else None
    # Nearly all that a build makes lives until its end; to look for garbage took a fifth of it.
    gc.set_threshold(2_000, 50, 100)


def refuse_taken(host: str, port: int) -> None:
    """Say in words that another program has the port of the server. Raises Abort."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        better = "choose another, such as make serve PORT=8001"
        raise Abort(f"port {port} cannot be used ({error}); {better}") from None


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data, and put our registry in the place of the one mkdocs-bibtex has just made.

    Raises Abort where something is wrong in the data, of which all has been told.
    """
    root = Path(config.config_file_path).parent
    server = BuildState.server
    is_on_show = server is not None and hasattr(server, "config")
    if server and not is_on_show:
        refuse_taken(*config.dev_addr)
    try:
        book = build.load(root / "data", Path(config.docs_dir), site.of(config), root / CACHE)
    except DataError as error:
        for problem in error.problems:
            LOG.error("%s", problem)
        then = "the last good pages stay on show" if is_on_show else "nothing was built"
        raise Abort(f"{error.count}; {then}") from None
    plugin: Any = config.plugins["bibtex"]
    plugin.registry = Registry()
    config.copyright = config.copyright or site.COPYRIGHT
    config.extra["serving"] = server is not None
    if book.edition:
        config.extra["edition"] = book.edition.version
        config.extra["edition_date"] = book.edition.date.text
    # While serving, the same settings are built again when the history has more pages.
    typed = config.extra.setdefault("typed_nav", config.nav or [])
    config.nav = existing(typed, families.missing(book)) or None
    menu = [
        item
        for item in config.nav or []
        if isinstance(item, str) or list not in map(type, item.values())
    ]
    BuildState.book = book = replace(book, site=replace(book.site, menu=tuple(titles(menu, book))))
    config.extra["pages"] = {*build.plans(book), *book.handwritten}
    if not is_on_show:
        book.format_citations()
    return config


def existing(nav: Any, missing: Collection[str]) -> Any:
    """A navigation without pages that are `missing`, by address, nor sections that are left empty.

    `nav` is as in the settings: a list, a mapping of a title to a page or to a list, or a page.
    """
    if isinstance(nav, list):
        return [item for item in (existing(item, missing) for item in nav) if item]
    if isinstance(nav, dict):
        return {title: item for title, each in nav.items() if (item := existing(each, missing))}
    return None if addresses.of_file(nav) in missing else nav


def titles(nav: Any, book: Book, title: str = "") -> Iterator[tuple[str, str | None]]:
    """The address of every page that a navigation names, and its title.

    Where it gives none, the settings of the history may; else it is None.
    """
    if isinstance(nav, list):
        for item in nav:
            yield from titles(item, book)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            yield from titles(item, book, title)
    elif nav:
        settings, here = book.corpus.settings, addresses.of_file(nav)
        called = {
            addresses.ACTORS: settings.actors,
            addresses.DEPLOYMENTS: capital(settings.deployments.many),
        }
        yield here, title or called.get(here)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and file that is made from the record, before other plugins look at them.

    While serving these are the ones that the navigation or pages written by hand may name.
    """
    book, server = BuildState.book, BuildState.server
    for theirs in list(files):
        # Material's, none of which is used.
        if theirs.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")):
            files.remove(theirs)
    named = dict.fromkeys(families.ALONE) | dict(titles(config.nav, book))
    for name in (*build.plans(book), *(build.linked if server else build.files)(book)):
        is_wanted = not server or name in named or name.startswith(LINKED)
        if is_wanted and (file := made(config, name, named.get(name))):
            files.append(file)
    home = Path(config.config_file_path).parent / catalogue.HOME
    for name, _ in book.editions:
        path = f"{addresses.EDITIONS}{name}"
        files.append(File.generated(config, path, abs_src_path=str(home / name)))
    return files


def made(config: MkDocsConfig, name: str, title: str | None = None) -> File | None:
    """The page at an address, or the file at a path, as MkDocs knows it.

    `title` is the one that the navigation gives a page. None where the record has no such thing.
    """
    book = BuildState.book
    kind = Awaited if BuildState.server else MadeFile
    if name in build.plans(book):
        page = rendering.page(kind, config, name, title)
        page.make = partial(build.page, book, name)
        return page.file
    path = rendering.target(name)
    if make := build.linked(book).get(path) or build.files(book).get(path):
        file = cast(MadeFile, kind.generated(config, path, content=b""))
        file.make = make
        return file
    if path.startswith(addresses.SEARCH) and (content := build.index_alone(book).get(path)):
        return File.generated(config, path, content=content)
    return None


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep what pages are rendered with, for those that are made on request."""
    if server := BuildState.server:
        server.config, server.files, server.nav = config, files, nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Add the index of the search, for which every page has been read by now."""
    if server := BuildState.server:
        server.env = env
        return env
    pages = (file.page for file in files)
    listed = [page.listing for page in pages if isinstance(page, MadePage) and page.listing]
    for path, content in build.index(BuildState.book, listed):
        files.append(File.generated(config, path, content=content))
    return env


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Let what is asked for be made when it is asked for."""
    if BuildState.server:
        BuildState.server.watch(server, config, builder)
    return server


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish what mkdocs-bibtex began on a hand-written page, and link the records it names."""
    book = BuildState.book
    page.meta.setdefault("date", str(book.changed(page.url) or ""))
    # For the site map, which would have the day of the build.
    page.update_date = page.meta["date"] or page.update_date
    if isinstance(page, MadePage):
        return markdown
    return finish(markdown, page.url, book)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page written by hand what it tells search engines."""
    if isinstance(page, MadePage):
        return html
    return f"{unbroken(html)}\n{structured.block(page.url, BuildState.book)}"


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Give the templates what the page offers to reference managers, and its citation on paper."""
    book = BuildState.book
    title = str(Markup(page.meta.get("title") or page.title or config.site_name).striptags())
    description = page.meta.get("description") or config.site_description or ""
    ours = {
        "offer": offers.page(book, page.url, title, description),
        "colophon": citations.colophon(book, page.url, title).as_html,
    }
    return cast(TemplateContext, {**context, **ours})
