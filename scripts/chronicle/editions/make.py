"""Both editions as files: one PDF for print and one EPUB for readers of electronic books of each.

They are made on demand by `python -m chronicle editions`, not at a build of the site, which offers
those of the current version.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from chronicle.book import Book
from chronicle.editions import complete, reading
from chronicle.editions.names import COMPLETE, FORMATS, READING, stem
from chronicle.editions.volume import Volume
from chronicle.editions.written import Writer

PARTS = {READING: reading.parts, COMPLETE: complete.parts}


def volume(book: Book, edition: str, settings: Path) -> Volume:
    """An edition before it is set; `settings` is the `mkdocs.yml` for which pages are written."""
    return Volume(book, edition, Markup("").join(PARTS[edition](book, Writer(book, settings))))


def make(
    book: Book,
    settings: Path,
    directory: Path,
    tell: Callable[[str], object] = print,
) -> list[Path]:
    """Make both editions in a directory, and tell of each step. Returns the paths of the files.

    Two makings of one version are alike to the byte on one machine, whose fonts they use.
    Raises OSError where WeasyPrint, which the PDF needs, does not find Pango.
    """
    from chronicle.editions import epub, pdf  # one loads WeasyPrint

    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for edition in PARTS:
        tell(f"{stem(book, edition)}: composing")
        text = volume(book, edition, settings)
        for ending, write in zip(FORMATS, (pdf.write, epub.write), strict=True):
            path = directory / f"{stem(book, edition)}{ending}"
            # Whoever stops it finds no half of a file under the name of a whole one.
            with tempfile.TemporaryDirectory(dir=directory, prefix=".") as unfinished:
                write(text, Path(unfinished, path.name), tell)
                Path(unfinished, path.name).replace(path)
            tell(f"{path}, {path.stat().st_size / 1e6:.1f} MB")
            paths.append(path)
    return paths
