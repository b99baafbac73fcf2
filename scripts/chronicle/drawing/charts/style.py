"""The looks of charts: widths, colours, faces and sizes of type, and how much room words take."""

from __future__ import annotations

import textwrap

# Widths in pixels; a narrow chart is read on a telephone at its own size, and twelve pixels of one
# for print make eight points on its page.
WIDE, NARROW, PRINT = 720, 340, 560
PAPER, INK, SOFT, HAIRLINE, TIME = "#fbfaf6", "#1f1d1a", "#625d54", "#d9d4c7", "#9a2f1f"
# The same colours where a reader's browser is set to dark; as in the style sheet of the pages.
DARK = {
    PAPER: "#16171a",
    INK: "#e7e3da",
    SOFT: "#a39d91",
    HAIRLINE: "#3a3a3a",
    TIME: "#e88a76",
}
SERIF = "'Source Serif 4', 'Noto Serif', 'Palatino Linotype', Cambria, serif"
LABEL = "system-ui, sans-serif"
# Sizes of type in pixels.
NAME, DETAIL, VALUE, TICK, TITLE = 14, 12, 17, 12, 15
# The mean width of a letter as a part of its size, generous enough for most faces.
EM = 0.55


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines that are at most `width` pixels long in type of a size."""
    return textwrap.wrap(text, max(10, int(width / (size * EM)))) or [""]


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * size * EM
