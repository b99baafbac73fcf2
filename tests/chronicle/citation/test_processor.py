from __future__ import annotations

import pytest

from chronicle.citation.processor import closed


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("Holm 1987", "Holm 1987."),
        ("Holm, “The Ditch”", "Holm, “The Ditch.”"),
        ("Holm, “Why a Ditch?”", "Holm, “Why a Ditch?”"),
        ("Holm, n.d.", "Holm, n.d."),
        ("<em>Why?</em>", "<em>Why?</em>."),
    ],
)
def test_a_full_stop_stands_inside_quotation_marks(form: str, sentence: str) -> None:
    assert closed(form) == sentence
