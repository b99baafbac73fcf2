from __future__ import annotations

from chronicle.drawing.charts import style


def test_words_are_broken_into_lines_that_fit() -> None:
    lines = style.wrapped("The Canal Corps of the Kingdom of Norrmark", 120, 12)
    assert len(lines) > 1
    assert all(style.text_width(line, 12) <= 120 for line in lines)


def test_no_words_are_one_empty_line() -> None:
    assert style.wrapped("", 120, 12) == [""]
