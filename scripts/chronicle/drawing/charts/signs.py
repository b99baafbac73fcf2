"""The signs of charts, for their key. Strokes and fills take their colours from a style sheet."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

SHEET = Markup('<svg viewBox="0 0 60 16" aria-hidden="true">{}</svg>')
CIRCLE = '<circle cx="30" cy="8" r="4.5" class="{}-fill ink-stroke"/>'
STEM = '<path d="M0 8H30" class="soft-stroke"/>'
TRIANGLE = '<path d="M26 3V13L36 8Z" class="{}-fill {}-stroke"/>'


@dataclass(frozen=True)
class Sign:
    """What a sign means, and its drawing."""

    words: str
    parts: tuple[str, ...]

    @property
    def svg(self) -> Markup:
        """The drawing."""
        return SHEET.format(Markup("".join(self.parts)))


SIGNS = (
    Sign("a number as its voice gives it", (STEM, CIRCLE.format("ink"))),
    Sign("about, nearly, or estimated", (STEM, CIRCLE.format("paper"))),
    Sign("at least, or over; the other way, at most", (STEM, TRIANGLE.format("paper", "ink"))),
    Sign("a range, from end to end", ('<path d="M12 6H46V10H12Z" class="ink-fill"/>',)),
    Sign("a time, as dated", ('<path d="M8 5H52V11H8Z" class="time-fill time-stroke"/>',)),
    Sign(
        "a date or number that is rough",
        ('<path d="M8 5H52V11H8Z" class="paper-fill time-stroke" stroke-dasharray="4 3"/>',),
    ),
    Sign("an end that is not told; the other way, a beginning", (TRIANGLE.format("time", "time"),)),
)
