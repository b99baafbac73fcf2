"""Letters that no font has are told once, in plain words."""

import logging

import pytest

from chronicle.editions import letters
from support import missing

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


def test_what_is_said_names_the_writing_and_what_brings_it() -> None:
    said = letters.told(["한", "中", "か", "カ"])
    assert "has 4 letters of the book" in said
    assert "2 of kana: かカ; 1 of Chinese characters: 中; 1 of Hangul: 한)" in said
    assert "apt-get install fonts-noto-cjk brings" in said
    assert "install fonts-noto-core brings" in letters.told(["ก"])
    assert "(10 of Hangul: 가각갂갃간갅 …)" in letters.told([chr(0xAC00 + at) for at in range(10)])
