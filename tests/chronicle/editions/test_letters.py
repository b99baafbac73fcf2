"""Letters that no font has are reported once, in plain words."""

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.editions.environment import Piece
from chronicle.editions.volume import Volume
from support import ANOTHER, missing

# For private use: no font of a machine has it.
PRIVATE = "\U000f1234"


@pytest.mark.warns
def test_a_letter_without_a_font_is_told_once_and_not_logged(
    volume: Volume,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    try:
        from chronicle.editions import pdf
    except OSError as error:
        missing(f"Pango, which WeasyPrint needs ({error}),")
    unknown = Piece(Markup(f"<p>Dug {PRIVATE} and {PRIVATE}</p>"))
    pdf.write(replace(volume, pieces=(unknown,)), ANOTHER / "docs", tmp_path / "book.pdf")
    out = capsys.readouterr().out
    assert out.startswith("book: no font of this machine has ")
    assert out.count(PRIVATE) == 1
    assert caplog.messages == []
