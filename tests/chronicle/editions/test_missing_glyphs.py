"""If no font contains a character, no PDF is written and the problem is reported."""

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.editions.book_templates import Volume
from support import SAMPLE

# A private-use character, which no installed font contains.
PRIVATE_USE_CHARACTER = "\U000f1234"


@pytest.mark.usefixtures("pdf_path")
def test_missing_glyph_prevents_pdf(
    volume: Volume, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from chronicle.editions import pdf

    paragraph = Markup(f"<p>Dug {PRIVATE_USE_CHARACTER} and {PRIVATE_USE_CHARACTER}</p>")
    with pytest.raises(OSError, match="no installed font has") as raised:
        pdf.write_pdf(replace(volume, body=paragraph), SAMPLE / "docs", tmp_path / "book.pdf")
    assert str(raised.value).count(PRIVATE_USE_CHARACTER) == 1
    assert caplog.messages == []
    assert not [*tmp_path.iterdir()]
