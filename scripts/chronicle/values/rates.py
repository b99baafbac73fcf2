"""Rates: how many of a sample were found to be something, and what that says of the whole."""

from math import sqrt
from typing import NamedTuple

# Ninety-five in a hundred of a normal distribution lie within so many standard deviations.
DEVIATIONS = 1.96


class Rate(NamedTuple):
    """How many of a sample were found to be something, and the interval of the whole's rate."""

    verdict: str
    number: int
    of: int
    low: float
    high: float

    @property
    def words(self) -> str:
        """The interval as a reader has it: “between 0.3 and 5.0 per cent”."""
        return f"between {100 * self.low:.1f} and {100 * self.high:.1f} per cent"

    @property
    def bounds(self) -> str:
        """The interval where the head of its column says what it is: “0.3 to 5.0”."""
        return f"{100 * self.low:.1f} to {100 * self.high:.1f}"


def interval(number: int, of: int) -> tuple[float, float]:
    """The interval of a rate, from 0 to 1, where `number` were found in a sample `of` so many.

    In nineteen of twenty samples it holds the rate of the whole (E. B. Wilson's score interval,
    1927).
    """
    share = number / of
    square = DEVIATIONS**2
    middle = share + square / (2 * of)
    width = DEVIATIONS * sqrt(share * (1 - share) / of + square / (4 * of**2))
    scale = 1 + square / of
    return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)


def rate(verdict: str, number: int, of: int) -> Rate:
    """The rate of a verdict that `number` of a sample had."""
    return Rate(verdict, number, of, *interval(number, of))
