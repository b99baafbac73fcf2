"""The page of places: a map, its lines, and every place by country."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.drawing import place_maps
from chronicle.pages.page import Page, make_page
from chronicle.record.amounts import in_series
from chronicle.record.dates import Date
from chronicle.record.models import Deployment, Event, Frame, Line, PlaceRecord
from chronicle.record.text import Prose
from chronicle.views import maps, ordering
from chronicle.views.claims import MANY
from chronicle.views.maps import MapPoint, MapView
from chronicle.views.page import counted_kinds, own_names

NO_DIGITS = re.compile(r"[^0-9]+")
# Countries with fewer places stand together, where there are many countries.
FEW = 3
OTHERS, ELSEWHERE = "Other countries", "Elsewhere"  # the latter are places of no country


def page(book: Book) -> Page:
    """The page of places."""
    settings = book.corpus.settings
    kinds = ["events"] if book.corpus.of(Event) else []
    kinds += [settings.deployments.many] if book.corpus.of(Deployment) else []
    countries = _countries(book)
    shown = _map(book, countries)
    return make_page(
        book=book,
        template="places.html",
        address=addresses.PLACES,
        title=Prose("Places"),
        description=f"The map and every place that the {settings.papers.many} name.",
        scripts=("map.js",),
        map=shown,
        sheets=place_maps.sheets(shown, book.outlines),
        legend={size: place_maps.radius(size) for size in place_maps.LEGEND},
        off_map=place_maps.off_map(shown),
        marked=in_series(kinds or ["records"]),
        period_anchor=_period_anchor,
        countries=countries,
        happened=partial(_happened, book),
        own_names=own_names,
    )


@once_a_book
def _happened(book: Book, place: PlaceRecord) -> Sequence[Event | Deployment]:
    """The events and deployments at a place."""
    events = ordering.by_date(book.corpus.linking(Event, place.id, "places"))
    return [*events, *ordering.by_date(book.corpus.linking(Deployment, place.id, "places"))]


def _countries(book: Book) -> dict[str, list[PlaceRecord]]:
    """The places by country, in the order of the alphabet; then the others.

    Of the many of a country those come first of which there are most records.
    """
    places = sorted(book.corpus.of(PlaceRecord), key=lambda place: place.name.casefold())
    sizes = Counter(place.country for place in places if place.country)
    countries: defaultdict[str, list[PlaceRecord]] = defaultdict(list)
    for place in places:
        country = place.country or ELSEWHERE
        is_small = len(sizes) > MANY and 0 < sizes[country] < FEW
        countries[OTHERS if is_small else country].append(place)
    last = ("", OTHERS, ELSEWHERE)
    names = sorted(countries, key=lambda name: (last.index(name) if name in last else 0, name))
    return {
        name: ordering.most_first(countries[name], lambda place: len(_happened(book, place)))
        for name in names
    }


def _map(book: Book, countries: dict[str, list[PlaceRecord]]) -> MapView:
    """The map, with each line and the numbers of its periods."""
    lines = {line: maps.periods(book, line.date) for line in book.corpus.of(Line)}
    points = [point for places in countries.values() for point in _points(book, places)]
    return MapView(book.corpus.of(Frame), tuple(points), lines)


def _points(book: Book, places: list[PlaceRecord]) -> Iterator[MapPoint]:
    """The marks of places: none for which a line stands, and none of an area without records."""
    drawn = {line.place for line in book.corpus.of(Line)}
    for place in places:
        point, happened = maps.point(book, place), _happened(book, place)
        if point and place.id not in drawn and (happened or not point.is_area):
            yield _counted(book, point, happened)


def _counted(book: Book, point: MapPoint, happened: Sequence[Event | Deployment]) -> MapPoint:
    """A point with its records in each period, also in words: what spans two counts in both."""
    spans = book.corpus.settings.periods
    counts = Counter(number for one in happened for number in maps.periods(book, one.date))
    by_period = [counts[number] for number in range(1, len(spans) + 1)]
    words = "; ".join(
        f"{span.words}: {count}" for span, count in zip(spans, by_period, strict=True) if count
    )
    kinds = counted_kinds(book, (one.kind_ for one in happened))
    return replace(
        point,
        records=len(happened),
        words=f"{kinds} ({words})" if words else kinds,
        by_period=tuple(by_period),
    )


def _period_anchor(span: Date) -> str:
    """The anchor of the map of a period: `map-1903-1905`."""
    return f"map-{NO_DIGITS.sub('-', span.text).strip('-')}"
