"""The page of places: a map, its lines, and every place by country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import map_points, place_maps
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Name
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.journey.model import Journey
from chronicle.kinds.names import own_names
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import ordering
from chronicle.queries.claims import MANY, unfolded
from chronicle.queries.selection import counted_kinds
from chronicle.story.inventory import PLACES
from chronicle.values.amounts import in_series

# Beyond so many places, those are folded where nothing happened.
MANY_PLACES = 30
# So many places of a country stand open then.
OPEN = 6
# Lines of the heading and the foot of a place, and letters of a line, for an estimate.
LINES = 6
LETTERS = 45
# Countries with fewer places stand together, where there are many countries.
FEW = 3
OTHERS = "Other countries"
ELSEWHERE = "Elsewhere"  # the latter are places of no country


@dataclass(frozen=True, kw_only=True)
class PlacesPage(PageContext):
    """What the page of places shows."""

    template = "places.html"
    scripts = ("map.js",)

    points: Sequence[MapPoint]
    """The places that a map shows."""
    sheets: Sequence[tuple[str, Markup]]
    """The maps, each with its name."""
    legend: Mapping[int, float]
    """The radius of a mark by how much happened there."""
    off_map: Sequence[MapPoint]
    """The places that no map shows."""
    marked: str
    """What the size of a mark counts, in words."""
    countries: Mapping[str, Sequence[PlaceRecord]]
    """The places by country."""
    happened: Callable[[PlaceRecord], Sequence[Event | Deployment]]
    """The events and deployments at a place."""
    journeys: Sequence[Journey]
    """Who went from where to where."""
    unfolded_places: Callable[[Sequence[PlaceRecord]], int]
    """How many places of a country stand open."""
    halves: Callable[[Sequence[PlaceRecord]], tuple[list[PlaceRecord], list[PlaceRecord]]]
    """Places in two columns."""
    own_names: Callable[[PlaceRecord], list[Name]]
    """The forms of a name that papers print, or that are its own."""


def render_places(history: History) -> Page:
    """The page of places."""
    corpus = history.corpus
    settings = corpus.settings
    kinds = []
    if corpus.of(Event):
        kinds.append("events")
    if corpus.of(Deployment):
        kinds.append(settings.deployments.many)

    countries = _countries(history)
    frames = corpus.of(Frame)
    points = _points(history, countries)
    lines = {line: map_points.periods(history, line.date) for line in corpus.of(Line)}
    return make_page(
        history,
        PlacesPage(
            points=points,
            sheets=place_maps.sheets(frames, points, lines, history.outlines),
            legend={size: place_maps.radius(size) for size in place_maps.LEGEND},
            off_map=place_maps.off_map(frames, points),
            marked=in_series(kinds or ["records"]),
            countries=countries,
            happened=partial(_happened, history),
            journeys=corpus.of(Journey),
            unfolded_places=partial(_unfolded, history),
            halves=partial(_halves, history),
            own_names=own_names,
        ),
        address=addresses.PLACES,
        title=PLACES,
        description=f"The map and every place that the {settings.papers.many} name.",
    )


@once_per_history
def _happened(history: History, place: PlaceRecord) -> Sequence[Event | Deployment]:
    """The events and deployments at a place."""
    events = history.corpus.linking(Event, place.id, "places")
    deployments = history.corpus.linking(Deployment, place.id, "places")
    return [*ordering.by_date(events), *ordering.by_date(deployments)]


def _unfolded(history: History, places: Sequence[PlaceRecord]) -> int:
    """How many places of a country stand open: where most happened; all, where places are few."""
    if len(history.corpus.of(PlaceRecord)) <= MANY_PLACES:
        return len(places)
    first = places[: unfolded(places, OPEN)]
    return len([place for place in first if _happened(history, place)])


def _halves(
    history: History, places: Sequence[PlaceRecord]
) -> tuple[list[PlaceRecord], list[PlaceRecord]]:
    """Places in two columns that are about as long as each other, by an estimate of their lines."""
    left: list[PlaceRecord] = []
    right: list[PlaceRecord] = []
    longer = 0.0  # by so many lines the left one
    for place in places:
        lines = LINES + len(place.note or "") / LETTERS + 2 * min(3, len(_happened(history, place)))
        if longer <= 0:
            left.append(place)
            longer += lines
        else:
            right.append(place)
            longer -= lines
    return left, right


def _countries(history: History) -> dict[str, list[PlaceRecord]]:
    """The places by country, those with most places first; then the others.

    What lies in no country stands with all that is part of the same whole. Of the many of a country
    those come first of which there are most records; of very many, those without any come last.
    """
    places = sorted(history.corpus.of(PlaceRecord), key=lambda place: place.name.casefold())
    sizes = Counter(_region(history, place) for place in places)
    are_many = len({place.country for place in places}) > MANY
    countries: defaultdict[str, list[PlaceRecord]] = defaultdict(list)
    others: dict[str, list[PlaceRecord]] = {OTHERS: [], ELSEWHERE: []}
    for place in places:
        region = _region(history, place)
        if sizes[region] >= _fewest(place, are_many):
            countries[region].append(place)
        else:
            heading = OTHERS if place.country else ELSEWHERE
            others[heading].append(place)

    def size_and_name(country: tuple[str, list[PlaceRecord]]) -> tuple[int, str]:
        name, within = country
        return -len(within), name

    def records(place: PlaceRecord) -> int:
        return len(_happened(history, place))

    groups = {}
    for name, within in (*sorted(countries.items(), key=size_and_name), *others.items()):
        if within:
            first = ordering.most_first(within, records)
            if len(places) > MANY_PLACES:
                first.sort(key=lambda place: records(place) == 0)
            groups[name] = first
    return groups


def _fewest(place: PlaceRecord, are_many: bool) -> int:
    """How many places the region of a place needs to stand by itself.

    A country does with one, unless there are many; what is none with two.
    """
    if are_many:
        return FEW
    if place.country:
        return 1
    return 2


def _region(history: History, place: PlaceRecord) -> str:
    """The country of a place, or of the nearest that it is part of, or else the widest of these."""
    widest = place
    for whole in (place.id, *history.corpus.wholes(place)):
        widest = history.corpus.get(PlaceRecord, whole)
        if widest.country:
            return widest.country
    return widest.name


def _points(history: History, countries: dict[str, list[PlaceRecord]]) -> list[MapPoint]:
    """The points of the map: none for which a line stands, and no area without records."""
    drawn = {line.place for line in history.corpus.of(Line)}
    points = []
    for place in chain.from_iterable(countries.values()):
        point = map_points.point(history, place)
        happened = _happened(history, place)
        if point and place.id not in drawn and (happened or not point.is_area):
            points.append(_counted(history, point, happened))
    return points


def _counted(history: History, point: MapPoint, happened: Sequence[Event | Deployment]) -> MapPoint:
    """A point with its records in each period, also in words: what spans two counts in both."""
    counts: Counter[int] = Counter()
    for record in happened:
        counts.update(map_points.periods(history, record.date))
    by_period = []
    in_words = []
    for number, span in enumerate(history.corpus.settings.periods, 1):
        by_period.append(counts[number])
        if counts[number]:
            in_words.append(f"{span.words}: {counts[number]}")

    words = counted_kinds(history, (record.kind_ for record in happened))
    if in_words:
        periods = "; ".join(in_words)
        words = f"{words} ({periods})"
    return replace(point, records=len(happened), words=words, by_period=tuple(by_period))
