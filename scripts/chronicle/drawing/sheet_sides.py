"""The two sides of a printed lesson in small: what stands on them, drawn as so many lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chronicle import templates

# In units of the drawing: a side, the gap between two, the margin of a side, where what stands
# under the title begins, and the most room that a line has.
WIDTH = 42
HEIGHT = 59
GAP = 6
MARGIN = 4
TOP = 11
LINE = 4.0
# What a class writes on is ruled into so many narrow columns at the right.
COLUMNS = 3
NARROW = 6


@dataclass(frozen=True)
class Sides:
    """What stands on the sheet of a lesson.

    The first side has statements with room to answer, material and questions; the second the
    minutes of each step, and lines of what a good answer notices.
    """

    statements: int
    material: int
    questions: int
    minutes: Sequence[int]
    notices: int


def draw(sides: Sides) -> Markup:
    """Both sides as a drawing that says nothing that the words beside it do not."""
    second = WIDTH + GAP
    drawn = _outline(0) + _outline(second)
    drawn += _path(_table(sides), "ruled")
    drawn += _path(_first(sides)) + _path(_second(sides, second))
    box = f"-1 -1 {second + WIDTH + 2} {HEIGHT + 2}"
    return templates.element(
        "svg", drawn, **{"class": "sides", "aria_hidden": "true", "viewBox": box}
    )


def _outline(left: float) -> Markup:
    """A side, and on it the title."""
    side = templates.attributes(x=left, width=WIDTH, height=HEIGHT)
    title = _path([f"M{left + MARGIN} {MARGIN + 2}h{WIDTH // 2}"], "title")
    return Markup("<rect{}/>").format(side) + title


def _path(steps: Sequence[str], style: str = "") -> Markup:
    """Lines, as one path."""
    attributes = templates.attributes(**{"class": style, "d": "".join(steps)})
    return Markup("<path{}/>").format(attributes)


def _step(sides: Sides) -> float:
    """How far apart the lines of the first side are: the row of a statement takes two."""
    lines = 2 * sides.statements + sides.material + sides.questions
    return min(LINE, (HEIGHT - TOP - MARGIN) / max(1, lines))


def _table(sides: Sides) -> list[str]:
    """The rules between the statements, and the columns in which a class answers."""
    height = 2 * _step(sides) * sides.statements
    across = WIDTH - 2 * MARGIN
    rules = [f"M{MARGIN} {TOP + height:.3g}h{across}"]
    for number in range(sides.statements):
        rules.append(f"M{MARGIN} {TOP + 2 * _step(sides) * number:.3g}h{across}")
    for number in range(1, COLUMNS + 1):
        rules.append(f"M{WIDTH - MARGIN - NARROW * number} {TOP}v{height:.3g}")
    return rules


def _first(sides: Sides) -> list[str]:
    """The words of the statements, and below them the material and the questions."""
    step = _step(sides)
    wide = WIDTH - 2 * MARGIN
    lines = []
    for number in range(sides.statements):
        lines.append(_line(MARGIN, TOP + step * (2 * number + 1), wide - NARROW * COLUMNS - 2))
    for number in range(sides.material + sides.questions):
        indent = 2 if number < sides.material else 0
        top = TOP + step * (2 * sides.statements + number + 0.7)
        lines.append(_line(MARGIN + indent, top, wide - 3 * indent))
    return lines


def _second(sides: Sides, left: float) -> list[str]:
    """The steps of the plan, each as long as it takes, and what a good answer notices."""
    wide = WIDTH - 2 * MARGIN
    longest = max(sides.minutes, default=1)
    lines = []
    for number, minutes in enumerate(sides.minutes):
        lines.append(_line(left + MARGIN, TOP + LINE * number, wide * minutes / longest))
    for number in range(sides.notices):
        top = TOP + LINE * (len(sides.minutes) + 1 + number)
        lines.append(_line(left + MARGIN, top, wide))
    return lines


def _line(left: float, top: float, length: float) -> str:
    """A line of words."""
    return f"M{left:.3g} {top:.3g}h{length:.3g}"
