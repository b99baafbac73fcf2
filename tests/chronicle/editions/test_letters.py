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


def test_what_is_said_names_the_letters_and_what_brings_them() -> None:
    assert (
        "has 2 letters of the book, for which the PDF has boxes (か한)"
        in letters.describe_missing(["한", "か"])
    )
    assert "(가각갂갃간갅 …)" in letters.describe_missing([chr(0xAC00 + at) for at in range(10)])
