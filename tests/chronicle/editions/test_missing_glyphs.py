"""If no font contains a character, no PDF is written and the problem is reported."""

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.editions.book_templates import Piece, Volume
from support import SAMPLE

# A private-use character, which no installed font contains.
PRIVATE = "\U000f1234"


@pytest.mark.usefixtures("printed")
def test_where_no_font_has_a_letter_there_is_no_pdf_and_it_is_told_once(
    volume: Volume, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from chronicle.editions import pdf

    unknown = Piece(Markup(f"<p>Dug {PRIVATE} and {PRIVATE}</p>"))
    with pytest.raises(OSError, match="no installed font has") as raised:
        pdf.write_pdf(replace(volume, pieces=(unknown,)), SAMPLE / "docs", tmp_path / "book.pdf")
    assert str(raised.value).count(PRIVATE) == 1
    assert caplog.messages == []
    assert not [*tmp_path.iterdir()]
