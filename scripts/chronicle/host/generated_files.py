"""Pages and other files that are generated from the record, as MkDocs objects.

MkDocs reads, renders and writes these; each is generated when it is read or written.
"""

import logging
import re
import zlib
from collections.abc import Callable
from functools import cached_property
from typing import ClassVar

from jinja2 import TemplateError
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.layout import Page

LOG = logging.getLogger("mkdocs.chronicle")
ID_ATTRIBUTE = re.compile(r' id="([^"]+)"')


class GeneratedPage(pages.Page):
    """A page from the record, whose body is HTML.

    Markdown would pass the body through, but the build would take twice the time.
    """

    create_page: Callable[[], Page]
    # The compressed body that was last stored or read, and its text: MkDocs and its plugins read
    # the same body several times in a row.
    _last_body: ClassVar[tuple[bytes | None, str | None]] = None, None

    @property
    def content(self) -> str | None:
        """The body, stored compressed, because MkDocs keeps all pages until all are written."""
        if self._html is not self._last_body[0]:
            html = None if self._html is None else zlib.decompress(self._html).decode()
            GeneratedPage._last_body = self._html, html
        return self._last_body[1]

    @content.setter
    def content(self, html: str | None) -> None:
        if html is not self._last_body[1]:
            compressed = None if html is None else zlib.compress(html.encode(), 1)
            GeneratedPage._last_body = compressed, html
        self._html = self._last_body[0]

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The anchors of the page, so that MkDocs can check links to them."""
        return {*ID_ATTRIBUTE.findall(self.content or "")}

    def read_source(self, config: MkDocsConfig) -> None:
        """Generate the page; its body replaces Markdown."""
        try:
            page = self.create_page()
        except TemplateError as error:
            LOG.error("%s", templates.describe_error(error))
            raise Abort(f"cannot generate the page /{self.url}") from None
        self.markdown = f"{templates.add_no_break_spaces(page.body)}\n"
        # The text of records is not a template of mkdocs-macros.
        self.meta = {**page.front_matter, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Use the body as the content of the page, because it is HTML already."""
        self.content = self.markdown or ""
        # Plugins read the headings of each page, but the headings of generated pages are not in
        # Markdown. Material's skip link points to this one.
        self.toc = TableOfContents([AnchorLink("", "content", 1)])
        # MkDocs would keep this second copy of the HTML until all pages are written.
        self.markdown = ""


class GeneratedFile(File):
    """A file other than a page; its text is generated when MkDocs copies it."""

    render_text: Callable[[], str]

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file into the site."""
        utils.write_file(self.render_text().encode(), self.abs_dest_path)


def generated_page(config: MkDocsConfig, address: str, title: str | None) -> GeneratedPage:
    """Return the MkDocs page for a URL; `title` is its title in the navigation, or None."""
    path = addresses.source_file(address)
    file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = output_path(address)
    return GeneratedPage(title, file, config)


def find_file(name: str, files: Files) -> File | None:
    """Return the file at a path relative to the site's root, or the source file of a page."""
    if not is_page_path(name):
        return files.src_uris.get(name)
    source = files.src_uris.get(addresses.source_file(name))
    return source or files.src_uris.get(f"{name}index.md")


def output_path(name: str) -> str:
    """Return the path of the output file for a page or other file at a path."""
    if is_page_path(name):
        return f"{name}index.html"
    return name


def is_page_path(name: str) -> bool:
    """Return whether a name is the path of a page, and not of another file."""
    return not name or name.endswith("/")
