"""Draws the spread of some figures: marks on one axis, with their numbers where there is room."""

from markupsafe import Markup

from chronicle.drawing.lettering import LETTER, NamedMark, place_names
from chronicle.record.amounts import Number
from chronicle.views.spreads import Spread

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
    lowest, highest = spread.figures[0].low, max(figure.high for figure in spread.figures)
    points = [figure for figure in spread.figures if figure.low == figure.high]
    # Numbers at the ends stand under their marks: the axis is shorter than the drawing by halves.
    margin = max((LETTER * len(figure.words) / 2 for figure in points), default=0) + RADIUS

    def x(number: Number) -> float:
        return margin + (number - lowest) / (highest - lowest) * (WIDTH - 2 * margin)

    parts = [LINE.format("axis", margin, AXIS, WIDTH - margin)]
    for figure in spread.figures:
        if figure.low != figure.high:
            parts.append(LINE.format("range", x(figure.low), AXIS, x(figure.high)))
    # Open marks are larger and stand below, so that they show round exact ones of one number.
    for figure in sorted(points, key=lambda figure: not figure.qualifier):
        sign, radius = (OPEN, RADIUS + 1) if figure.qualifier else ("", RADIUS)
        parts.append(POINT.format(sign, x(figure.low), AXIS, radius))
    # The numbers at the ends find room before all others.
    weighty = sorted(points, key=lambda figure: figure.low not in (lowest, highest))
    marks = [
        NamedMark(
            id=figure.words, x=x(figure.low), y=AXIS, radius=RADIUS, name=figure.words, sides=SIDES
        )
        for figure in weighty
    ]
    positions = place_names(marks, WIDTH, HEIGHT, (1.0,))
    for mark in marks:
        if position := positions.get(mark.id):
            parts.append(NUMBER.format(mark.x, mark.y + position.y, mark.name))
    return SVG.format(WIDTH, HEIGHT, Markup("").join(parts))
