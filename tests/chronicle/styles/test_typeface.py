"""The typeface in subsets: pages load only the characters they need, and the subsets contain all characters."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from chronicle import theme
from chronicle.styles import stylesheet

FONTS = Path(theme.__file__).parent / "assets" / "fonts"


def letters(font: Path) -> set[int]:
    """Return the code points in a font."""
    return set(TTFont(font).getBestCmap())


@pytest.mark.parametrize("face", ["regular", "italic"])
def test_each_letter_of_the_typeface_is_in_one_part_of_each_face(face: str) -> None:
    first, rest = (letters(FONTS / f"{face}{part}.woff2") for part in ("", "-rest"))
    assert first
    assert rest
    assert not first & rest
    assert letters(FONTS / "bold.woff2") >= first | rest


@pytest.mark.parametrize("face", ["regular", "italic"])
def test_the_rest_of_a_face_is_fetched_for_the_letters_that_it_has(face: str) -> None:
    asked = re.search(rf'{face}-rest\.woff2"[^}}]*unicode-range: ([^;]*);', stylesheet())
    assert asked
    named: set[int] = set()
    for span in asked[1].split(", "):
        first, _, last = span.removeprefix("U+").partition("-")
        named |= set(range(int(first, 16), int(last, 16) + 1))
    assert named >= letters(FONTS / f"{face}-rest.woff2")
    # Browsers try the last matching font face first.
    assert asked.end() < stylesheet().index(f"{face}.woff2")
