"""The page of the data: what can be downloaded, what the tables have, what their words mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.exports.downloads import Download
from chronicle.exports.joins import Join
from chronicle.exports.tables import Column
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class DataPage(PageContext):
    """What the page of the data shows."""

    template = "data.html"
    style = "index data"

    whole: Download
    """The whole record."""
    tables: Mapping[type[Record], Download]
    """The tables, by kind."""
    joins: Mapping[Join, Download]
    """The tables that join those."""
    columns_of: Callable[[type[Record]], tuple[Column, ...]]
    """The columns of a table."""
    others: Sequence[Download]
    """Other formats."""
    content: Callable[[Download], bytes]
    """What a file holds."""
    words: Sequence[Record]
    """The records that have no address: words of the vocabulary."""


def render_data(history: History) -> Page:
    """The page of the data; the words of the tables are the records that have no address."""
    records = history.corpus.records
    return make_page(
        history,
        DataPage(
            whole=downloads.WHOLE,
            tables=downloads.of_kinds(),
            joins=downloads.of_joins(),
            columns_of=tables.columns,
            others=downloads.OTHERS,
            content=partial(downloads.content, history),
            words=[record for name, record in records.items() if name not in history.addresses],
        ),
        address=addresses.DATA,
        title=Prose("Data"),
        description="The whole record to download, with the meaning of every column.",
    )
