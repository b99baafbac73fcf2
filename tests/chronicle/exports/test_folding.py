import pytest

from chronicle.exports.folding import fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nguyễn Đình Łódź", ["nguyen", "dinh", "lodz"]),
        ("203rd unit, 1st", ["203", "unit", "1"]),
        ("People’s Ch'oe", ["peoples", "choe"]),
        ("Well–being all-out", ["well", "being", "all", "out"]),
        ("Straße ŒUVRE", ["strasse", "oeuvre"]),
        ("Ёлка", ["елка"]),
        ("…", []),
    ],
)
def test_folds(text: str, words: list[str]) -> None:
    assert list(fold(text)) == words


def test_a_half_typed_syllable_begins_the_whole() -> None:
    (half,), (whole,) = fold("기"), fold("김")
    assert whole.startswith(half)
    assert fold("김") == fold("김")
