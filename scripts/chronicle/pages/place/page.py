"""The page of places: a map, its lines, and every place by country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.drawing import maps, place_maps
from chronicle.drawing.maps import Sheet
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History, once_per_history
from chronicle.queries import ordering
from chronicle.queries.claims import MANY, StatementGroup, about
from chronicle.queries.links import Link
from chronicle.records.actor import Actor
from chronicle.records.base import Name
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.journey import Journey
from chronicle.records.names import own_names
from chronicle.records.place import Line, PlaceRecord
from chronicle.story.inventory import PLACES
from chronicle.values.amounts import digits, in_series
from chronicle.values.text import Prose

# Countries with fewer places stand together, where there are many countries.
FEW = 3
OTHERS = "Other countries"
# Of the places of a country so many are named where it is folded.
NAMED = 3
ELSEWHERE = "Regions"  # the latter are places of no country


@dataclass(frozen=True)
class PlaceEntry:
    """A place as the list has it.

    `happened` are the events and deployments there; what stands at its `parts` is not among them.
    `said` are the statements about it, `names` the forms of its name other than the usual one. A
    place among those of other countries `says_country`; a whole country or region `is_area`. A
    state whose territory it is has its name, as its `namesake`.
    """

    place: PlaceRecord
    says_country: bool
    is_area: bool
    happened: Sequence[Event | Deployment]
    parts: Sequence[PlaceRecord]
    said: Sequence[StatementGroup]
    names: Sequence[Name]
    lines: Sequence[Line]
    namesake: Actor | None

    @property
    def position(self) -> str:
        """Where it lies, in words, and whether that is only approximate."""
        if self.place.coordinates is None:
            return "Not located"
        words = degrees(self.place.coordinates)
        if self.place.precision == "exact":
            return words
        return f"{words} (approximate)"


@dataclass(frozen=True)
class Country:
    """The places of a country as the list has them."""

    anchor: str
    name: str
    places: Sequence[PlaceRecord]
    entries: Sequence[PlaceEntry]

    @property
    def in_short(self) -> str:
        """The names of the first that are listed, and how many more there are."""
        first = sorted((entry.place for entry in self.entries), key=self._is_whole)[:NAMED]
        names = "; ".join(place.label for place in first)
        more = len(self.places) - len(first)
        return f"{names} and {more} more" if more else names

    def _is_whole(self, place: PlaceRecord) -> bool:
        """Whether a place is the country itself, whose name its heading has: others come first."""
        return place.label == self.name


@dataclass(frozen=True, kw_only=True)
class PlacesPage(PageContext):
    """What the page of places shows."""

    template = "places.html"
    style = "places"

    shown: int
    """How many places the maps show."""
    sheets: Mapping[str, Sheet]
    """The maps by the anchors of their frames, the whole one first."""
    legend: Mapping[int, float]
    """The radius of a mark by how much happened there."""
    off_map: Sequence[Link]
    """The ways to the places that no map shows."""
    marked: str
    """What the size of a mark counts, in words."""
    countries: Sequence[Country]
    """The places by country."""
    by_name: Sequence[Link]
    """The ways to all places by name."""
    is_long: bool
    """Whether the page has several parts."""
    journeys: Sequence[Journey]
    """Who went from where to where."""
    lines: Sequence[Line]
    """The lines on the map."""
    ways_to_lines: Sequence[Link]
    """The ways to them on the page."""


def render_places(history: History) -> Page:
    """The page of places."""
    corpus = history.corpus
    settings = corpus.settings
    kinds = []
    if corpus.of(Event):
        kinds.append("events")
    if corpus.of(Deployment):
        kinds.append(settings.deployments.many)

    by_country = _countries(history)
    lines = corpus.of(Line)
    countries = _listed(history, by_country)
    counts = {place.id: len(_happened(history, place)) for place in corpus.of(PlaceRecord)}
    drawn = place_maps.draw(history, counts)
    legend = {size: place_maps.radius(size) for size in place_maps.KEY}
    by_name = [_way(place) for place in sorted(corpus.of(PlaceRecord), key=_in_an_index)]
    is_long = len(countries) + len(lines) > 1
    context = PlacesPage(
        shown=drawn.count,
        sheets=drawn.sheets,
        legend=legend,
        off_map=[_way(place) for place in drawn.outside],
        marked=in_series(kinds or ["records"]),
        countries=countries,
        by_name=by_name,
        is_long=is_long,
        journeys=corpus.of(Journey),
        lines=lines,
        ways_to_lines=[_way(line) for line in lines],
    )
    return make_page(
        history,
        context,
        address=addresses.PLACES,
        title=PLACES,
        description=f"The map and every place that the {settings.papers.many} of "
        f"{history.site.name} name, each with what happened there.",
    )


def _way(one: PlaceRecord | Line) -> Link:
    """The way to a place or a line on the page."""
    return Link(f"{addresses.PLACES}#{one.id}", Prose(one.name))


def _in_an_index(place: PlaceRecord) -> str:
    """The name of a place as an index orders it."""
    return ordering.alphabetical(place.name)


def _listed(history: History, by_country: Mapping[str, Sequence[PlaceRecord]]) -> list[Country]:
    """The countries as listed."""
    countries = []
    for number, (name, within) in enumerate(by_country.items(), 1):
        is_mixed = len({place.country for place in within}) > 1
        if len(by_country) == 1 and not within[0].country:
            name = "All places"
        places = within if is_mixed else _areas_last(history, within)
        entries = [_entry(history, place, places, is_mixed) for place in places]
        countries.append(Country(f"country-{number}", name, places, entries))
    return countries


def _areas_last(history: History, places: Sequence[PlaceRecord]) -> list[PlaceRecord]:
    """Places in their order, none before its whole; but regions last, and the widest after all."""
    spots = {place.id: place for place in places if not maps.is_area(history, place)}
    areas = [place for place in places if place.id not in spots]
    if not spots:
        return areas
    found: dict[str, None] = {}
    for name, place in spots.items():
        wholes = [whole for whole in history.corpus.wholes(place) if whole in spots]
        found |= dict.fromkeys([*reversed(wholes), name])

    def width(area: PlaceRecord) -> int:
        held = [other for other in places if area.id in history.corpus.wholes(other)]
        return len(held)

    return [*map(spots.__getitem__, found), *sorted(areas, key=width)]


def _entry(
    history: History, place: PlaceRecord, beside: Iterable[PlaceRecord], is_mixed: bool
) -> PlaceEntry:
    """A place as the list has it; its country where it stands among those of others.

    What happened at a part of it that stands `beside` it is left to that.
    """
    there = set[Event | Deployment]()
    parts = []
    for other in beside:
        if place.id not in history.corpus.wholes(other):
            continue
        both = set(_happened(history, other)).intersection(_happened(history, place))
        if both:
            parts.append(other)
            there |= both
    happened = [record for record in _happened(history, place) if record not in there]
    names = [name for name in own_names(place) if name.text != place.name]
    says_country = is_mixed and place.country not in (None, place.name)
    lines = [line for line in history.corpus.of(Line) if line.place == place.id]
    return PlaceEntry(
        place=place,
        says_country=says_country,
        is_area=maps.is_area(history, place),
        happened=happened,
        parts=parts,
        said=about(history, place),
        names=names,
        lines=lines,
        namesake=_namesake(history, place),
    )


def _namesake(history: History, place: PlaceRecord) -> Actor | None:
    """The actor that has the name of a whole country or region."""
    if not maps.is_area(history, place):
        return None
    for actor in history.corpus.of(Actor):
        if actor.name == place.name:
            return actor
    return None


@once_per_history
def _happened(history: History, place: PlaceRecord) -> Sequence[Event | Deployment]:
    """The events and deployments at a place, together in order of date."""
    events = history.corpus.linking(Event, place.id, "places")
    deployments = history.corpus.linking(Deployment, place.id, "places")
    return ordering.by_date([*events, *deployments])


def _countries(history: History) -> dict[str, list[PlaceRecord]]:
    """The places by country, those with most places first; then the others.

    What lies in no country stands with all that is part of the same whole. In each those come first
    of which there are most records.
    """
    places = sorted(history.corpus.of(PlaceRecord), key=_in_an_index)
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
            groups[name] = sorted(within, key=records, reverse=True)
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


def degrees(point: tuple[float, float]) -> str:
    """Latitude and longitude in words, as maps print them: `25.3° S, 134.5° E`."""
    north, east = point
    latitude = f"{digits(abs(north))}° {'S' if north < 0 else 'N'}"
    longitude = f"{digits(abs(east))}° {'W' if east < 0 else 'E'}"
    return f"{latitude}, {longitude}"
