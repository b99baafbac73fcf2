"""What is no fault of a record, and may yet be a slip: a check tells it, and does not fail."""

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations, pairwise

from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records.actor import Actor
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.journey import Journey
from chronicle.records.place import PlaceRecord
from chronicle.records.question import Question
from chronicle.records.vocabulary import GlossaryTerm
from chronicle.values.amounts import Figure
from chronicle.values.dates import Date
from chronicle.values.days import Day
from chronicle.values.text import capital

# The beginning of the id of an event, where that is a year.
YEAR = re.compile(r"(\d{4})-")
# Two titles as alike as this, from 0 to 1, may be one event typed twice.
ALIKE = 0.8
# A figure this many times larger or smaller than all others may have a digit too many or too few.
TENFOLD = 10


def doubts(history: History, today: datetime.date) -> Iterator[Problem]:
    """What may be a mistake in a record that passes all checks."""
    yield from _to_come(history, today)
    yield from _off_the_question(history)
    yield from _of_another_year(history)
    yield from _told_twice(history)
    yield from _of_the_dead(history)
    yield from _out_of_time(history)
    yield from _in_the_gulf_of_guinea(history)
    yield from _tenfold(history)
    yield from _words_of_no_text(history)


def _to_come(history: History, today: datetime.date) -> Iterator[Problem]:
    """Events dated after the day of the check."""
    for event in history.corpus.of(Event):
        if event.date.first > today:
            message = f"{event.date.words} is still to come; see that the date is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _off_the_question(history: History) -> Iterator[Problem]:
    """Figures in an answer that share neither subject nor property with its other claims."""
    corpus = history.corpus
    for question in corpus.of(Question):
        claims = [corpus.get(Claim, name) for one in question.positions for name in one.claims]
        for number, position in enumerate(question.positions):
            for index, name in enumerate(position.claims):
                claim = corpus.get(Claim, name)
                others = [other for other in claims if other.id != name]
                fits = any(
                    other.about == claim.about or other.property_ == claim.property_
                    for other in others
                )
                if fits or claim.about in question.see or not isinstance(claim.value, Figure):
                    continue
                message = (
                    f"“{name}” is about {claim.about}, of which nothing else here is; "
                    "see that it answers this question"
                )
                path = ("positions", number, "claims", index)
                yield corpus.entries[question.id].problem(path, message)


def _end(date: Date) -> Day:
    """The last day that a date may mean; one of the far future where it is open."""
    return date.sort_key[1]


def _of_another_year(history: History) -> Iterator[Problem]:
    """Events whose id names another year than their date."""
    for event in history.corpus.of(Event):
        named = YEAR.match(event.id)
        first, last = event.date.first.year, _end(event.date).year
        if named and not first <= int(named[1]) <= last:
            message = f"{event.date.words}, and the id says {named[1]}; see which is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _told_twice(history: History) -> Iterator[Problem]:
    """Events of one date and one set of actors whose titles are nearly the same."""
    alike = grouped(
        ((event.date.text, frozenset(one.actor for one in event.actors)), event)
        for event in history.corpus.of(Event)
    )
    for first, other in chain.from_iterable(combinations(events, 2) for events in alike.values()):
        if SequenceMatcher(None, first.title, other.title).ratio() >= ALIKE:
            message = f"is this the event “{first.id}”, of the same day? If so, remove one"
            yield history.corpus.entries[other.id].problem(("title",), message)


def _of_the_dead(history: History) -> Iterator[Problem]:
    """Events with an actor who had died before, unless a role says why."""
    for event in history.corpus.of(Event):
        for number, one in enumerate(event.actors):
            died = history.corpus.get(Actor, one.actor).died
            if died and not one.role and event.date.first > _end(died):
                message = (
                    f"“{one.actor}” died {died.words}; see that the dates are right, or give a "
                    "role, such as commemorated"
                )
                yield history.corpus.entries[event.id].problem(("actors", number), message)


def _out_of_time(history: History) -> Iterator[Problem]:
    """Steps of a journey that end before the previous step begins."""
    for journey in history.corpus.of(Journey):
        for number, (before, step) in enumerate(pairwise(journey.steps), 1):
            if _end(step.date) < before.date.first:
                message = f"{step.date.words} is before {before.date.words}, the step above it"
                path = ("steps", number, "date")
                yield history.corpus.entries[journey.id].problem(path, message)


def _in_the_gulf_of_guinea(history: History) -> Iterator[Problem]:
    """Places at latitude 0 and longitude 0, which programs write for an unknown place."""
    for place in history.corpus.of(PlaceRecord):
        if place.coordinates == (0, 0):
            message = "[0, 0] lies in the open sea; remove it if the place is not known"
            yield history.corpus.entries[place.id].problem(("coordinates",), message)


def _tenfold(history: History) -> Iterator[Problem]:
    """Figures of a question ten times higher or lower than all others of their kind."""
    corpus = history.corpus
    for question in corpus.of(Question):
        claims = [corpus.get(Claim, name) for one in question.positions for name in one.claims]
        kinds = grouped(
            ((claim.about, claim.property_, claim.unit), (claim, claim.value))
            for claim in claims
            if isinstance(claim.value, Figure)
        )
        for claim, value, others in chain.from_iterable(map(_among_others, kinds.values())):
            is_high = value.low >= TENFOLD * max(one.high for one in others) > 0
            # Of two figures only the higher is reported.
            below = min(one.low for one in others)
            is_low = len(others) > 1 and 0 < TENFOLD * value.high <= below
            if is_high or is_low:
                message = (
                    f"{claim.label} is {'ten times' if is_high else 'a tenth of'} what else "
                    f"“{question.id}” has; see that no digit is wrong"
                )
                yield corpus.entries[claim.id].problem(("value",), message)


def _among_others(
    claims: Sequence[tuple[Claim, Figure]],
) -> Iterator[tuple[Claim, Figure, list[Figure]]]:
    """Each claim with its own figure and the figures of the others; nothing for one claim alone."""
    for claim, value in claims if len(claims) > 1 else ():
        yield claim, value, [figure for other, figure in claims if other is not claim]


def _words_of_no_text(history: History) -> Iterator[Problem]:
    """Words of the glossary that occur in no record and on no page written by hand."""
    terms = history.corpus.of(GlossaryTerm)
    records = (one for one in history.corpus.records.values() if not isinstance(one, GlossaryTerm))
    pages = (page.body for page in history.handwritten.values())
    texts = chain(pages, (record.model_dump_json() for record in records))
    every = "\n".join(texts) if terms else ""
    for term in terms:
        if term.name not in every and capital(term.name) not in every:
            message = f"“{term.name}” stands in no text; write it as the texts do, or remove it"
            yield history.corpus.entries[term.id].problem(("name",), message)
