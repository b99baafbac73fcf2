"""All downloads in one list, which the data page and the tests use, and the files of the book."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.citation.export_formats import BIBTEX, CSL_JSON, RIS
from chronicle.corpus import addresses
from chronicle.exports import record_json, tables
from chronicle.history import History, cached_per_history
from chronicle.records import Record, Work
from chronicle.values import slugify

# The directory of the generated book, next to the record; on the site it is `addresses.EDITIONS`.
EDITIONS_DIRECTORY = Path(".build") / "editions"


@dataclass(frozen=True, kw_only=True)
class Download:
    """A downloadable file: its name in the data directory, its format, and a description.

    `kind` is the kind of the records that it contains (None for all); `render` returns its content.
    """

    file_name: str
    format_name: str
    description: str
    kind: type[Record] | None = None
    render: Callable[[History], str]

    @property
    def address(self) -> str:
        """The URL of the file, relative to the root of the site."""
        return f"{addresses.DATA}{self.file_name}"


def work_items(history: History) -> tuple[CSLItem, ...]:
    """Return every work as a plain-text CSL-JSON item."""
    return tuple(map(csl.work_item, history.corpus.of(Work)))


COMPLETE_RECORD = Download(
    file_name="record.json",
    format_name="JSON",
    description="The complete record, with the permanent URL of every record and, for each "
    "statement, its chain from the printed passage to its sources. For software.",
    render=record_json.render_record_json,
)
OTHER_DOWNLOADS = (
    Download(
        file_name="bibliography.bib",
        format_name="BibLaTeX",
        description="Every cited work, for LaTeX; reference managers read the other formats "
        "better. Keys are the ids of this site; keywords are classes of evidence.",
        kind=Work,
        render=lambda history: BIBTEX.format_file(work_items(history)),
    ),
    Download(
        file_name="bibliography.ris",
        format_name="RIS",
        description="The same works. For Zotero, EndNote and other reference managers.",
        kind=Work,
        render=lambda history: RIS.format_file(work_items(history)),
    ),
    Download(
        file_name="bibliography.json",
        format_name="CSL-JSON",
        description="The same works. For Zotero, pandoc and other citation processors.",
        kind=Work,
        render=lambda history: CSL_JSON.format_file(work_items(history)),
    ),
)


TABLE_BY_KIND: Mapping[type[Record], Download] = {
    kind: Download(
        file_name=f"{kind.kind_config.plural_name}.csv",
        format_name="CSV",
        description=" ".join((kind.__doc__ or "").split()),
        kind=kind,
        render=partial(tables.render_table, kind),
    )
    for kind in tables.KINDS_WITH_TABLE
}
ALL_DOWNLOADS = (COMPLETE_RECORD, *TABLE_BY_KIND.values(), *OTHER_DOWNLOADS)


@cached_per_history
def download_content(history: History, download: Download) -> bytes:
    """Return the content of a file, encoded; cached, because the data page shows its size."""
    return download.render(history).encode()


def book_file_stem(history: History) -> str:
    """Return the base name of the book's files: a slug of the site's name, and the version."""
    return "-".join(filter(None, (slugify(history.site.name), history.version or "unversioned")))


def book_files(history: History, root: Path) -> tuple[Path, ...]:
    """Return the generated files of the book in this version; `root` contains their directory."""
    stem = root / EDITIONS_DIRECTORY / book_file_stem(history)
    paths = (Path(f"{stem}{extension}") for extension in (".pdf", ".epub"))
    return tuple(filter(Path.exists, paths))
