"""The figures that answer a question: a dot or a band each, from the lowest to the highest."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from chronicle.drawing.strip import Mark, Row, Scale, Strip
from chronicle.history import History
from chronicle.queries import links
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from chronicle.templates import element
from chronicle.values.amounts import Figure, in_series
from chronicle.values.text import capital

FEWEST = 3  # numbers: two would stand at the ends of every line alike
# The URL of a record, relative to the page.
Href = Callable[[Record], str]
# What each class of a mark means.
MEANINGS = {"uncertain": "A hollow dot is not exact.", "range": "A band is a range."}


def figure(history: History, question: Question, href: Href) -> Markup:
    """The figures on the axis of a question as a figure of HTML; empty of few numbers.

    `href` gives the URL of a statement.
    """
    if not question.axis:
        return Markup("")
    return draw_figures(history, on_axis(history, question), question.axis.unit, href)


def on_axis(history: History, question: Question) -> list[Claim]:
    """The claims whose figures stand on the axis of a question."""
    names = question.axis.claims if question.axis else ()
    return [history.corpus.get(Claim, name) for name in names]


def draw_figures(history: History, claims: Sequence[Claim], unit: str, href: Href) -> Markup:
    """The figures of some claims, which count so many of a unit, as a figure of HTML."""
    given = by_figure(claims)
    if len({end for figure in given for end in figure.ends}) < FEWEST:
        return Markup("")
    marks = [*_marks(history, given, href)]
    strip = Strip(Scale.of_figures(given), [Row(marks)], capital(unit))
    said = [f"{capital(unit)}."]
    for classes, meaning in MEANINGS.items():
        if any(mark.classes == classes for mark in marks):
            said.append(meaning)
    caption = element("figcaption", " ".join(said))
    return element("figure", strip.html + caption, **{"class": "spread"})


def by_figure(claims: Sequence[Claim]) -> dict[Figure, list[Claim]]:
    """The figures of some claims from the lowest up, each with the claims that have it."""
    found: dict[Figure, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Figure):
            found.setdefault(claim.value, []).append(claim)
    upwards = sorted(found, key=lambda figure: (figure.low, figure.high, figure.qualifier))
    return {figure: found[figure] for figure in upwards}


def _marks(history: History, given: Mapping[Figure, Sequence[Claim]], href: Href) -> Iterator[Mark]:
    """A mark for each figure, which leads to the first statement of it and says who gives it."""
    for figure, claims in given.items():
        is_range = figure.low != figure.high
        high = None
        classes = ""
        if is_range:
            high = figure.ends[-1]
            classes = "range"
        elif figure.qualifier:
            classes = "uncertain"
        voices: dict[str, None] = {}
        for one in claims:
            voice = links.voice(history, history.corpus[one.voice])
            voices[voice.label.as_text] = None
        yield Mark(
            figure.ends[0],
            high,
            below=is_range,
            classes=classes,
            label=figure.words,
            title=f"{figure.words}: {in_series([*voices])}",
            href=href(claims[0]),
        )
