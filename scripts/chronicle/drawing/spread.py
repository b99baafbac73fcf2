"""Draws the spread of some figures: marks on one axis, with their numbers where there is room."""

from collections.abc import Sequence

from markupsafe import Markup

from chronicle.drawing.lettering import LETTER, NamedMark, place_names
from chronicle.views.spreads import Spread, SpreadMark

WIDTH, HEIGHT, AXIS = 360, 42, 21  # pixels: of the drawing, and where the axis is in its height
RADIUS = 3.5  # pixels
SIDES = ("below", "above")

SVG = Markup('<svg viewBox="0 0 {} {}" aria-hidden="true">{}</svg>')
LINE = Markup('<path class="{}" d="M{:.0f} {}H{:.0f}"/>')
POINT = Markup('<circle{} cx="{:.0f}" cy="{}" r="{}"/>')
NUMBER = Markup('<text x="{:.0f}" y="{:.0f}">{}</text>')
OPEN = Markup(' class="open"')


def draw(spread: Spread) -> Markup:
    """The drawing of a spread, all of whose numbers stand in the words beside it."""
    points = [mark for mark in spread.marks if mark.start == mark.end]
    # Numbers at the ends stand under their marks: the axis is shorter than the drawing by halves.
    margin = max((LETTER * len(mark.words) / 2 for mark in points), default=0) + RADIUS
    scale = (WIDTH - 2 * margin) / 1000
    parts = [LINE.format("axis", margin, AXIS, WIDTH - margin)]
    for mark in spread.marks:
        start, end = margin + mark.start * scale, margin + mark.end * scale
        if start != end:
            parts.append(LINE.format("range", start, AXIS, end))
    # Open marks are larger and stand below, so that they show round exact ones of one number.
    for mark in sorted(points, key=lambda mark: mark.is_exact):
        sign, radius = ("", RADIUS) if mark.is_exact else (OPEN, RADIUS + 1)
        parts.append(POINT.format(sign, margin + mark.start * scale, AXIS, radius))
    return SVG.format(WIDTH, HEIGHT, Markup("").join([*parts, *_numbers(points, margin, scale)]))


def _numbers(points: Sequence[SpreadMark], margin: float, scale: float) -> list[Markup]:
    """The numbers that have room, those at the ends before all others."""
    weighty = sorted(points, key=lambda mark: mark.start not in (0, 1000))
    marks = [
        NamedMark(
            id=str(order),
            x=margin + mark.start * scale,
            y=AXIS,
            radius=RADIUS,
            name=mark.words,
            sides=SIDES,
        )
        for order, mark in enumerate(weighty)
    ]
    positions = place_names(marks, WIDTH, HEIGHT, (1.0,))
    drawn = (mark for mark in marks if mark.id in positions)
    return [NUMBER.format(mark.x, mark.y + positions[mark.id].y, mark.name) for mark in drawn]
