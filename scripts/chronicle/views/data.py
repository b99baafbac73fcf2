"""What the page of the data shows: every file, every table with its columns, the words they use."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.record.text import Prose, capital
from chronicle.site import Licence, Site
from chronicle.views.page import Link, PageView


@dataclass(frozen=True)
class FileView:
    """A file to download: address from the site's root, format, size in bytes, what it holds.

    `name` is that below the page of the data, `count` how many of what it has, such as `5 events`.
    """

    address: str
    name: str
    form: str
    bytes: int
    holds: str
    count: str = ""

    @property
    def stem(self) -> str:
        """The name without folders."""
        return self.name.rpartition("/")[2]

    @property
    def size(self) -> str:
        """The size in words, in units of a thousand (IEC 80000-13)."""
        if self.bytes < 1000:
            return f"{self.bytes} bytes"
        if self.bytes < 1_000_000:
            return f"{self.bytes / 1000:.0f} kB"
        return f"{self.bytes / 1_000_000:.1f} MB"


@dataclass(frozen=True)
class Column:
    """A column: name, meaning, type in Table Schema, unit, and the column that its values name.

    `options` are the values that it may have; where `required` no row lacks one.
    """

    name: str
    description: str
    type: str = "string"
    unit: str = ""
    refers: str = ""
    options: tuple[str, ...] = ()
    required: bool = False

    @property
    def title(self) -> str:
        """The name as a heading."""
        return capital(self.name.replace("_", " ").replace("-", " "))

    @property
    def table(self) -> str:
        """The table of which it names a row; empty where it names none."""
        return self.refers.partition(".")[0]


@dataclass(frozen=True)
class TableView:
    """A table: name, what a row is, its file, how many rows it has, its columns and key."""

    name: str
    description: str
    file: FileView
    rows: int
    columns: tuple[Column, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class WordView:
    """A word of the tables: its id, its kind, and what it means."""

    id: str
    kind: str
    meaning: Prose

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True)
class DataView(PageView):
    """The page of the data.

    `version` is that of the record with its date in words, empty where there is none; `sources` and
    `timeline` lead to those pages, where there are any.
    """

    site: Site
    version: str
    licence: Licence
    complete: tuple[FileView, ...]
    parts: tuple[FileView, ...]
    editions: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    package: FileView
    citation: FileView
    schemas: tuple[FileView, ...]
    sources: Link | None
    timeline: Link | None
    words: tuple[WordView, ...]
