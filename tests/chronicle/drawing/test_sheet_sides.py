import re

from lxml import html

from chronicle.drawing import sheet_sides
from chronicle.drawing.sheet_sides import Sides


def lengths(path: html.HtmlElement) -> list[float]:
    """How long the lines of a path are that run from left to right."""
    return [float(length) for length in re.findall(r"h([\d.]+)", path.get("d"))]


def test_the_sides_of_a_sheet_have_as_many_lines_as_it_has_parts() -> None:
    sides = Sides(statements=3, material=2, questions=4, minutes=[10, 20], notices=5)
    drawing = html.fromstring(sheet_sides.draw(sides))
    assert drawing.get("aria-hidden") == "true"
    rules, first, second = drawing.xpath("//path[not(@class='title')]")
    assert len(lengths(rules)) == 3 + 1
    assert len(lengths(first)) == 3 + 2 + 4
    assert len(lengths(second)) == 2 + 5
    # A step is as long as it takes.
    assert lengths(second)[0] * 2 == lengths(second)[1]


def test_a_full_side_stays_within_the_sheet() -> None:
    sides = Sides(statements=12, material=12, questions=12, minutes=[5] * 6, notices=4)
    *_, first, second = html.fromstring(sheet_sides.draw(sides)).iter("path")
    for path in (first, second):
        assert (
            max(float(top) for top in re.findall(r"M[\d.]+ ([\d.]+)", path.get("d")))
            < sheet_sides.HEIGHT
        )
