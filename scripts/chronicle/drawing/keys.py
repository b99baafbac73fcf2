"""What the small marks of the drawings of questions mean: a line for each way to draw one."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates


class Meaning(NamedTuple):
    """What a mark means: `b` is a large one, `i` a small one; of what `style` it is."""

    tag: str
    style: str
    words: str


def line(lead: str, meanings: Iterable[Meaning], after: str = "") -> Markup:
    """A line of a key: of what it is, each mark beside what it means, and what is said after."""
    parts = [templates.element("span", lead), *map(_beside, meanings)]
    parts.append(templates.element("span", after))
    written = Markup(" ").join(part for part in parts if part)
    return templates.element("p", written, **{"class": "key"})


def _beside(meaning: Meaning) -> Markup:
    mark = Markup("<{0}{1}></{0}>").format(
        Markup(meaning.tag), templates.attributes(**{"class": meaning.style})
    )
    shown = {"class": "witnesses", "aria-hidden": "true"}
    return templates.element("span", templates.element("span", mark, **shown) + meaning.words)
