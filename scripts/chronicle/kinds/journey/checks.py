"""What is wrong between a journey and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.journey.model import Journey
from chronicle.values.dates import Date


def a_step_is_dated_as_what_it_rests_on(records: Records) -> Iterator[Finding]:
    """A step lies in the time of one of the records that it rests on, where any has a date."""
    for journey in records_of(Journey, records):
        for number, step in enumerate(journey.steps):
            dates: dict[str, Date] = {}
            for name in step.rests_on:
                date = getattr(records.get(name), "date", None)
                if date:
                    dates[name] = date
            if dates and not any(step.date.covers(date) for date in dates.values()):
                theirs = ", ".join(f"{name} {date}" for name, date in dates.items())
                message = f"{step.date} is not the time of {theirs}"
                yield Finding(journey.id, ("steps", number, "date"), message)


def steps_come_in_order(records: Records) -> Iterator[Finding]:
    """No step begins before the one above it."""
    for journey in records_of(Journey, records):
        for number, (before, step) in enumerate(pairwise(journey.steps), 1):
            if step.date.first < before.date.first:
                message = f"{step.date} is before the step above, {before.date}"
                yield Finding(journey.id, ("steps", number, "date"), message)


ALL = (a_step_is_dated_as_what_it_rests_on, steps_come_in_order)
