"""Figures as circles, whose areas can be compared: of several, the lowest and the highest."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.values.amounts import Figure

# The radius of the greatest, and the least at which a circle is seen, in the size of the letters.
GREATEST = 1.1
LEAST = 0.09


def of(figures: Mapping[str, Sequence[Figure]]) -> dict[str, Markup]:
    """Drawings of figures by the id of what they count, all on one scale; of none, nothing."""
    highest = [float(figure.high) for several in figures.values() for figure in several]
    greatest = max(highest, default=0)
    return {name: _drawn(several, greatest) for name, several in figures.items()}


def _drawn(figures: Sequence[Figure], greatest: float) -> Markup:
    """The lowest of some figures as a disc, and the highest as a ring around it."""
    if not figures or greatest <= 0:
        return Markup("")
    low = min(float(figure.low) for figure in figures)
    high = max(float(figure.high) for figure in figures)
    circles = _circle(low, greatest, "")
    if high > low:
        circles += _circle(high, greatest, "most")
    return templates.element("svg", circles, **{"class": "strength", "aria_hidden": "true"})


def _circle(number: float, greatest: float, style: str) -> Markup:
    """A circle whose area is to that of the greatest as a number is to the greatest."""
    radius = max(LEAST, GREATEST * math.sqrt(max(0, number) / greatest))
    attributes = templates.attributes(
        **{"class": style, "cx": "50%", "cy": "50%", "r": f"{radius:.2f}em"}
    )
    return Markup("<circle{}/>").format(attributes)
