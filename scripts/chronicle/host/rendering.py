"""Pages and other files that are made from the record, as MkDocs knows its own.

MkDocs reads, renders and writes them in its turn; each is made when it is read or written.
"""

import logging
import re
import sys
from collections.abc import Callable

from jinja2 import TemplateError
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.frame import Page

LOG = logging.getLogger("mkdocs.chronicle")
ANCHOR = re.compile(r' id="([^"]+)"')


class MadePage(pages.Page):
    """A page from the record, whose body is ready HTML.

    Markdown would pass the body through, at twice the time of a build.
    """

    make: Callable[[], Page]

    def read_source(self, config: MkDocsConfig) -> None:
        """Make the page: its body takes the place of Markdown."""
        try:
            made = self.make()
        except TemplateError as error:
            LOG.error("%s", templates.describe_error(error))
            raise Abort(f"cannot generate the page /{self.url}") from None
        self.markdown = f"{templates.unbroken(made.body)}\n"
        # What records say is no template of mkdocs-macros.
        self.meta = {**made.front, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body unchanged, and note its anchors, so that MkDocs can check links to them."""
        html = self.markdown or ""
        self.content = html
        # Plugins read the headings of each page; ours are no Markdown. Material skips to it.
        self.toc = TableOfContents([AnchorLink("", "content", 1)])
        # Left with the page, they would be kept twice until all are written.
        self.markdown = ""
        # Each anchor is one text, however many pages link to it.
        self.present_anchor_ids = set(map(sys.intern, ANCHOR.findall(html)))


class MadeFile(File):
    """A file from the record, made when it is written."""

    make: Callable[[], str]

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file into the site."""
        utils.write_file(self.make().encode(), self.abs_dest_path)


def generated_page(config: MkDocsConfig, address: str, title: str | None) -> MadePage:
    """The page of MkDocs at an address; `title` is its title in the navigation, or None."""
    path = addresses.source_file(address)
    file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = target(address)
    return MadePage(title, file, config)


def find_file(name: str, files: Files) -> File | None:
    """The file of the page at an address, or the one at a path below the site's root."""
    if not is_page(name):
        return files.src_uris.get(name)
    source = files.src_uris.get(addresses.source_file(name))
    return source or files.src_uris.get(f"{name}index.md")


def target(name: str) -> str:
    """The path of the file that is served at an address, or at a path below the site's root."""
    if is_page(name):
        return f"{name}index.html"
    return name


def is_page(name: str) -> bool:
    """Whether a name is the address of a page, and not the path of another file."""
    return not name or name.endswith("/")
