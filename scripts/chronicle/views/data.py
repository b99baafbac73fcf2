"""What the page of the data shows: every file to download, every table with its columns, the words and terms they use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.record.models import Frame, Term


@dataclass(frozen=True)
class FileView:
    """A file to download: address from the site's root, name, format, size in bytes, what it holds, and how many of what."""

    address: str
    name: str
    form: str
    size: int
    holds: str
    count: str = ""


@dataclass(frozen=True)
class ColumnView:
    """A column: name, meaning, type, unit, whether it is in the key or always there, the table that it names a row of."""

    name: str
    description: str
    type: str
    unit: str
    key: bool
    required: bool
    table: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class TableView:
    """A table: name, what a row is, its file, the number of its rows, its columns."""

    name: str
    description: str
    file: FileView
    rows: int
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True)
class DataView:
    """The page: files of the whole record and of parts of it, editions, tables, vocabulary, terms of the linked data, schemas."""

    whole: tuple[FileView, ...]
    parts: tuple[FileView, ...]
    editions: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    package: FileView
    citation: FileView
    schemas: tuple[FileView, ...]
    words: tuple[Term, ...]
    frames: tuple[Frame, ...]
    classes: Mapping[str, str]
    terms: Mapping[str, str]
    namespace: str
