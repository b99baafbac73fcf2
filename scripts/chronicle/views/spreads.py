"""The spread of the figures that answer a question, on an axis from the lowest to the highest."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Property, Question
from chronicle.record.text import Prose

NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
FEWEST = 3  # numbers: two would stand at the ends of every axis alike


@dataclass(frozen=True)
class Spread:
    """Figures of one property from the lowest up, each once; `counted` names the property."""

    counted: Prose
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """All figures in a line."""
        return "; ".join(figure.words for figure in self.figures)


def spread(book: Book, question: Question) -> Spread | None:
    """The spread of the figures that the answers to a question name; None where there are few.

    A figure counts where its number stands in the answer that its claim gives: parts of a sum and
    figures for another time do not. Of several properties that is drawn which most answers have.
    """
    answers: defaultdict[str, list[set[Figure]]] = defaultdict(list)
    for position in question.positions:
        named = _named(position.answer, (book.corpus.get(Claim, one) for one in position.claims))
        for property_, figures in named.items():
            answers[property_].append(figures)
    if not answers:
        return None
    most = max(answers, key=lambda property_: len(answers[property_]))
    ordered = sorted(
        set().union(*answers[most]), key=lambda figure: (figure.low, figure.high, figure.qualifier)
    )
    highest = max(figure.high for figure in ordered)
    if len({figure.low for figure in ordered} | {highest}) < FEWEST:
        return None
    return Spread(Prose(book.corpus.get(Property, most).name), tuple(ordered))


def _named(answer: str, claims: Iterable[Claim]) -> dict[str, set[Figure]]:
    """The figures of claims that an answer names, by property."""
    numbers = set(NUMBER.findall(answer))
    named: defaultdict[str, set[Figure]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Figure) and _bounds(claim.value) <= numbers:
            named[claim.property_].add(claim.value)
    return named


def _bounds(figure: Figure) -> set[str]:
    return {f"{figure.low:,}", f"{figure.high:,}"}
