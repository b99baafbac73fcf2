"""The book as files: a PDF for print, and an EPUB for e-readers.

`python -m chronicle editions` generates them; a build of the site only offers existing files of the
current version.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from chronicle.editions import epub, pdf
from chronicle.editions.book_markdown import Extensions, render_page
from chronicle.editions.book_templates import Book, render_book_template, resolve_links
from chronicle.editions.pandoc import COVER
from chronicle.exports.downloads import EDITIONS_DIRECTORY, book_file_stem
from chronicle.history import History
from chronicle.host.project import Project, current_project, print_local_address
from chronicle.templates import add_no_break_spaces


def compose_book(history: History, extensions: Extensions, cover: str = "") -> Book:
    """Return the book before typesetting; `extensions` are the Markdown extensions of its pages.

    `cover` is the image on the first page of the PDF. All templates are rendered here, because the
    files are written by threads.

    Raises DataError if a page has an image that the book would not find.
    """
    text = render_book_template(
        history, "book.html", render_page=partial(render_page, history, extensions)
    )
    return Book(
        history,
        resolve_links(add_no_break_spaces(text), history.site.url),
        render_book_template(history, "front.html", cover=cover),
        render_book_template(history, "imprint.html"),
    )


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
    start_book(history, extensions, docs, directory)()


def start_book(
    history: History, extensions: Extensions, docs: Path, directory: Path
) -> Callable[[], None]:
    """Start to write both files at the same time, and return a function that waits for them.

    See `write_book`. Pandoc is another process, and Typst does not hold Python's lock. The files of
    an earlier run are removed, so that none remains if one cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    print(f"{book_file_stem(history)}: composing", flush=True)
    book = compose_book(history, extensions, COVER if (docs / COVER).exists() else "")
    pool = ThreadPoolExecutor()
    written = []
    for extension, write in ((".epub", epub.write_epub), (".pdf", pdf.write_pdf)):
        path = directory / f"{book_file_stem(history)}{extension}"
        path.unlink(missing_ok=True)
        written.append(pool.submit(_write_file, partial(write, book, docs), path))

    def wait() -> None:
        with pool:  # after an error, wait for the other file
            for file in written:
                path = file.result()
                print(f"{path}, {path.stat().st_size / 1e6:.1f} MB", flush=True)

    return wait


def _write_file(write: Callable[[Path], None], path: Path) -> Path:
    """Write a file of the book."""
    # If the process is stopped, no incomplete file has the name of a complete one.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as temporary:
        write(Path(temporary, path.name))
        Path(temporary, path.name).replace(path)
    return path


def start_editions(project: Project, history: History) -> Callable[[], None]:
    """Start to generate the book in the usual directory; return a function that waits for it."""
    print_local_address(history)
    wait = start_book(history, project.extensions, project.docs_dir, EDITIONS_DIRECTORY)
    return _report_failures()(wait)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=EDITIONS_DIRECTORY)
def editions(directory: Path) -> None:
    """Generate the book as EPUB and, if the fonts have all its characters, as PDF.

    The files are written to DIRECTORY, by default .build/editions.
    """
    project = current_project()
    history = project.read_history()
    print_local_address(history)
    with _report_failures():
        write_book(history, project.extensions, project.docs_dir, directory)


@contextmanager
def _report_failures() -> Iterator[None]:
    """Report a failure of pandoc as an error, and one of Typst as a notice."""
    try:
        yield
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
