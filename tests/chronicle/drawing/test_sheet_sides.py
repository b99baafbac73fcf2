from lxml import html

from chronicle.drawing import sheet_sides
from chronicle.drawing.sheet_sides import Sides
from chronicle.values.text import Prose
from support import words


def test_the_sides_of_a_sheet_have_the_words_of_its_parts() -> None:
    sides = Sides(
        title=Prose("Who dug?"),
        statements=[Prose("Holm dug."), Prose("340 diggers")],
        exercise=Prose("Count"),
        questions=(Prose("Why?"),),
        plan=[Prose("5 minutes: Read.")],
        notices=(Prose("Holm was away."),),
    )
    drawing = html.fromstring(sheet_sides.draw(sides))
    assert drawing.get("aria-hidden") == "true"
    first, second = drawing
    assert [words(one) for one in first.find_class("weighed")] == ["Holm dug.", "340 diggers"]
    told = [[words(one) for one in side if words(one)] for side in (first, second)]
    assert told == [
        ["Who dug?", "Holm dug.", "340 diggers", "Count", "Why?"],
        ["Who dug?", "5 minutes: Read.", "Holm was away."],
    ]
    assert len(first.findall("i")) == sheet_sides.LINES
    [alone] = html.fromstring(sheet_sides.draw_first(sides))
    heads = alone.find_class("heads")[0]
    assert [words(head) for head in heads] == [*sheet_sides.HEADS]
    # Beside what they say it has the words of the side in small.
    heads.drop_tree()
    assert words(alone) == words(first)
