"""The book as a PDF, typeset by WeasyPrint: tagged, with bookmarks, links and page numbers."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.pdf import tags

from chronicle.editions.book_files import COVER, book_identifier
from chronicle.editions.book_templates import Volume, render_part

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
PDF_VARIANT = "pdf/ua-1"
# A space at the end of a text, before a tag, gets a separate element. Otherwise, if a line has room
# for everything except this space, WeasyPrint leaves only the first word on the line.
SPACE_BEFORE_TAG = re.compile(r"(?<=[^\s>]) (?=<)")
SPACE_SPAN = "<span> </span>"

# The warning of WeasyPrint for a character that no font has.
UNSUPPORTED_CHARACTER = re.compile(r'unsupported by fonts: "(.)"')


# WeasyPrint sets the language of the book, but not of words in it. This replaces a private
# function; if WeasyPrint removes it, words have no language.
make_tags: Any = getattr(tags, "_build_box_tree", None)


def make_tags_with_language(box: Any, *rest: Any) -> Iterator[Any]:
    """Yield the tags of a box, with its language."""
    for tag in make_tags(box, *rest):
        tag.setdefault("Lang", tags.pydyf.String(box.style["lang"]))
        yield tag


tags._build_box_tree = make_tags_with_language


def write_pdf(volume: Volume, docs: Path, path: Path) -> None:
    """Typeset the book, with its images in `docs`, and write it to a file.

    Raises OSError if no installed font has one of its characters.
    """
    cover = ""
    if (docs / COVER).exists():
        cover = COVER
    text = render_part(
        volume.history,
        "document.html",
        cover=cover,
        headings=volume.headings,
        body=Markup(keep_first_words_together(volume.body)),
    )
    if letters := _uncovered_characters(text):
        raise OSError(f"no installed font has {' '.join(letters)}")
    HTML(string=text, base_url=f"{docs.resolve()}/").write_pdf(
        path,
        stylesheets=[CSS(Path(__file__).with_name(name)) for name in ("book.css", "print.css")],
        pdf_variant=PDF_VARIANT,
        pdf_identifier=book_identifier(volume.history).encode(),
    )


def keep_first_words_together(text: str) -> str:
    """Return HTML with an element for each space before a tag; see `SPACE_BEFORE_TAG`."""
    return SPACE_BEFORE_TAG.sub(SPACE_SPAN, text)


def _uncovered_characters(text: str) -> list[str]:
    """Return the characters of a text that no installed font has."""
    logged = []

    def is_relevant(record: logging.LogRecord) -> bool:
        logged.append(record.getMessage())
        return False

    logger = logging.getLogger("weasyprint")
    logger.addFilter(is_relevant)
    signs = {sign for sign in text if not sign.isascii()}
    HTML(string=" ".join(signs)).write_pdf()  # WeasyPrint logs each character that no font has
    logger.removeFilter(is_relevant)
    return sorted(UNSUPPORTED_CHARACTER.findall(" ".join(logged)))
