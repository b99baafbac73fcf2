"""Possible mistakes in valid records: a check lists them, and does not fail."""

import re
from collections.abc import Iterator

from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Actor, Event, Work, repeats

YEAR_IN_ID = re.compile(r"(\d{4})-")
# Types of works that styles of citation call by a word of their own, as “unpublished manuscript”.
TYPES_NAMED_BY_STYLES = ("manuscript", "personal_communication")


def doubts(history: History) -> Iterator[Problem]:
    """Problems that may be a mistake in a record that passes all checks."""
    yield from _of_another_year(history)
    yield from _of_other_years(history)
    yield from _of_the_dead(history)
    yield from _without_genre(history)
    yield from _with_one_doi(history)
    yield from _entered_twice(history)


def _of_another_year(history: History) -> Iterator[Problem]:
    """Events whose id names another year than their date."""
    for event in history.corpus.of(Event):
        named = YEAR_IN_ID.match(event.id)
        if not named:
            continue
        year = int(named[1])
        if not event.date.first.year <= year <= event.date.last.year:
            message = f"{event.date.words}, and the id says {named[1]}; see which is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _of_other_years(history: History) -> Iterator[Problem]:
    """Chapters most of whose events lie outside their years, as when a minus is forgotten."""
    for chapter in history.chapters:
        years = chapter.years
        if not years:
            continue
        named = {name for paragraph in chapter.paragraphs for name in paragraph.records}
        dates = [event.date for event in history.corpus.of(Event) if event.id in named]
        outside = [date for date in dates if not years.covers(date)]
        if len(outside) * 2 > len(dates):
            first = outside[0].words
            message = f"{years.words}, and most of its events lie outside, as that of {first}"
            head = history.handwritten[chapter.address].head
            yield head.problem(("years",), f"{message}; -1648 is 1649 BC")


def _of_the_dead(history: History) -> Iterator[Problem]:
    """Events in which somebody acts after death, unless a role explains that."""
    for event in history.corpus.of(Event):
        for number, one in enumerate(event.actors):
            died = history.corpus.get(Actor, one.actor).died
            if died and not one.role and event.date.first > died.last:
                mend = "see that the dates are right, or give a role, such as commemorated"
                message = f"“{one.actor}” died {died.words}; {mend}"
                yield history.corpus.entries[event.id].problem(("actors", number), message)


def _without_genre(history: History) -> Iterator[Problem]:
    """Works without a genre for which styles of citation would invent one."""
    for work in history.corpus.of(Work):
        if work.type not in TYPES_NAMED_BY_STYLES:
            continue
        kept = work.archive or work.container_title or work.DOI or work.number or work.publisher
        if not (work.genre or kept or work.URL):
            message = "styles of citation would invent a word for what it is; give it a genre"
            yield history.corpus.entries[work.id].problem(("type",), message)


def _with_one_doi(history: History) -> Iterator[Problem]:
    """Works that have the DOI of another, in capitals or small letters."""
    by_doi = [(work.DOI.casefold(), work) for work in history.corpus.of(Work) if work.DOI]
    for work, first in repeats(by_doi):
        message = f"“{first.id}” has this DOI too; see whether both are one work"
        yield history.corpus.entries[work.id].problem(("DOI",), message)


def _entered_twice(history: History) -> Iterator[Problem]:
    """Records that say all that another says."""
    records = history.corpus.records.values()
    for record, first in repeats((one.model_dump_json(exclude={"id"}), one) for one in records):
        message = f"says all that “{first.id}” says; see whether both are one"
        yield history.corpus.entries[record.id].problem(("id",), message)
