"""The typeface in subsets: pages load only the characters they need, and the subsets contain all characters."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from chronicle import theme
from chronicle.styles import read_stylesheets

FONTS = Path(theme.__file__).parent / "assets" / "fonts"


def code_points(font: Path) -> set[int]:
    """Return the code points in a font."""
    return set(TTFont(font).getBestCmap())


@pytest.mark.parametrize("face", ["regular", "italic"])
def test_each_character_is_in_one_font_file(face: str) -> None:
    first, rest = (code_points(FONTS / f"{face}{part}.woff2") for part in ("", "-rest"))
    assert first
    assert rest
    assert not first & rest
    assert code_points(FONTS / "bold.woff2") >= first | rest


@pytest.mark.parametrize("face", ["regular", "italic"])
def test_unicode_range_covers_the_font_file(face: str) -> None:
    declaration = re.search(
        rf'{face}-rest\.woff2"[^}}]*unicode-range: ([^;]*);', read_stylesheets()
    )
    assert declaration
    in_range: set[int] = set()
    for part in declaration[1].split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        in_range |= set(range(int(first, 16), int(last, 16) + 1))
    assert in_range >= code_points(FONTS / f"{face}-rest.woff2")
    # Browsers try the last matching font face first.
    assert declaration.end() < read_stylesheets().index(f"{face}.woff2")
