"""The orders in which readers meet things."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from chronicle.corpus.corpus import Corpus, grouped
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Standing
from chronicle.queries.claims import unfolded
from chronicle.values import dates
from chronicle.values.text import Prose, capital

T = TypeVar("T")
Dated = TypeVar("Dated", bound=Event | Deployment)

# What the alphabet passes over: tags, quotation marks, brackets.
PASSED_OVER = re.compile(r"<[^>]+>|[“”‘’\[\]]")


def alphabetical(words: str) -> str:
    """A key that sorts names and entries, HTML or not: without markup, diacritics or capitals."""
    decomposed = unicodedata.normalize("NFKD", PASSED_OVER.sub("", words))
    letters = [letter for letter in decomposed if not unicodedata.combining(letter)]
    return "".join(letters).casefold()


def by_date(records: Iterable[Dated]) -> list[Dated]:
    """Records in order of date."""
    return sorted(records, key=lambda record: record.date.sort_key)


def by_year(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Events in order of date, by the year, decade or century under which each is listed."""
    return grouped((event.date.filed, event) for event in by_date(events))


def year_heading(filed: str) -> Prose:
    """What a year, decade or century is called above what is listed under it."""
    return Prose(capital(dates.parse(filed).words.removeprefix("the ")))


def most_first(things: Sequence[T], weight: Callable[[T], int]) -> list[T]:
    """Things in their order; where they are many, those that weigh most come before the others."""
    first = unfolded(things)
    if first == len(things):
        return list(things)
    most = sorted(things, key=weight, reverse=True)[:first]
    others = [thing for thing in things if thing not in most]
    return most + others


def standing_order(corpus: Corpus, deployment: Deployment) -> int:
    """The place of a deployment's standing in the vocabulary: 0 for the best founded."""
    return corpus.of(Standing).index(corpus.get(Standing, deployment.standing))
