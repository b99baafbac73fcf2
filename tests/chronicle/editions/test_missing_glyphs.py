"""If no font contains a character, no PDF is written and the problem is reported."""

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.editions import pdf
from chronicle.editions.book_templates import Book
from support import SAMPLE

# A private-use character, which no installed font contains.
PRIVATE_USE_CHARACTER = "\U000f1234"


def test_missing_glyph_prevents_pdf(book: Book, tmp_path: Path) -> None:
    paragraph = Markup(f"<p>Dug {PRIVATE_USE_CHARACTER} and {PRIVATE_USE_CHARACTER}</p>")
    with pytest.raises(RuntimeError, match="could not be displayed"):
        pdf.write_pdf(replace(book, body=paragraph), SAMPLE / "docs", tmp_path / "book.pdf")
    assert not [*tmp_path.iterdir()]
