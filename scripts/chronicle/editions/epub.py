"""The book as an EPUB 3, converted by pandoc from the same text as the PDF."""

import datetime
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

import pypandoc

from chronicle.editions.book_files import COVER, book_identifier
from chronicle.editions.book_templates import Volume, edition_name, render_part

# Elements whose language pandoc ignores; it moves to an element inside.
FOREIGN_TEXT = re.compile(
    r'<(?P<tag>i|cite) lang="(?P<language>[^"]*)"[^>]*>(?P<words>.*?)</(?P=tag)>'
)
FOREIGN_SPAN = r'<\g<tag>><span lang="\g<language>">\g<words></span></\g<tag>>'


def write_epub(volume: Volume, docs: Path, path: Path) -> None:
    """Write the book to a file, with a document inside for each of its parts.

    Its images are in `docs`, and its cover, if it has one.

    Raises subprocess.CalledProcessError if pandoc fails or prints a warning.
    """
    noon = datetime.datetime.combine(volume.history.day, datetime.time(12), datetime.UTC)
    files = {
        "book.html": pandoc_source(volume),
        "metadata.json": json.dumps(_epub_metadata(volume)),
    }
    for name in ("book.css", "epub.css", "epub.lua"):
        files[name] = Path(__file__).with_name(name).read_text("utf-8")
    cover = docs.resolve() / COVER
    with tempfile.TemporaryDirectory() as directory:
        for name, content in files.items():
            Path(directory, name).write_bytes(content.encode())
        subprocess.run(
            [
                pypandoc.get_pandoc_path(),
                "book.html",
                "--from=html",
                "--to=epub3",
                "--metadata-file=metadata.json",
                *([f"--epub-cover-image={cover}"] if cover.exists() else ()),
                "--lua-filter=epub.lua",
                "--css=book.css",
                "--css=epub.css",
                "--split-level=1",
                "--toc",
                "--toc-depth=2",
                "--fail-if-warnings",
                f"--resource-path=.:{docs.resolve()}",
                f"--output={path.resolve()}",
            ],
            cwd=directory,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))},
            check=True,
        )


def pandoc_source(volume: Volume) -> str:
    """Return the text of the book as HTML that pandoc reads without loss."""
    imprint = render_part(volume.history, "imprint.html")
    text = f'<h1 id="imprint">This edition</h1>{imprint}{volume.body}'
    return FOREIGN_TEXT.sub(FOREIGN_SPAN, text)


def _epub_metadata(volume: Volume) -> dict[str, object]:
    """Return the metadata of the EPUB, in the format of pandoc."""
    history = volume.history
    site = history.site
    description = f"{site.description or ''} {edition_name(history)}.".strip()
    rights = ""
    if site.licence:
        rights = ", ".join(filter(None, (site.licence.name, site.licence.url)))
    modes = ["textual"]
    if "<img" in volume.body:
        modes.append("visual")
    metadata: dict[str, object] = {
        "title": site.name,
        "subtitle": description.removesuffix("."),
        "date": history.day.isoformat(),
        "lang": "en",
        "identifier": book_identifier(history),
        "description": description,
        "rights": rights,
        "toc-title": "Contents",
        "author": site.author,
        "accessModes": modes,
    }
    return {name: value for name, value in metadata.items() if value}
