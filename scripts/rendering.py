"""Pages and other files that are made from the record, as MkDocs knows its own.

MkDocs reads, renders and writes them in its turn; each is made when it is read or written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel

from chronicle.corpus import addresses
from chronicle.files import write_file
from chronicle.pages.page import Page
from chronicle.templates import unbroken
from chronicle.views.page import PageListing

ANCHOR = re.compile(r'\bid="([^"]+)"')
# A link to an anchor of a page on this site: the page, which is empty for its own, and the anchor.
LINK = re.compile(r'<a\b[^>]*? href="([^":?#]*)(?:\?[^"#]*)?#([^"]+)"')


class MadePage(pages.Page):
    """A page from the record, whose body is ready HTML.

    Markdown would pass the body through, at twice the time of a build.
    """

    make: Callable[[], Page]
    structured = ""
    listing: PageListing | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Make the page: its body stands for its Markdown."""
        made = self.make()
        self.markdown, self.meta = made.content, made.front
        self.structured, self.listing = made.structured, made.listing

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body as it is; MkDocs is told of its anchors and links, which it validates."""
        self.content = f"{unbroken(self.markdown or '')}\n{self.structured}"
        self.markdown = ""  # or each page would be kept twice until all are written
        self.present_anchor_ids = set(ANCHOR.findall(self.content))
        self.links_to_anchors = {}
        for path, anchor in LINK.findall(self.content):
            if file := linked(self.url, path, files):
                self.links_to_anchors.setdefault(file, {})[anchor] = f"{path}#{anchor}"


class MadeFile(File):
    """A file from the record, made when it is written; that of a page has its Markdown."""

    make: Callable[[], bytes]

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """The content of the file."""
        return self.make()

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """The content of the file as text."""
        return self.make().decode()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file into the site."""
        write_file(Path(self.abs_dest_path), self.make())


def page(
    kind: type[MadeFile],
    config: MkDocsConfig,
    address: str,
    make: Callable[[], Page],
    title: str | None,
) -> MadeFile:
    """The page at an address, with the title that the navigation gives it, if it does."""
    is_list = address in addresses.OPTIONAL  # where there is no navigation, it is made of these
    level = InclusionLevel.INCLUDED if is_list else InclusionLevel.NOT_IN_NAV
    source = addresses.source_file(address)
    made = file(kind, config, source, lambda: make().markdown.encode(), level)
    made.dest_uri = target(address)
    MadePage(title, made, config).make = make
    return made


def file(
    kind: type[MadeFile],
    config: MkDocsConfig,
    path: str,
    make: Callable[[], bytes],
    level: InclusionLevel = InclusionLevel.INCLUDED,
) -> MadeFile:
    """The file at a path below the site's root."""
    made = kind.generated(config, path, content=b"", inclusion=level)
    assert isinstance(made, MadeFile)
    made.make = make
    return made


def linked(here: str, path: str, files: Files) -> File | None:
    """The file of the page to which a page links by a path; None where there is no such page."""
    name = posixpath.normpath(f"{here}{path}").strip("./")
    return files.get_file_from_path(f"{name or 'index'}.md") or files.get_file_from_path(
        f"{name}/index.md"
    )


def target(name: str) -> str:
    """The path of the file that is served at an address, or at a path below the site's root."""
    return f"{name}index.html" if is_page(name) else name


def is_page(name: str) -> bool:
    """Whether a name is the address of a page, and not the path of another file."""
    return not name or name.endswith("/")
