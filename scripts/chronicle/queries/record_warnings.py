"""Possible mistakes in valid records, which a check reports as warnings."""

import datetime
import re
from collections.abc import Iterator
from itertools import product

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import (
    Actor,
    Change,
    Claim,
    Event,
    Finding,
    Frame,
    Place,
    Question,
    Work,
    find_duplicates,
    iter_values,
)
from chronicle.values import Date, english_language_name

YEAR_IN_ID = re.compile(r"(\d{4})-")
# Work types that citation styles describe themselves, for example as “unpublished manuscript”.
TYPES_NAMED_BY_STYLES = ("manuscript", "personal_communication")


def find_warnings(history: History) -> Iterator[Problem]:
    """Yield a warning for each possible mistake in records and pages that pass all checks."""
    for doubt in RECORD_CHECKS:
        for record, path, message, _ in doubt(history.corpus):
            yield history.corpus.entries[record].make_problem(path, message)
    yield from _check_chapter_years(history)
    yield from _check_language_folders(history)


def _check_years_in_ids(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each event whose id contains a different year from its date."""
    for event in corpus.of(Event):
        match = YEAR_IN_ID.match(event.id)
        if not match:
            continue
        year = int(match[1])
        if not event.date.first_day.year <= year <= event.date.last_day.year:
            message = f"{event.date.words}, but the id says {match[1]}; check which is right"
            yield Finding(event.id, ("date",), message)


def _check_events_after_death(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each actor who was dead by an event, unless a role explains it."""
    for event in corpus.of(Event):
        for number, participant in enumerate(event.actors):
            died = corpus.get(Actor, participant.actor).died
            if died and not participant.role and event.date.first_day > died.last_day:
                remedy = "check the dates, or add a role, such as commemorated"
                message = f"“{participant.actor}” died {died.words}; {remedy}"
                yield Finding(event.id, ("actors", number), message)


def _check_future_dates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each date that begins after today.

    In a sample history set in the future, it must also begin after the last version.
    """
    versions = [change.date.first_day for change in corpus.of(Change)]
    today = max([datetime.date.today().timetuple()[:3], *versions])
    for record in corpus.records.values():
        for path, date in iter_values(Date, record):
            if date.first_day > today:
                yield Finding(record.id, path, f"{date.words} is in the future; check the date")


def _check_access_dates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each work that was accessed on the web before it was issued."""
    for work in corpus.of(Work):
        if work.issued and work.accessed and work.issued.first_day > work.accessed.last_day:
            message = f"{work.accessed.words} is before it was issued; check which is right"
            yield Finding(work.id, ("accessed",), message)


def _check_genres(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each work without a genre for which citation styles would invent one."""
    for work in corpus.of(Work):
        if work.type not in TYPES_NAMED_BY_STYLES:
            continue
        identifying = (
            work.archive or work.container_title or work.DOI or work.number or work.publisher
        )
        if not (work.genre or identifying or work.URL):
            message = "citation styles would choose a word for its genre; add a genre"
            yield Finding(work.id, ("type",), message)


def _check_duplicate_dois(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each work with the DOI of another work, regardless of case."""
    by_doi = [(work.DOI.casefold(), work) for work in corpus.of(Work) if work.DOI]
    for work, earlier in find_duplicates(by_doi):
        message = f"“{earlier.id}” has the same DOI; check whether both are the same work"
        yield Finding(work.id, ("DOI",), message)


def _check_axis_units(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each claim on an axis that has another unit than the axis.

    There is none if no claim has exactly the unit of the axis.
    """
    for question in corpus.of(Question):
        if not question.axis:
            continue
        unit = question.axis.unit
        units = [claim.unit or unit for claim in corpus.get_each(Claim, question.axis.claims)]
        for number, earlier_unit in enumerate(units):
            if unit in units and unit not in earlier_unit:
                message = (
                    f"counts “{earlier_unit}”, but the axis “{unit}”; check that both are the same"
                )
                yield Finding(question.id, ("axis", "claims", number), message)


def _check_duplicate_records(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each record that repeats another record word for word."""
    records = corpus.records.values()
    for record, earlier in find_duplicates(
        (candidate.model_dump_json(exclude={"id"}), candidate) for candidate in records
    ):
        message = f"repeats “{earlier.id}”; check whether both are the same"
        yield Finding(record.id, ("id",), message)


def _check_chapter_years(history: History) -> Iterator[Problem]:
    """Yield a warning for each chapter with most of its events outside its years.

    The usual reason is a missing minus in a year BC.
    """
    for chapter in history.chapters:
        years = chapter.years
        if not years:
            continue
        record_ids = {name for paragraph in chapter.paragraphs for name in paragraph.records}
        dates = [event.date for event in history.corpus.of(Event) if event.id in record_ids]
        dates_outside = [date for date in dates if not years.overlaps(date)]
        if len(dates_outside) * 2 > len(dates):
            first_date = dates_outside[0].words
            message = (
                f"{years.words}, but most of its events are outside, such as that of {first_date}"
            )
            head = history.handwritten[chapter.address].head
            yield head.make_problem(("years",), f"{message}; -1648 is 1649 BC")


def _check_language_folders(history: History) -> Iterator[Problem]:
    """Yield a warning for each page without a language in a directory named like a language."""
    for address, page in history.handwritten.items():
        folder = address.partition("/")[0]
        language = english_language_name(folder)
        if len(folder) == 2 and language != folder and not page.front_matter.lang:
            message = f"is in the folder for {language}; write lang: {folder}, or lang: en"
            yield Problem(page.file, 1, 1, message)


def _check_coordinates(corpus: Corpus) -> Iterator[Finding]:
    """Yield places outside every frame whose coordinates seem to have a wrong sign or order."""
    frames = corpus.of(Frame)
    for place in corpus.of(Place):
        if place.coordinates is None or any(frame.contains(place.coordinates) for frame in frames):
            continue
        latitude, longitude = place.coordinates
        mirrored = product((latitude, -latitude), (longitude, -longitude))
        for frame, point in product(frames, [(longitude, latitude), *mirrored]):
            if frame.contains(point):
                remedy = f"{[*point]} is in “{frame.name}”"
                message = f"is outside every frame, but {remedy}; check the order and the signs"
                yield Finding(place.id, ("coordinates",), message)
                break


RECORD_CHECKS = (
    _check_coordinates,
    _check_years_in_ids,
    _check_events_after_death,
    _check_future_dates,
    _check_access_dates,
    _check_genres,
    _check_duplicate_dois,
    _check_axis_units,
    _check_duplicate_records,
)
