"""The book as files: a PDF for print, and an EPUB for readers of electronic books.

They are made on demand by `python -m chronicle editions`, not at a build of the site, which offers
those of the current version.
"""

import tempfile
from pathlib import Path

from chronicle.editions import epub, reading
from chronicle.editions.catalogue import stem
from chronicle.editions.environment import Volume
from chronicle.editions.writer import Extensions, Writer
from chronicle.history import History


def compose(history: History, extensions: Extensions) -> Volume:
    """The book before it is set; `extensions` are those of Markdown for which it is written."""
    return Volume(history, tuple(reading.parts(history, Writer(history, extensions))))


def write(history: History, extensions: Extensions, docs: Path, directory: Path) -> None:
    """Write both files, and print what is written.

    Two makings of one version are alike to the byte on one machine, whose fonts they use.

    Arguments:
        history: The history.
        extensions: Those of Markdown, with their settings.
        docs: Where its pages written by hand lie, with their pictures.
        directory: Where the files are written.

    Raises:
        ModuleNotFoundError: There is no WeasyPrint, which the PDF alone needs.
        OSError: It does not find Pango, or a font for a letter.
    """
    directory.mkdir(parents=True, exist_ok=True)
    print(f"{stem(history)}: composing", flush=True)
    text = compose(history, extensions)
    for ending, set_as in ((".epub", epub.write), (".pdf", _write_pdf)):
        path = directory / f"{stem(history)}{ending}"
        # If it is stopped, no half-written file has the name of a complete one.
        with tempfile.TemporaryDirectory(dir=directory, prefix=".") as unfinished:
            set_as(text, docs, Path(unfinished, path.name))
            Path(unfinished, path.name).replace(path)
        print(f"{path}, {path.stat().st_size / 1e6:.1f} MB", flush=True)


def _write_pdf(volume: Volume, docs: Path, path: Path) -> None:
    """Write the PDF, with a module that loads WeasyPrint."""
    from chronicle.editions import pdf

    pdf.write(volume, docs, path)
