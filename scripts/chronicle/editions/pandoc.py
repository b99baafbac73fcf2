"""The conversion of the book by pandoc, for EPUB and PDF."""

import datetime
import json
import os
import re
import subprocess
from pathlib import Path

import pypandoc

from chronicle.corpus import addresses
from chronicle.editions.book_templates import Book, edition_name
from chronicle.exports.downloads import book_file_stem

# Elements whose language pandoc ignores; their language moves to an element inside.
FOREIGN_TEXT = re.compile(
    r'<(?P<tag>i|cite) lang="(?P<language>[^"]*)"[^>]*>(?P<words>.*?)</(?P=tag)>'
)
FOREIGN_SPAN = r'<\g<tag>><span lang="\g<language>">\g<words></span></\g<tag>>'
PACKAGE = Path(__file__).parent
# The cover image of the book, in `docs`; bookshops accept only raster images.
COVER = "cover.png"


def run_pandoc(book: Book, docs: Path, front_matter: str, directory: str, *options: str) -> None:
    """Convert the book to the format that `options` name.

    Pandoc runs in `directory`, where the metadata of the book is written. `front_matter` is HTML
    before the text of the book; `docs` contains the images.
    Raises subprocess.CalledProcessError if pandoc fails or prints a warning.
    """
    Path(directory, "metadata.json").write_text(json.dumps(_pandoc_metadata(book)), "utf-8")
    subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "--from=html",
            "--metadata-file=metadata.json",
            f"--lua-filter={PACKAGE / 'book.lua'}",
            "--fail-if-warnings",
            f"--resource-path={docs.resolve()}",
            *options,
        ],
        input=FOREIGN_TEXT.sub(FOREIGN_SPAN, f"{front_matter}{book.body}").encode(),
        cwd=directory,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(version_timestamp(book))},
        check=True,
    )


def version_timestamp(book: Book) -> int:
    """Return noon on the day of the version, in seconds since 1970, as the time of the files."""
    noon = datetime.datetime.combine(book.history.version_day, datetime.time(12), datetime.UTC)
    return int(noon.timestamp())


def _pandoc_metadata(book: Book) -> dict[str, object]:
    """Return the metadata of the book, in the format of pandoc."""
    history = book.history
    site = history.site
    description = f"{site.description or ''} {edition_name(history)}.".strip()
    rights = ""
    if site.licence:
        rights = ", ".join(filter(None, (site.licence.name, site.licence.url)))
    modes = ["textual"]
    if "<img" in book.body:
        modes.append("visual")
    metadata: dict[str, object] = {
        "title": site.name,
        "subtitle": description.removesuffix("."),
        "date": history.version_day.isoformat(),
        "lang": "en",
        # The URL of the files, without their suffix.
        "identifier": f"{site.url}{addresses.EDITIONS}{book_file_stem(history)}",
        "description": description,
        "rights": rights,
        "toc-title": "Contents",
        "author": site.author_name,
        "accessModes": modes,
    }
    return {name: value for name, value in metadata.items() if value}
