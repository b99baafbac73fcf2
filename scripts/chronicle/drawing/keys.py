"""What the small marks of the drawings of questions mean."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates


class Meaning(NamedTuple):
    """What a mark means: `b` is a large one, `i` a small one."""

    tag: str
    words: str


def line(lead: str, meanings: Iterable[Meaning]) -> Markup:
    """A key in a line: of what it is, each mark beside what it means."""
    parts = [templates.element("span", lead), *map(_beside, meanings)]
    return templates.element("p", Markup(" ").join(parts), **{"class": "key"})


def _beside(meaning: Meaning) -> Markup:
    mark = Markup("<{0}></{0}>").format(Markup(meaning.tag))
    shown = {"class": "witnesses", "aria-hidden": "true"}
    return templates.element("span", templates.element("span", mark, **shown) + meaning.words)
