"""The two sides of a printed lesson in small: what stands on them, in the words of the lesson."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chronicle import templates
from chronicle.values.text import Prose

# So many lines are there for answers under what a class reads.
LINES = 4
NOTHING = Markup("")
# What a class writes beside each statement, over the columns for it.
HEADS = ("How could they know?", "Agrees, clashes with", "Trust it? Why?")


@dataclass(frozen=True)
class Sides:
    """What stands on the sheet of a lesson.

    The first side has statements with room to answer, an exercise and questions; the second the
    steps of the plan, and what a good answer notices.
    """

    title: Prose
    statements: Sequence[Prose]
    exercise: Prose
    questions: Sequence[Prose]
    plan: Sequence[Prose]
    notices: Sequence[Prose]


def draw(sides: Sides) -> Markup:
    """Both sides as a picture that says nothing that the words beside it do not.

    What runs over the foot of a side is not seen.
    """
    second = _words("b", [sides.title]) + _words("p", sides.plan)
    second += Markup("<i></i>") + _words("p", sides.notices)
    return _drawn(_first(sides), second)


def draw_first(sides: Sides) -> Markup:
    """The side for the class alone, so large that its beginning can be read, with heads."""
    heads = Markup("").join(templates.element("span", head) for head in HEADS)
    return _drawn(_first(sides, templates.element("p", heads, **{"class": "weighed heads"})))


def _first(sides: Sides, heads: Markup = NOTHING) -> Markup:
    """What stands on the side for the class, with the heads where they can be read."""
    first = _words("b", [sides.title]) + heads + _words("p", sides.statements, "weighed")
    first += _words("b", [sides.exercise]) + Markup("<i></i>") * LINES
    return first + _words("p", sides.questions)


def _drawn(*contents: Markup) -> Markup:
    """Sides of a sheet beside each other."""
    drawn = Markup("").join(templates.element("div", content) for content in contents)
    return templates.element("div", drawn, **{"class": "sides", "aria_hidden": "true"})


def _words(tag: str, texts: Iterable[Prose], style: str = "") -> Markup:
    """Some texts, each in an element."""
    told = Markup("")
    for text in texts:
        told += templates.element(tag, text.as_text, **{"class": style})
    return told
