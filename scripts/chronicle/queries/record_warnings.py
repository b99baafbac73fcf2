"""Possible mistakes in valid records, which a check reports as warnings."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import shapely

from chronicle.content.markdown_pages import ANY_HEADING
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
    Participant,
    Place,
    Position,
    Question,
    Record,
    Relation,
    Source,
    Work,
    find_duplicates,
    iter_sources,
    iter_values,
)
from chronicle.values import Date
from chronicle.values.languages import detect_language
from chronicle.values.locators import Passage, format_locator, parse_passages

YEAR_IN_ID = re.compile(r"(\d{4})-")
MAX_YEARS_FROM_EVENT = 50
# A number such as 12.500, which may mean 12,500.
THOUSANDS_POINT = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
PAGE_RANGE = re.compile(r"(\d+)[-–](\d+)")
# Fields that distinguish records in lists.
SHOWN_IN_LISTS = {
    "title",
    "name",
    "date",
    "issued",
    "author",
    "container_title",
    "archive_location",
    "number",
}
# The position of a note.
NOTE_PLACES = {"page", "paragraph"}
REMINDER = re.compile(r"\b(?:TODO|FIXME|TBD)\b|\?{3}|^…$")
REMINDER_MESSAGE = "contains “{}”; write the text"


def find_warnings(history: History) -> Iterator[Problem]:
    """Yield a warning for each possible mistake in records and pages that pass all checks."""
    for doubt in RECORD_CHECKS:
        for record, path, message, cause in doubt(history.corpus):
            yield history.corpus.raw_records[record].make_problem(path, message, cause)
    for page in history.markdown_pages.values():
        for match in REMINDER.finditer(page.text):
            yield page.make_problem(match.start(), REMINDER_MESSAGE.format(match[0]))
    yield from _check_heading_levels(history)
    frames = history.corpus.of(Frame)
    if frames and not history.outlines:
        message = "has no land, so maps show only places; see *Add a map* in Make another history"
        yield Problem("data/map.geojson", 1, 1, message)
    elif frames and not any(
        land.intersects(shapely.box(*frame.edges))
        for frame, land in product(frames, history.outlines)
    ):
        message = "has no land in any map frame; GeoJSON has the longitude before the latitude"
        yield Problem("data/map.geojson", 1, 1, message)


def _check_years_in_ids(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each event whose id contains a different year from its date."""
    for event in corpus.of(Event):
        match = YEAR_IN_ID.match(event.id)
        if not match:
            continue
        year = int(match[1])
        if not event.date.first_day.year <= year <= event.date.last_day.year:
            message = f"is {event.date.words}, but the id says {match[1]}; check which is right"
            yield Finding(event.id, ("date",), message)


def _check_order_of_dates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each date after another date that it cannot follow."""
    for finding, date, limit in _iter_date_limits(corpus):
        if date and limit and date.first_day > limit.last_day:
            yield finding


def _iter_date_limits(corpus: Corpus) -> Iterator[tuple[Finding, Date | None, Date | None]]:
    """Yield dates, each with a date that it cannot follow, and the warning if it does.

    A work was issued before it was accessed and cited, and after the event that it describes. An
    actor took part in an event before death, unless a role explains it.
    """
    for work in corpus.of(Work):
        message = f"{work.accessed} is before {work.issued}, when it was issued; check both"
        yield Finding(work.id, ("accessed",), message), work.issued, work.accessed
    for event in corpus.of(Event):
        for number, participant in enumerate(event.actors):
            died = corpus.get(Actor, participant.actor).died
            remedy = "check the dates, or add a role, such as commemorated"
            message = f"“{participant.actor}” died {died}; {remedy}"
            if not participant.role:
                yield Finding(event.id, ("actors", number), message), event.date, died
    for record in corpus.records.values():
        for path, source in iter_sources(record):
            issued = corpus.get(Work, source.work).issued
            message = f"“{source.work}” was issued {issued}, before {{}}; check the dates"
            if isinstance(record, Event):
                finding = Finding(record.id, path, message.format("this event"), message)
                yield finding, record.date, issued
            for basis in source.rests_on:
                words = message.format(f"“{basis.work}”, its basis")
                finding = Finding(record.id, path, words, message)
                yield finding, corpus.get(Work, basis.work).issued, issued


def _check_future_dates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each date that begins after today.

    In a sample history set in the future, the date must also begin after the last version.
    """
    versions = [change.date.first_day for change in corpus.of(Change)]
    today = max([datetime.date.today().timetuple()[:3], *versions])
    for record in corpus.records.values():
        for path, date in iter_values(Date, record):
            if date.first_day > today:
                yield Finding(record.id, path, f"{date.words} is in the future; check the date")


def _check_axis_units(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each claim on an axis that has another unit than the axis.

    There is no warning if no claim has exactly the unit of the axis.
    """
    for question in corpus.of(Question):
        if not question.axis:
            continue
        unit = question.axis.unit
        units = [claim.unit or unit for claim in corpus.get_each(Claim, question.axis.claims)]
        for number, earlier_unit in enumerate(units):
            if unit in units and unit not in earlier_unit:
                message = f"has the unit “{earlier_unit}”, but the axis “{unit}”; check both"
                yield Finding(question.id, ("axis", "claims", number), message)


def _check_duplicates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each record that readers cannot distinguish from an earlier record.

    The two records have the same DOI, the same name for sorting, or the same values of all fields
    that lists show. Without a name, they have the same values of all fields.
    """
    entries: list[tuple[str, Record]] = []
    for record in corpus.records.values():
        fields = vars(record)
        compared = SHOWN_IN_LISTS if fields.get("title", fields.get("name")) else None
        values = record.model_dump_json(include=compared, exclude={"id"})
        key = fields.get("DOI") or f"{type(record)} {getattr(record, 'sort_name', values)}"
        # İ in lowercase is i with a dot above.
        key = key.casefold().replace("\u0307", "").replace("ı", "i")
        entries.append((key, record))
    for record, earlier in find_duplicates(entries):
        remedy = "check whether both are the same, or distinguish their names"
        yield Finding(record.id, ("id",), f"repeats “{earlier.id}”; {remedy}")


def _check_repeated_items(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each participant, source, answer or relation that is recorded twice.

    A relation is also recorded twice if each of two actors is the parent of the other.
    """
    items = []
    for record in corpus.records.values():
        for kind in (Participant, Position, Relation, Source):
            for path, item in iter_values(kind, record):
                key: tuple[object, ...] = record.id, path[:-1], vars(item).get("answer", item)
                if isinstance(item, Relation):
                    key = item.type, item.date, frozenset((record.id, item.actor))
                items.append((key, (record.id, path)))
    for (identifier, path), (first_id, _) in find_duplicates(items):
        message = f"is already recorded in “{first_id}”; remove one of the two"
        yield Finding(identifier, path, message)


def _check_claims(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each claim with a thousands point, below 0, or dated far from its event.

    Another warning is about a unit that an earlier claim writes with other letters in uppercase.
    """
    units: dict[str, str] = {}
    for claim in corpus.of(Claim):
        unit = str(claim.unit)
        earlier_unit = units.setdefault(unit.casefold(), unit)
        if unit != earlier_unit:
            message = f"is “{unit}”, elsewhere “{earlier_unit}”; write both the same"
            yield Finding(claim.id, ("unit",), message)
        if number := THOUSANDS_POINT.search(claim.label):
            remedy = f"write {number[0].replace('.', '')} if the point separates thousands"
            yield Finding(claim.id, ("value",), f"{number[0]} has three decimals; {remedy}")
        if claim.label.startswith("−"):
            yield Finding(claim.id, ("value",), "is below 0; check the figure")
        event = corpus.find(Event, claim.about)
        if not event or not claim.date or claim.date.overlaps(event.date):
            continue
        if abs(claim.date.year - event.date.year) > MAX_YEARS_FROM_EVENT:
            message = (
                f"is {claim.date.words}, but its event is of {event.date.words}; check both dates"
            )
            yield Finding(claim.id, ("date",), message)


def _check_isbns(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each work with a wrong check digit in its ISBN (ISO 2108)."""
    for work in corpus.of(Work):
        digits = ["0123456789X".index(digit) for digit in work.ISBN or "" if digit.isalnum()]
        checksum = (sum(digits) + 2 * sum(digits[1::2])) % 10
        if len(digits) == 10:
            checksum = sum(place * digit for place, digit in enumerate(digits, 1)) % 11
        if checksum:
            message = f"{work.ISBN} has a wrong check digit; compare it with the book"
            yield Finding(work.id, ("ISBN",), message)


def _check_languages(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each work with a title in a script that its language does not have."""
    for work in corpus.of(Work):
        language = work.language or ""
        likely = detect_language(work.title, language)
        if language and likely and not language.startswith(likely):
            message = f"is “{language}”, but the title is in the script of “{likely}”; check both"
            yield Finding(work.id, ("language",), message)


def _check_texts(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each reminder, reversed page range, and family name with a comma."""
    for record in corpus.records.values():
        for path, text in iter_values(str, record):
            messages = [*map(REMINDER_MESSAGE.format, REMINDER.findall(text))]
            if path[-1] == "page":
                for first, last in PAGE_RANGE.findall(text):
                    if len(first) == len(last) and first > last:
                        messages.append(f"{first} is after {last}; exchange the two")
            if path[-1] == "family" and "," in text:
                messages.append("a family name contains a comma; move the given name to given")
            for message in messages:
                yield Finding(record.id, path, message)


def _check_heading_levels(history: History) -> Iterator[Problem]:
    """Yield a warning for each heading two or more levels below the heading above it."""
    for page in history.markdown_pages.values():
        level = 0
        for heading in ANY_HEADING.finditer(page.text):
            expected = "#" * (level + 1)
            if level and expected < heading["level"]:
                message = f"the heading skips a level; write {expected} {heading['words']}"
                yield page.make_problem(heading.start(), message)
            level = len(heading["level"])


def _check_coordinates(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each place that only swapped or negated numbers move into a map frame."""
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


def _check_pages_of_notes(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each note cited on a page or paragraph where no other record has it.

    A locator with several pages may have its note on any of them.
    """
    citations = []
    places_by_note = defaultdict[tuple[str, Passage], list[set[Passage]]](list)
    for record in corpus.records.values():
        for path, source in iter_sources(record):
            passages = parse_passages(source.at)
            places = {passage for passage in passages if passage.unit in NOTE_PLACES}
            for note in passages:
                if note.unit == "note" and places:
                    citations.append((record.id, path, source, note, places))
                    places_by_note[source.work, note].append(places)
    for identifier, path, source, note, places in citations:
        others = places_by_note[source.work, note].copy()
        others.remove(places)
        if others and all(places.isdisjoint(other) for other in others):
            here = format_locator(places)
            elsewhere = format_locator(set.intersection(*others) or others[0])
            message = f"cites {note} at {here}, but another record at {elsewhere}; check both"
            yield Finding(identifier, (*path, "at"), message)


RECORD_CHECKS = (
    _check_coordinates,
    _check_years_in_ids,
    _check_order_of_dates,
    _check_future_dates,
    _check_claims,
    _check_isbns,
    _check_languages,
    _check_axis_units,
    _check_texts,
    _check_duplicates,
    _check_repeated_items,
    _check_pages_of_notes,
)
