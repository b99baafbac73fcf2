"""The MkDocs plugin: it reads the record, and generates pages and files from it.

The record is read and checked in
[`on_config`](https://www.mkdocs.org/dev-guide/plugins/#on_config). `on_files` adds every page and
file as a MkDocs object (`generated_files.py`), so that other plugins see them all. During
`mkdocs serve`, `serving.py` generates them on request.
"""

import re
import signal
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Literal, cast

import click
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from chronicle import build, styles
from chronicle.content.languages import ENGLISH
from chronicle.content.markdown_pages import BOOK_COMMENT
from chronicle.corpus import addresses
from chronicle.exports import citations
from chronicle.history import History
from chronicle.host import generated_files, navigation, options
from chronicle.host.generated_files import LOG, GeneratedFile, GeneratedPage
from chronicle.host.mkdocs_yml import read_options
from chronicle.host.navigation import iter_nav_titles, published_nav
from chronicle.host.project import Project, collect_less_garbage
from chronicle.host.serving import ServedSite, defer_until_requested
from chronicle.pages.site_markdown import SiteExtension, insert_table_of_contents
from chronicle.problems import DataError
from chronicle.queries import bibliography_entries, metadata, redirect_table
from chronicle.search.pages import page_document as document_of_page
from chronicle.site import Options
from chronicle.templates import COMPILED_TEMPLATES, add_no_break_spaces
from chronicle.values import Prose

# A script or style inside a page.
INLINE_CODE = re.compile(r"<(script|style)(?![^>]* (?:src|type)=)[^>]*>(.*?)</\1>", re.DOTALL)


class ChroniclePlugin(BasePlugin[LegacyConfig]):
    """A MkDocs plugin that generates a documentary history from YAML records.

    It implements these MkDocs events:

    - `on_startup`
    - `on_config`
    - `on_files`
    - `on_nav`
    - `on_page_markdown`
    - `on_page_content`
    - `on_env`
    - `on_page_context`
    - `on_post_page`
    - `on_post_template`
    - `on_serve`
    - `on_build_error`

    Its options are in `options`. `history` is the last history read without a problem. It is kept
    from one event to the next, and during `mkdocs serve` from one build to the next.
    """

    options: Options
    history: History
    # Called with the project when its history has been read; returns a function that is called
    # before the files of the book are named. The command `build` generates the book meanwhile.
    after_reading: ClassVar[Callable[[Project, History], Callable[[], None]] | None] = None

    def __init__(self) -> None:
        """Initialize the object."""
        super().__init__()
        self._is_served = False
        self._server: ServedSite | None = None
        self._order: list[File] | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read our options, and report their errors in terms that contributors use.

        Raises:
            ConfigurationError: With all errors.
        """
        self.options = read_options(options, Path(config_file_path or ""))
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Prepare to serve, or collect less garbage during a build.

        Hook for the [`on_startup` event](https://www.mkdocs.org/dev-guide/plugins/#on_startup).
        With it, MkDocs keeps the plugin from one build to the next.
        """
        self._is_served = command == "serve"
        if signal.getsignal(signal.SIGINT) == signal.SIG_DFL:  # set by make
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # If MkDocs does not reload, it does not call `on_serve`, and all pages must be generated.
        click_context = click.get_current_context(silent=True)
        is_reloading = click_context is not None and click_context.params.get("livereload")
        self._server = ServedSite(self.generated_file) if self._is_served and is_reloading else None
        if not self._is_served:
            collect_less_garbage()

    @event_priority(100)  # Runs early, before a rejected plugin reports its own errors.
    def _on_config_complete(self, config: MkDocsConfig) -> MkDocsConfig:
        options.complete_config(config, self.options)
        return config

    @event_priority(-100)  # Runs late, after the changes of other plugins.
    def _on_config_read(self, config: MkDocsConfig) -> MkDocsConfig:
        options.reject_flat_urls(config)
        project = Project(config, self.options, self._is_served)
        try:
            history = project.read_history()
            if config.strict:
                project.raise_on_problems(history)
            self.history = history
            if after_reading := type(self).after_reading:
                history.book_waits.append(after_reading(project, history))
        except DataError as error:
            for problem in error.problems:
                LOG.error("%s", problem)
            then = "nothing was built"
            if self._server and hasattr(self, "history"):
                then = "the server still shows the last valid version"
            raise Abort(f"{error.count}; {then}") from None
        if config.nav:
            config.nav = published_nav(config.nav, self.history) or None
        return config

    on_config = CombinedEvent(_on_config_complete, _on_config_read)
    """Complete the configuration, and read the record.

    Hook for the [`on_config` event](https://www.mkdocs.org/dev-guide/plugins/#on_config).

    - Set the options that all histories share: Markdown extensions, and validation.
    - Read and check the record and the Markdown pages; if strict, run all checks of `check`. All
      problems are logged and Abort is raised. A build stops before it changes the last valid site,
      and a server shows the last valid pages.
    - Remove pages that this history does not have, or withholds, from the navigation.
    """

    @event_priority(100)  # Runs early, so that other plugins find every page.
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file that is generated from the record.

        Hook for the [`on_files` event](https://www.mkdocs.org/dev-guide/plugins/#on_files). During
        `mkdocs serve`, add only those that the navigation or Markdown pages may name.
        """
        for existing in list(files):
            if existing.url in self.history.markdown_pages and not self.history.is_markdown_page(
                existing.url
            ):
                files.remove(existing)  # the page of a record includes the text
            elif self._server and existing.is_documentation_page():
                defer_until_requested(existing)
        single_pages = (*build.SINGLE_PAGES, *self.history.additions.pages)
        titles: dict[str, str | None] = dict.fromkeys(single_pages)
        titles.update(iter_nav_titles(config.nav, self.history))
        paths = build.file_functions(self.history)
        names = [*build.render_functions(self.history), *paths]
        if self._server:  # the other files are created on request, so that a change is shown sooner
            names = [*titles, *(path for path in paths if not path.startswith(addresses.CITE))]
        for name in names:
            file = self.generated_file(config, name, titles.get(name))
            if file and self._server:
                file = defer_until_requested(file)
            if file:
                files.append(file)
        if not self.history.book_waits:
            self._add_book(files, config)
        _add_stylesheets(files, config)
        if self._server:
            script = str(Path(__file__).with_name("saves.js"))
            files.append(File.generated(config, "assets/saves.js", abs_src_path=script))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Store the data for pages that are rendered on request.

        Hook for the [`on_nav` event](https://www.mkdocs.org/dev-guide/plugins/#on_nav), when every
        plugin has added its files.
        """
        self._nav = nav
        if self.history.book_waits:
            # Pages that name the files of the book are read last, because reading them waits.
            self._order = list(files)
            for file in self._order:
                if self._names_book(file):
                    files.remove(file)
                    files.append(file)
        if self._server:
            self._server.config = config
            self._server.files = files
            self._server.nav = nav
        return nav

    def _names_book(self, file: File) -> bool:
        """Return whether a page has links to the files of the book."""
        page = self.history.markdown_pages.get(file.url.removeprefix("./"))
        return file.url == addresses.DATA or bool(page and BOOK_COMMENT in page.text)

    def _add_book(self, files: Files, config: MkDocsConfig) -> None:
        for path in self.history.book_files:
            name = f"{addresses.EDITIONS}{path.name}"
            files.append(File.generated(config, name, abs_src_path=str(path)))

    @event_priority(-100)  # Runs late, when the text contains the changes of other plugins.
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Add the extension that processes a Markdown page: `pages/site_markdown.py`.

        Hook for the [`on_page_markdown`
        event](https://www.mkdocs.org/dev-guide/plugins/#on_page_markdown).
        """
        changed = self.history.last_change(page.url) or ""
        page.meta.setdefault("date", str(changed))
        # Set the date for the sitemap, which would be the day of the build; MkDocs reads it as a
        # date.
        with suppress(ValueError):
            day = datetime.fromisoformat(str(page.meta["date"])).date()
            page.update_date = day.isoformat()
        if isinstance(page, GeneratedPage):
            return markdown
        for name in {"title", "description"} & page.meta.keys():
            value = page.meta[name] or ""
            page.meta[name] = Prose(str(value)).as_text
        markdown_page = self.history.markdown_pages.get(page.url)
        if markdown_page:
            page.meta["headline"] = markdown_page.headline
        extensions = config.markdown_extensions
        other_extensions = [
            extension for extension in extensions if not isinstance(extension, SiteExtension)
        ]
        config.markdown_extensions = [*other_extensions, SiteExtension(self.history, page.url)]
        return markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add a table of contents to a Markdown page; prevent line breaks in locators and dates.

        Hook for the [`on_page_content`
        event](https://www.mkdocs.org/dev-guide/plugins/#on_page_content).
        """
        if isinstance(page, GeneratedPage):
            return html
        # Our own HTML has anchors too, and MkDocs checks links to them.
        page.present_anchor_ids = {
            *(page.present_anchor_ids or ()),
            *generated_files.ID_ATTRIBUTE.findall(html),
        }
        # Material shows the contents next to a page that does not hide them.
        if not page.is_homepage and "toc" in page.meta.get("hide", ["toc"]):
            headings = [heading for title in page.toc for heading in title.children]
            sections = [(heading.id, Markup(heading.title), True) for heading in headings]
            html = insert_table_of_contents(html, sections, page.url, self.history)
        return add_no_break_spaces(html, self.history.page_language(page.url).unbroken)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Set the variables of all templates, and add the search index.

        Hook for the [`on_env` event](https://www.mkdocs.org/dev-guide/plugins/#on_env), when every
        page has been read. `latest_version` is the latest version of the record, or None.
        `page_addresses` are the URLs of all pages. `languages` are all but English, by tag.
        `pages_in_language` has the result of `History.pages_in_language` for each tag.
        `navigation_links` caches the rendered links of the navigation, by `header_cache_key`.
        `metadata` and `page_citations` are empty for files that are not pages.
        """
        if self._order:
            for file in self._order:  # restore the order of the pages
                files.remove(file)
                files.append(file)
            self._add_book(files, config)
        env.bytecode_cache = COMPILED_TEMPLATES
        # Escape text only in our templates, because templates of other themes may expect HTML.
        env.autoescape = options.SHARED_PARTIALS.__contains__
        env.globals |= {
            "metadata": metadata.PageMetadata({}),
            "page_citations": "",
            "mistake_report_values": metadata.mistake_report_values(self.history, "404.html"),
            "site": self.history.site,
            "latest_version": self.history.latest_version,
            "page_addresses": redirect_table.page_addresses(self.history),
            "english": ENGLISH,
            "navigation_links": {},
            "header_cache_key": navigation.header_cache_key,
            "build_navigation": partial(navigation.build_page_navigation, self._nav, self.history),
            "language_versions": partial(
                navigation.language_versions, self.history, config.theme.locale.language
            ),
            "languages": self.history.languages,
            "pages_in_language": {
                tag: self.history.pages_in_language(tag) for tag in self.history.languages
            },
            "language_alternates": self.history.language_alternates,
        }
        if self._server:
            self._server.env = env
            return env
        documents = []
        for page in (file.page for file in files):
            if isinstance(page, GeneratedPage) and "robots" not in page.meta:
                title = page.meta["title"]
                description = page.meta.get("description", "")
                documents.append(document_of_page(page.url, title, description))
        content = build.combine_search_index(self.history, documents)
        files.append(File.generated(config, addresses.SEARCH_INDEX, content=content))
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add a page's metadata for reference managers, and its citation in print, to the context.

        Hook for the [`on_page_context`
        event](https://www.mkdocs.org/dev-guide/plugins/#on_page_context).
        """
        page_title = page.meta.get("title") or page.title or config.site_name
        title = str(Markup(page_title).striptags())
        description = page.meta.get("description") or config.site_description or ""
        is_former = page.meta.get("robots") == "noindex"
        # Templates of other themes read the site's name from the configuration.
        page_config = copy(config)
        page_config.site_name = self.history.page_language(page.url).translate(config.site_name)
        facts = metadata.page_metadata(
            self.history, page.url, title, description, is_importable=not is_former
        )
        page_variables = {
            "config": page_config,
            "metadata": facts,
            "page_citations": citations.page_citations(self.history, page.url),
            "colophon": bibliography_entries.footer_citation(self.history, page.url, title).as_html,
            "mistake_report_values": metadata.mistake_report_values(self.history, page.url),
            "change_number": self._server and self._server.change_number,
        }
        return cast(TemplateContext, {**context, **page_variables})

    @event_priority(-100)  # Runs late, when the scripts of a page are final.
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Allow the inline code of themes and other plugins.

        Hook for the [`on_post_page` event](https://www.mkdocs.org/dev-guide/plugins/#on_post_page).
        """
        return allow_inline_code(output, page.content or "")

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Allow inline code on the page for unknown URLs, as `on_post_page` does."""
        return allow_inline_code(output)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Render each page when a browser requests it.

        Hook for the [`on_serve` event](https://www.mkdocs.org/dev-guide/plugins/#on_serve).
        """
        if self._server:
            self._server.watch(server, config, builder)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Raise Abort, with one line, if a file cannot be written.

        Hook for the [`on_build_error`
        event](https://www.mkdocs.org/dev-guide/plugins/#on_build_error).
        """
        if isinstance(error, OSError) and error.filename:
            raise Abort(f"{error.filename}: {error.strerror}") from None

    def generated_file(
        self, config: MkDocsConfig, name: str, title: str | None = None
    ) -> File | None:
        """Return the MkDocs file for a URL, or None if the record has no page or file there.

        `title` is the title of a page in the navigation.
        """
        if name in build.render_functions(self.history):
            page = generated_files.generated_page(config, name, title)
            if name in build.SINGLE_PAGES:
                # If there is no navigation in the settings, MkDocs creates it from these files.
                page.file.inclusion = InclusionLevel.INCLUDED
            page.create_page = partial(build.render_page, self.history, name)
            return page.file
        path = generated_files.output_path(name)
        if make := build.file_functions(self.history).get(path):
            file = cast(GeneratedFile, GeneratedFile.generated(config, path, content=b""))
            file.render_text = make
            return file
        if path == addresses.SEARCH_INDEX:
            return File.generated(config, path, content=build.build_search_index(self.history))
        return None


def allow_inline_code(page: str, content: str = "") -> str:
    """Return a page whose security policy allows, by hash, inline code outside the content."""
    for kind, code in sorted({*INLINE_CODE.findall(page)} - {*INLINE_CODE.findall(content)}):
        allowed = f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
        # A policy that allows all inline scripts would no longer do so if it contained a hash.
        alone = rf"{kind}-src (&#39;|')self\1(?! \S*unsafe-inline)"
        page = re.sub(alone, rf"\g<0>{allowed}", page, count=1)
    return page


def _add_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Add the stylesheets, except those that the history replaces by its own files."""
    for path, names in styles.FILES_BY_STYLESHEET.items():
        if files.get_file_from_path(path) is None:
            content = styles.minify_css(styles.read_stylesheets(names))
            files.append(File.generated(config, path, content=content))
