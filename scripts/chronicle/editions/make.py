"""Both editions as files: one PDF for print and one EPUB for readers of electronic books of each.

They are made on demand by `python -m chronicle editions`, not at a build of the site, which offers
those of the current version.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from chronicle import processes
from chronicle.book import Book
from chronicle.editions import complete, reading
from chronicle.editions.catalogue import COMPLETE, FORMATS, READING, stem
from chronicle.editions.handwritten import Writer
from chronicle.editions.volume import Volume
from chronicle.views import actors, imprint

# The imprint of each edition, and its parts.
EDITIONS = {
    READING: (imprint.reading, reading.parts),
    COMPLETE: (imprint.complete, complete.parts),
}
# What takes about as long as all the others.
LARGEST = COMPLETE, FORMATS[0]


def volume(book: Book, edition: str, settings: Path) -> Volume:
    """An edition before it is set; `settings` is the `mkdocs.yml` for which pages are written."""
    describe, parts = EDITIONS[edition]
    pieces = tuple(parts(book, Writer(book, settings)))
    return Volume(describe(book, stem(book, edition)), actors.index(book), pieces)


def tell_in_a_line(message: str) -> None:
    """Print a message at once and whole, since two processes tell of their steps."""
    print(f"{message}\n", end="", flush=True)


def make(
    book: Book,
    settings: Path,
    directory: Path,
    tell: Callable[[str], object] = tell_in_a_line,
) -> list[Path]:
    """Make both editions in a directory, and tell of each step. Returns the paths of the files.

    Two makings of one version are alike to the byte on one machine, whose fonts they use.
    Raises OSError where WeasyPrint, which the PDF needs, does not find Pango.
    """
    directory.mkdir(parents=True, exist_ok=True)
    book.format_citations()  # at once, which takes much less time than one by one
    paths = {
        (edition, ending): directory / f"{stem(book, edition)}{ending}"
        for edition in EDITIONS
        for ending in FORMATS
    }
    rest = {file: path for file, path in paths.items() if file != LARGEST}
    with processes.beside(partial(_make, book, settings, tell, rest)) as others:
        list(_make(book, settings, tell, {LARGEST: paths[LARGEST]}))
        list(others)
    return list(paths.values())


def _make(
    book: Book,
    settings: Path,
    tell: Callable[[str], object],
    paths: Mapping[tuple[str, str], Path],
) -> Iterator[Path]:
    """Make some of the files, each by its edition and its ending; gives each that is made."""
    from chronicle.editions import epub, pdf  # one loads WeasyPrint

    write = dict(zip(FORMATS, (pdf.write, epub.write), strict=True))
    for edition, group in groupby(paths, key=itemgetter(0)):
        tell(f"{stem(book, edition)}: composing")
        text = volume(book, edition, settings)
        for file in group:
            path, (_, ending) = paths[file], file
            # Whoever stops it finds no half of a file under the name of a whole one.
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as unfinished:
                write[ending](text, Path(unfinished, path.name), tell)
                Path(unfinished, path.name).replace(path)
            tell(f"{path}, {path.stat().st_size / 1e6:.1f} MB")
            yield path
