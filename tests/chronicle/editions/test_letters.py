"""Letters that no font has are reported once, in plain words."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.editions import letters
from chronicle.editions.environment import Piece
from chronicle.editions.volume import Volume
from support import ANOTHER, missing

DOCS = ANOTHER / "docs"

# For private use: no font of a machine has it.
PRIVATE = "\U000f1234"


@pytest.mark.warns
def test_a_letter_without_a_font_is_kept_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    try:
        from weasyprint import HTML
    except OSError as error:
        missing(f"Pango, which WeasyPrint needs ({error}),")
    with letters.without_font() as found:
        HTML(string=f"<p>Dug {PRIVATE} and {PRIVATE}</p>").write_pdf()
        logging.getLogger("weasyprint").warning("Anything else")
    assert [*found] == [PRIVATE]
    assert caplog.messages == ["Anything else"]


def test_they_are_reported_before_the_book_is_made(
    volume: Volume, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        from chronicle.editions import pdf
    except OSError as error:
        missing(f"Pango, which WeasyPrint needs ({error}),")
    monkeypatch.setattr(pdf, "identifier", lambda _: 1 / 0)  # asked for as the last before that
    with pytest.raises(ZeroDivisionError):
        pdf.write(
            replace(volume, pieces=(*volume.pieces, Piece(Markup(PRIVATE)))), DOCS, Path("book.pdf")
        )
    assert PRIVATE in capsys.readouterr().out


def test_what_is_said_names_the_letters_and_what_brings_them() -> None:
    assert (
        "has 2 letters of the book, for which the PDF has boxes (か한)"
        in letters.describe_missing(["한", "か"])
    )
    assert "(가각갂갃간갅 …)" in letters.describe_missing([chr(0xAC00 + at) for at in range(10)])
