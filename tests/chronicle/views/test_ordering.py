from __future__ import annotations

import pytest

from chronicle.views import ordering


@pytest.mark.parametrize(
    ("words", "key"),
    [("“Đường <i>Chu</i>.”", "đuong chu."), ("[Notes]", "notes"), ("Žižek", "zizek")],
)
def test_the_alphabet_passes_over_marks_and_capitals(words: str, key: str) -> None:
    assert ordering.alphabetical(words) == key
