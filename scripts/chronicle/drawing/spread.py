"""The spread of the figures that answer a question: a dot each on a line from lowest to highest."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.history import History, once_per_history
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Position, Question
from chronicle.kinds.vocabulary.model import Property
from chronicle.values.amounts import COUNTS, Figure, Number
from chronicle.values.text import Prose

# A number in digits, with or without commas; the dots of a date part no figures.
NUMBER = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![.,]?\d)")
WORD = re.compile(r"[^\W\d_]+")
# A number in words.
IN_WORDS = {word: number for number, word in enumerate(COUNTS)} | dict.fromkeys(
    ("none", "nobody", "nothing", "not", "zero"), 0
)
FEWEST = 3  # numbers: two would stand at the ends of every line alike
# The least width of the line in letters, and where words may stand, at heights from its top.
LETTERS = 34
# Dots less than so many letters apart lie on each other.
DOT = 0.7
ROWS = (0.85, 3.4, 4.6, 5.8)
# How far down the line is, and of dots that lie on each other one below the other.
LINE = 1.7
PILED = 0.7
# How far below what stands above it the words of a range are, which stand in its bar.
BAND = 1.4


@dataclass(frozen=True)
class Spread:
    """Figures of one property and one unit from the lowest up, each once; `counted` names both."""

    counted: Prose
    figures: tuple[Figure, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough numbers for a line."""
        numbers = {figure.low for figure in self.figures}
        numbers |= {figure.high for figure in self.figures}
        return len(numbers) >= FEWEST

    @property
    def is_told(self) -> bool:
        """Whether the line tells all figures: each by its words, or a range as a bar."""
        if not self.is_drawn:
            return False
        named = sum(map(len, map(self.joined, self.named)))
        return named == len(self.figures)

    def x(self, number: Number) -> float:
        """Where a number is on the line, in per cent."""
        lowest = float(self.figures[0].low)
        highest = max(float(figure.high) for figure in self.figures)
        return marks.share(float(number), lowest, highest)

    def joined(self, figure: Figure) -> list[Figure]:
        """A figure, and those whose dots lie on its own: they have their words together."""
        if figure.qualifier or figure.low != figure.high:
            return [figure]
        return [dot for dot in self._exact if self._first_of(dot) == self._first_of(figure)]

    def words(self, figure: Figure) -> str:
        """The words of a figure, and of those that lie on it."""
        *others, last = [one.words for one in self.joined(figure)]
        if others:
            return f"{', '.join(others)} and {last}"
        return last

    @property
    def _exact(self) -> list[Figure]:
        """The figures that are one number and no rough one, from the lowest up."""
        return [dot for dot in self.figures if dot.low == dot.high and not dot.qualifier]

    def _first_of(self, figure: Figure) -> Figure:
        """The lowest of the dots that lie on each other, of which a dot is one."""
        first = figure
        for dot in reversed(self._exact):
            if self._meet(dot, first):
                first = dot
        return first

    def _meet(self, lower: Figure, higher: Figure) -> bool:
        """Whether two dots lie on each other."""
        apart = self.x(higher.low) - self.x(lower.low)
        return 0 <= apart * LETTERS / 100 < DOT

    def middle(self, figure: Figure) -> float:
        """Where the words of a figure have their middle, in per cent."""
        last = self.joined(figure)[-1]
        return (self.x(figure.low) + self.x(last.high)) / 2

    @property
    def dots(self) -> list[Figure]:
        """The figures that are one number, from the lowest up."""
        return [figure for figure in self.figures if figure.low == figure.high]

    @property
    def placed(self) -> dict[Figure, float]:
        """The dots with how far down each is: on the line, or on each other one below the other.

        Of these that stands first which is first named.
        """
        piles: list[list[Figure]] = []
        for dot in self.dots:
            if piles and self._meet(piles[-1][0], dot):
                piles[-1].append(dot)
            else:
                piles.append([dot])
        placed = {}
        for pile in piles:
            top = LINE - PILED * (len(pile) - 1) / 2
            for number, dot in enumerate(sorted(pile, key=self._comes_late)):
                placed[dot] = round(top + PILED * number, 2)
        return placed

    @property
    def height(self) -> float:
        """How high its drawing is, in letters."""
        return round(max(self.named.values(), default=0) + 0.3, 1)

    @cached_property
    def named(self) -> dict[Figure, float]:
        """What finds room for its words, with the height of these: ends first.

        Below these each range has a row of its own, for it is no point on the line.
        """
        heights: dict[Figure, float] = {}
        for figure in sorted(self.dots, key=self._comes_late):
            if self.joined(figure)[0] != figure:
                continue  # it is named with that on which it lies
            for row in ROWS:
                if self._has_room(figure, row, heights):
                    heights[figure] = row
                    break
        lowest = max(heights.values(), default=0)
        for figure in self.ranges:
            lowest = max(round(lowest + BAND, 1), ROWS[1])
            heights[figure] = lowest
        return heights

    @property
    def led(self) -> dict[Figure, float]:
        """The dots from which a thin line leads far down to their words, with its foot.

        None leads through the words of others.
        """
        led: dict[Figure, float] = {}
        for figure, row in self.named.items():
            if figure in self.ranges or row < ROWS[2]:
                continue
            above = (other for other, taken in self.named.items() if ROWS[0] < taken < row)
            if all(self._is_clear(figure, other) for other in above):
                led[figure] = round(row - 1, 1)
        return led

    def _is_clear(self, figure: Figure, other: Figure) -> bool:
        """Whether a line down from a dot leaves the words of another figure half a letter free."""
        distance = abs(self.middle(figure) - self.middle(other)) * LETTERS / 100
        return distance > (len(self.words(other)) + 1) / 2

    @property
    def ranges(self) -> list[Figure]:
        """The figures that are more than one number."""
        return [figure for figure in self.figures if figure.low != figure.high]

    def _comes_late(self, dot: Figure) -> tuple[bool, int]:
        """The rank of a dot among those that want room for their words; the first is the lowest."""
        is_within = self.x(dot.low) not in (0, 100)
        return is_within, len(self.words(dot))

    def _has_room(self, figure: Figure, row: float, placed: Mapping[Figure, float]) -> bool:
        """Whether the words of a dot meet those of no other in a row."""
        in_row = (other for other, taken in placed.items() if taken == row)
        return all(self._apart(figure, other) for other in in_row)

    def _apart(self, figure: Figure, other: Figure) -> bool:
        """Whether the words of two figures, each in the middle of its own, leave a letter free."""
        distance = abs(self.middle(figure) - self.middle(other)) * LETTERS / 100
        needed = (len(self.words(figure)) + len(self.words(other))) / 2 + 1
        return distance > needed


def figure(history: History, question: Question) -> Markup:
    """The spreads of the answers to a question, as figures of HTML."""
    return templates.fill("chronicle.drawing", "spread.html", spreads=spreads(history, question))


@once_per_history
def spreads(history: History, question: Question) -> tuple[Spread, ...]:
    """The figures that the answers to a question name, those of each unit apart.

    Of several properties it is that which most answers have. There are none where no unit has
    enough figures to be drawn.
    """
    answers: Counter[str] = Counter()
    figures: defaultdict[tuple[str, Prose], set[Figure]] = defaultdict(set)
    for position in question.positions:
        properties = set()
        for claim, figure in _named(history, position):
            properties.add(claim.property_)
            figures[claim.property_, _unit(history, question, claim)].add(figure)
        answers.update(properties)
    if not answers:
        return ()

    most = max(answers, key=lambda name: answers[name])
    name = history.corpus.get(Property, most).name
    of_most = []
    for (property_, unit), counted in figures.items():
        if property_ == most:
            of_most.append(_spread(name, unit, counted))
    if not any(spread.is_drawn for spread in of_most):
        return ()
    return tuple(of_most)


def _named(history: History, position: Position) -> Iterator[tuple[Claim, Figure]]:
    """The claims whose figure stands in the answer that they give, in digits or as a word.

    Parts of a sum and figures for another time do not.
    """
    numbers = _numbers(position.answer)
    for name in position.claims:
        claim = history.corpus.get(Claim, name)
        figure = claim.value
        if isinstance(figure, Figure) and {figure.low, figure.high} <= numbers:
            yield claim, figure


def _numbers(answer: str) -> set[Number]:
    """The numbers that an answer names, in digits or as a word."""
    numbers = set[Number]()
    for word in WORD.findall(answer.casefold()):
        if word in IN_WORDS:
            numbers.add(IN_WORDS[word])
    for digits in NUMBER.findall(answer):
        numbers.add(Decimal(digits.replace(",", "")))
    return numbers


def _unit(history: History, question: Question, claim: Claim) -> Prose:
    """What a figure counts: the unit of the question, if it has one for it, or else its own."""
    unit = claim.unit or history.corpus[claim.property_].label
    if question.axis and question.axis.counts(unit):
        return question.axis.unit
    return unit


def of_figures(counted: Prose, figures: Iterable[Figure]) -> Spread:
    """Some figures that count the same, each once."""
    upwards = sorted(set(figures), key=attrgetter("low", "high", "qualifier"))
    return Spread(counted, tuple(upwards))


def _spread(name: Prose, unit: Prose, figures: Iterable[Figure]) -> Spread:
    counted = name
    if name.casefold() != unit.casefold():
        counted = Prose("{} ({})").format(name, unit)
    return of_figures(counted, figures)
