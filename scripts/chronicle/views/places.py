"""What the page of places shows: a map, its lines, and every place by country."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.dates import Date
from chronicle.record.models import Deployment, Event, Frame, Line, PlaceRecord
from chronicle.record.text import Prose
from chronicle.views import maps, ordering, selection
from chronicle.views.claims import MANY
from chronicle.views.maps import MapPeriod, MapPoint, MapView
from chronicle.views.page import Group, PageView, counted_kinds

NO_DIGITS = re.compile(r"[^0-9]+")
# Countries with fewer places stand together, where there are many countries.
FEW = 3
OTHERS, ELSEWHERE = "Other countries", "Elsewhere"  # the latter are places of no country


@dataclass(frozen=True)
class PlaceEntry:
    """A place, the point that stands for it on maps, and the events and deployments there."""

    place: PlaceRecord
    point: MapPoint | None
    records: tuple[Event | Deployment, ...]


@dataclass(frozen=True)
class PlacesView(PageView):
    """The page, with places by country; those of no country come last.

    In a group of many those come first of which there are most records. `counted` are the kinds of
    records that a mark counts, in words; `land` names whose outlines of land the map has, if that
    has to be said.
    """

    map: MapView
    counted: str
    land: Prose | None
    lines: tuple[Line, ...]
    groups: tuple[Group[PlaceEntry], ...]


def view(book: Book) -> PlacesView:
    """The page of places."""
    groups = tuple(_groups(book))
    return PlacesView(
        address=addresses.PLACES,
        title=Prose("Places"),
        description="The map and every place that the papers name.",
        map=_map(book, groups),
        counted=selection.kinds_in_words(book.corpus, Event, Deployment),
        land=book.corpus.settings.land,
        lines=book.corpus.of(Line),
        groups=groups,
    )


def _groups(book: Book) -> Iterator[Group[PlaceEntry]]:
    """The places by country, in the order of the alphabet; then the others."""
    places = sorted(book.corpus.of(PlaceRecord), key=lambda place: place.name.casefold())
    sizes = Counter(place.country for place in places if place.country)
    groups: defaultdict[str, list[PlaceEntry]] = defaultdict(list)
    for place in places:
        country = place.country or ELSEWHERE
        is_small = len(sizes) > MANY and 0 < sizes[country] < FEW
        groups[OTHERS if is_small else country].append(_place(book, place))
    last = ("", OTHERS, ELSEWHERE)
    titles = sorted(groups, key=lambda name: (last.index(name) if name in last else 0, name))
    for number, title in enumerate(titles, 1):
        here = groups[title]
        if len(here) > MANY + 1:
            most = sorted(here, key=lambda one: len(one.records), reverse=True)[:MANY]
            here = [*most, *(one for one in here if one not in most)]
        yield Group(f"country-{number}", Prose(title), tuple(here))


def _map(book: Book, groups: Iterable[Group[PlaceEntry]]) -> MapView:
    """The map: no point for which a line stands, and none of an area that has no record."""
    lines = {line.place for line in book.corpus.of(Line)}
    points = [
        _by_period(book, one.point, one.records)
        for group in groups
        for one in group.entries
        if one.point and one.place.id not in lines and (one.records or not one.point.is_area)
    ]
    periods = tuple(
        _period(span, [point for point in points if point.by_period[index]])
        for index, span in enumerate(book.corpus.settings.periods)
    )
    dated = {line: maps.periods(book, line.date) for line in book.corpus.of(Line)}
    return MapView(book.corpus.of(Frame), tuple(points), dated, periods)


def _period(span: Date, points: Sequence[MapPoint]) -> MapPeriod:
    years = NO_DIGITS.sub("-", span.text).strip("-")
    return MapPeriod(f"map-{years}", span.words, len(points))


def _by_period(book: Book, point: MapPoint, records: Iterable[Event | Deployment]) -> MapPoint:
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
    events = ordering.by_date(book.corpus.linking(Event, place.id, "places"))
    deployments = ordering.by_date(book.corpus.linking(Deployment, place.id, "places"))
    records: tuple[Event | Deployment, ...] = (*events, *deployments)
    words = counted_kinds(one.kind_ for one in records)
    return PlaceEntry(place, maps.point(book, place, len(records), words), records)
