"""The page of the data: what can be downloaded, what the tables have, what their words mean."""

from functools import partial

from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.pages.page import Page, make_page
from chronicle.values.text import Prose


def render_data(history: History) -> Page:
    """The page of the data; the words of the tables are the records that have no address."""
    records = history.corpus.records
    return make_page(
        history=history,
        template="data.html",
        address=addresses.DATA,
        title=Prose("Data"),
        description="The whole record to download, with the meaning of every column.",
        whole=downloads.WHOLE,
        tables=downloads.of_kinds(),
        columns_of=tables.columns,
        others=downloads.OTHERS,
        content=partial(downloads.content, history),
        words=[record for name, record in records.items() if name not in history.addresses],
    )
