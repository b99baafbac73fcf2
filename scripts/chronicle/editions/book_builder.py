"""The book as files: a PDF for print, and an EPUB for e-readers.

`python -m chronicle editions` generates them; a build of the site only offers existing files of the
current version.
"""

import tempfile
from functools import partial
from pathlib import Path

from chronicle.editions import epub, pdf
from chronicle.editions.book_files import file_stem
from chronicle.editions.book_markdown import Extensions, render_page
from chronicle.editions.book_templates import Volume, render_part, resolve_links
from chronicle.history import History
from chronicle.templates import add_no_break_spaces


def compose_book(history: History, extensions: Extensions) -> Volume:
    """Return the book before typesetting; `extensions` are the Markdown extensions of its pages.

    Raises DataError if a page has an image that the book would not find.
    """
    text = render_part(history, "book.html", render_page=partial(render_page, history, extensions))
    return Volume(history, resolve_links(add_no_break_spaces(text), history.site.url))


def write_book(history: History, extensions: Extensions, docs: Path, directory: Path) -> None:
    """Write both files, and print their names.

    On the same computer, with the same fonts, two runs of one version write identical files.

    Arguments:
        history: The history.
        extensions: The Markdown extensions, with their settings.
        docs: The directory of its Markdown pages and images.
        directory: The output directory.

    Raises:
        RuntimeError: Typst cannot make the PDF, for example without a font for a character.
    """
    directory.mkdir(parents=True, exist_ok=True)
    print(f"{file_stem(history)}: composing", flush=True)
    text = compose_book(history, extensions)
    for ending, set_as in ((".epub", epub.write_epub), (".pdf", pdf.write_pdf)):
        path = directory / f"{file_stem(history)}{ending}"
        # If the process is stopped, no incomplete file has the name of a complete one.
        with tempfile.TemporaryDirectory(dir=directory, prefix=".") as unfinished:
            set_as(text, docs, Path(unfinished, path.name))
            Path(unfinished, path.name).replace(path)
        print(f"{path}, {path.stat().st_size / 1e6:.1f} MB", flush=True)
