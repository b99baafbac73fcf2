"""What the page of places shows: a map, its lines, and every place by country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted_by_noun
from chronicle.record.dates import Date
from chronicle.record.models import Claim, Deployment, Event, Frame, Line, PlaceRecord
from chronicle.record.text import Prose
from chronicle.views import claims, maps, ordering, record, selection
from chronicle.views.citations import CiteControl, control
from chronicle.views.claims import ClaimTable
from chronicle.views.maps import MapPeriod, MapPoint, MapView
from chronicle.views.names import NameView, names
from chronicle.views.page import (
    ChangeView,
    DatedLink,
    Group,
    Link,
    PageView,
    changes,
    dated_links,
    link,
    links,
)
from chronicle.views.record import QuestionLink
from chronicle.views.small_timelines import SmallTimeline, small_timeline
from chronicle.views.sources import CorrectionView, SourceView, sources

FEW = 6  # the records of a place up to which they are listed; of more there is a small timeline
NO_DIGITS = re.compile(r"[^0-9]+")
ELSEWHERE = "Elsewhere"  # where a place lies that has no country


@dataclass(frozen=True)
class MapEntry:
    """An entry of the page: its anchor, its name, what is noted of it and where it comes from."""

    id: str
    name: Prose
    cite: CiteControl
    note: Prose | None
    sources: tuple[SourceView, ...]
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class PlaceEntry(MapEntry):
    """A place: its position in words, empty where it is not located, and as a point of maps.

    `records` are the events and deployments there, `counts` their numbers in words; `lines` are
    those of the map that stand for it. Where the records are many they are folded, under a small
    timeline.
    """

    point: MapPoint | None
    names: tuple[NameView, ...]
    kind: str
    part_of: Link | None
    position: str
    is_exact: bool
    lines: tuple[Link, ...]
    timeline: SmallTimeline | None
    records: tuple[DatedLink, ...]
    counts: str
    corrections: tuple[CorrectionView, ...]
    questions: tuple[QuestionLink, ...]
    claims: ClaimTable


@dataclass(frozen=True)
class LineEntry(MapEntry):
    """A line of the map: its date in words, the place that it stands for."""

    date: str
    place: Link | None


@dataclass(frozen=True)
class PlacesView(PageView):
    """The page, with places by country; those of no country come last.

    `counted` are the kinds of records that a mark counts, in words; `land` names whose outlines of
    land the map has, if that has to be said.
    """

    map: MapView
    counted: str
    land: Prose | None
    lines: tuple[LineEntry, ...]
    countries: tuple[Group[PlaceEntry], ...]


def view(book: Book) -> PlacesView:
    """The page of places."""
    places = sorted(book.corpus.of(PlaceRecord), key=_rank)
    countries = tuple(
        Group(f"country-{number}", Prose(country), tuple(_place(book, place) for place in group))
        for number, (country, group) in enumerate(groupby(places, key=_country), 1)
    )
    return PlacesView(
        address=addresses.PLACES,
        title=Prose("Places"),
        description="The map and every place that the papers name.",
        map=_map(book, countries),
        counted=selection.kinds_in_words(book.corpus, Event, Deployment),
        land=book.corpus.settings.land,
        lines=tuple(_line(book, line) for line in book.corpus.of(Line)),
        countries=countries,
    )


def _country(place: PlaceRecord) -> str:
    return place.country or ELSEWHERE


def _rank(place: PlaceRecord) -> tuple[str, str]:
    return place.country or "~", place.name.casefold()


def _map(book: Book, countries: Iterable[Group[PlaceEntry]]) -> MapView:
    """The map: no point for which a line stands, and none of an area that has no record."""
    lines = {line.place for line in book.corpus.of(Line)}
    points = [
        _by_period(book, place.point, place.records)
        for country in countries
        for place in country.entries
        if place.point and place.id not in lines and (place.records or not place.point.is_area)
    ]
    periods = tuple(
        _period(span, [point for point in points if point.by_period[index]])
        for index, span in enumerate(book.corpus.settings.periods)
    )
    return MapView(book.corpus.of(Frame), tuple(points), maps.lines(book), periods)


def _period(span: Date, points: Sequence[MapPoint]) -> MapPeriod:
    years = NO_DIGITS.sub("-", span.text).strip("-")
    return MapPeriod(f"map-{years}", span.words, len(points))


def _by_period(book: Book, point: MapPoint, records: Iterable[DatedLink]) -> MapPoint:
    """A point with its records in each period, also in words: what spans two counts in both."""
    spans = book.corpus.settings.periods
    counts = Counter(number for one in records for number in maps.periods(book, one.date))
    words = "; ".join(
        f"{span.words}: {counts[number]}" for number, span in enumerate(spans, 1) if counts[number]
    )
    return replace(
        point,
        words=f"{point.words} ({words})" if words else point.words,
        by_period=tuple(counts[number] for number in range(1, len(spans) + 1)),
    )


def _place(book: Book, place: PlaceRecord) -> PlaceEntry:
    corpus = book.corpus
    events = ordering.by_date(corpus.linking(Event, place.id, "places"))
    deployments = ordering.by_date(corpus.linking(Deployment, place.id, "places"))
    records: list[Event | Deployment] = [*events, *deployments]
    numbers = counted_by_noun({"event": len(events), "deployment": len(deployments)})
    return PlaceEntry(
        id=place.id,
        name=place.label,
        cite=control(book, book.addresses[place.id]),
        point=maps.point(book, place, len(records), numbers),
        names=names(book, place),
        kind=place.kind,
        part_of=link(book, corpus[place.part_of]) if place.part_of else None,
        position=maps.degrees(*place.coordinates) if place.coordinates else "",
        is_exact=place.precision == "exact",
        sources=sources(book, place.sources),
        note=place.note,
        lines=links(book, corpus.linking(Line, place.id, "place")),
        timeline=small_timeline(book, records) if len(records) > FEW else None,
        records=dated_links(book, records),
        counts=numbers,
        changes=changes(book, place),
        corrections=record.corrections(book, place),
        questions=record.questions(book, place),
        claims=claims.table(book, corpus.linking(Claim, place.id, "about")),
    )


def _line(book: Book, line: Line) -> LineEntry:
    return LineEntry(
        id=line.id,
        name=line.name,
        cite=control(book, book.addresses[line.id]),
        date=line.date.words,
        place=link(book, book.corpus[line.place]) if line.place else None,
        note=line.note,
        sources=sources(book, line.sources),
        changes=changes(book, line),
    )
