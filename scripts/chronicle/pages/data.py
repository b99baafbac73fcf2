"""The data page: downloads, the columns of the tables, and the codes in their cells."""

from collections.abc import Mapping
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.downloads import Download
from chronicle.exports.tables import table_columns
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page
from chronicle.queries.related_records import kind_names
from chronicle.records import VALUE_LABELS, Actor
from chronicle.values import Prose, count_noun


class TableCode(NamedTuple):
    """A code in the cells of tables: its group, its name and its meaning."""

    group: str
    name: str
    meaning: str


class ListedDownload(NamedTuple):
    """A file to download, with its size in bytes, and the number of records in it as text."""

    download: Download
    size: int
    record_count: str

    @property
    def is_saved_by_browser(self) -> bool:
        """Whether browsers save the file; a RIS file opens in a reference manager instead."""
        return not self.download.file_name.endswith(".ris")


class ListedTable(NamedTuple):
    """A table, its name in anchors, and the meaning of each column, by name of the column."""

    listed_download: ListedDownload
    name: str
    columns: Mapping[str, str]


def render_data(history: History) -> Page:
    """Render the data page; records without a permanent URL are listed as codes."""
    codes = []
    for record in history.corpus.records.values():
        if record.id not in history.addresses:
            description = Prose(getattr(record, "description", ""))
            meaning = Prose("{}. {}").format(record.label, description)
            codes.append(TableCode(record.record_kind, record.id, meaning))
    for group in ("verdict", "dependence", "certainty"):
        for name, label in VALUE_LABELS[group].items():
            codes.append(TableCode(group, name, label))
    tables = []
    for kind, file in downloads.TABLE_BY_KIND.items():
        if history.corpus.of(kind):
            listed = _listed_download(history, file)
            columns = {column.name: column.description for column in table_columns(kind)}
            tables.append(ListedTable(listed, kind.kind_config.plural_name, columns))
    context = PageTemplate(
        "data.html",
        "index data",
        whole=_listed_download(history, downloads.COMPLETE_RECORD),
        tables=tables,
        others=[_listed_download(history, file) for file in downloads.OTHER_DOWNLOADS],
        codes=codes,
    )
    return create_page(
        history,
        context,
        address=addresses.DATA,
        title="Data",
        description="The complete record to download, with the meaning of every column.",
    )


def _listed_download(history: History, file: Download) -> ListedDownload:
    """Return a file with the number of records in it, of its kind or in total."""
    corpus = history.corpus
    record_count = count_noun(len(corpus.records), "record")
    if file.kind:
        # The site has other labels for actors; in the table each row is an actor.
        names = kind_names(history, file.kind.record_kind)
        if file.kind is Actor:
            names = ("actor", "actors")
        record_count = count_noun(len(corpus.of(file.kind)), *names)
    content = downloads.download_content(history, file)
    return ListedDownload(file, len(content), record_count)
