"""The book as files: a PDF for print, and an EPUB for e-readers.

`python -m chronicle editions` generates them; a build of the site only offers existing files of the
current version.
"""

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import click

from chronicle.editions import epub, pdf
from chronicle.editions.book_markdown import Extensions, render_page
from chronicle.editions.book_templates import Book, render_book_template, resolve_links
from chronicle.exports.downloads import EDITIONS_DIRECTORY, book_file_stem
from chronicle.history import History
from chronicle.host.project import current_project, print_local_address
from chronicle.templates import add_no_break_spaces


def compose_book(history: History, extensions: Extensions) -> Book:
    """Return the book before typesetting; `extensions` are the Markdown extensions of its pages.

    Raises DataError if a page has an image that the book would not find.
    """
    text = render_book_template(
        history, "book.html", render_page=partial(render_page, history, extensions)
    )
    return Book(history, resolve_links(add_no_break_spaces(text), history.site.url))


def write_book(history: History, extensions: Extensions, docs: Path, directory: Path) -> None:
    """Write the PDF and the EPUB, and print their names.

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
    print(f"{book_file_stem(history)}: composing", flush=True)
    text = compose_book(history, extensions)
    for extension, set_as in ((".epub", epub.write_epub), (".pdf", pdf.write_pdf)):
        path = directory / f"{book_file_stem(history)}{extension}"
        # If the process is stopped, no incomplete file has the name of a complete one.
        with tempfile.TemporaryDirectory(dir=directory, prefix=".") as temporary:
            set_as(text, docs, Path(temporary, path.name))
            Path(temporary, path.name).replace(path)
        print(f"{path}, {path.stat().st_size / 1e6:.1f} MB", flush=True)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=EDITIONS_DIRECTORY)
def editions(directory: Path) -> None:
    """Generate the book as EPUB and, if the fonts have all its characters, as PDF.

    The files are written to DIRECTORY, by default .build/editions.
    """
    project = current_project()
    history = project.read_history()
    print_local_address(history)
    try:
        write_book(history, project.extensions, project.docs_dir, directory)
    except subprocess.CalledProcessError:
        message = "pandoc could not convert the book; its message is above"
        raise click.ClickException(message) from None
    except RuntimeError as error:
        fonts = "such as the Debian packages fonts-noto-core and fonts-noto-cjk"
        print(
            f"no PDF was generated: {error}; if it names a text, install fonts for its script, "
            f"{fonts}",
            file=sys.stderr,
        )
