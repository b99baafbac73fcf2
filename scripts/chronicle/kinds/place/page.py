"""The page of places: a map, its lines, and every place by country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from chronicle.corpus import addresses
from chronicle.drawing import map_points, place_maps
from chronicle.drawing.map_points import MapPoint
from chronicle.drawing.place_maps import Sheet
from chronicle.history import History, once_per_history
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Name
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.journey.model import Journey
from chronicle.kinds.names import own_names
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.kinds.vocabulary.model import Standing
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import ordering
from chronicle.queries.claims import MANY, StatementGroup, about, unfolded
from chronicle.queries.links import Link
from chronicle.queries.selection import counted_kinds
from chronicle.story.inventory import PLACES
from chronicle.values.amounts import counted, in_series
from chronicle.values.text import Prose, slug

# Beyond so many places, all but so many are folded: those stand open where most happened.
MANY_PLACES = 30
OPEN = 18
# What happened in a whole country or region counts for so much less.
OF_AREA = 3
# So many of what happened at a place stand open.
SHOWN = 3
# Countries with fewer places stand together, where there are many countries.
FEW = 3
OTHERS = "Other countries"
# Of the places of a country so many are named where it is folded.
NAMED = 3
FOLDED_NAMED = 5  # and of those that are folded among them
ELSEWHERE = "Regions"  # the latter are places of no country


def _first_names(places: Sequence[PlaceRecord], named: int, count: int) -> str:
    """The names of the first places, and how many more there are."""
    first = places[:named]
    names = "; ".join(place.label for place in first)
    more = count - len(first)
    if more > 0:
        return f"{names} and {more} more"
    return names


@dataclass(frozen=True)
class PlaceEntry:
    """A place as the list has it.

    `happened` are the main events and deployments there, `later` the others, which are counted as
    `more`; what stands at its `parts` is not among them. `said` are the statements about it,
    `names` the forms of its name other than the usual one. A place among those of other countries
    `says_country`; a whole country or region `is_area`. A state whose territory it is has its name,
    as its `namesake`.
    """

    place: PlaceRecord
    says_country: bool
    is_area: bool
    happened: Sequence[Event | Deployment]
    later: Sequence[Event | Deployment]
    more: str
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
        degrees = map_points.degrees(self.place.coordinates)
        if self.place.precision == "exact":
            return degrees
        return f"{degrees} (approximate)"

    @property
    def folded(self) -> str:
        """What is folded at its foot, in words: `Names, position, sources`."""
        return "Names, position, sources" if self.names else "Position, sources"


@dataclass(frozen=True)
class Country:
    """The places of a country as the list has them; the `folded` are those of least."""

    anchor: str
    name: str
    places: Sequence[PlaceRecord]
    shown: Sequence[PlaceRecord]
    entries: Sequence[PlaceEntry]
    folded: Sequence[PlaceRecord]
    folded_entries: Sequence[PlaceEntry]

    @property
    def in_short(self) -> str:
        """The names of the first that are listed, and how many more there are."""
        first = sorted(self.shown or self.places, key=self._is_whole)
        return _first_names(first, NAMED, len(self.places))

    def _is_whole(self, place: PlaceRecord) -> bool:
        """Whether a place is the country itself, whose name its heading has: others come first."""
        return place.label == self.name

    @property
    def folded_in_short(self) -> str:
        """How many are folded, with the names of the first; of all, where there are few."""
        count = counted(len(self.folded), "more place" if self.entries else "place")
        return f"{count}: {_first_names(self.folded, FOLDED_NAMED, len(self.folded))}"


@dataclass(frozen=True, kw_only=True)
class PlacesPage(PageContext):
    """What the page of places shows."""

    template = "places.html"
    style = "places"
    scripts = ("map.js",)

    points: Sequence[MapPoint]
    """The places that a map shows."""
    rows: Sequence[Sequence[Sheet]]
    """The maps in rows, the main one last."""
    further_maps: str
    """How many maps follow the first, and what each shows, in words; empty where none does."""
    has_areas: bool
    """Whether a map names whole countries or regions."""
    legend: Mapping[int, float]
    """The radius of a mark by how much happened there."""
    off_map: Sequence[Link]
    """The ways to the places that no map shows."""
    marked: str
    """What the size of a mark counts, in words."""
    spans: Sequence[tuple[str, str, int]]
    """The spans of years of the map: the anchor of each, its words, its places."""
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
    frames = corpus.of(Frame)
    points = _points(history, by_country)
    lines = {line: map_points.periods(history, line.date) for line in corpus.of(Line)}
    countries = _listed(history, by_country)
    rows = place_maps.rows(frames, points, lines, history.outlines)
    has_areas = any(point.is_area for point in points)
    legend = {size: round(place_maps.radius(size), 1) for size in place_maps.LEGEND}
    on_maps = place_maps.on_map(frames, points)
    off_map = [_way(point) for point in place_maps.off_map(frames, points)]
    by_name = [_way(place) for place in sorted(corpus.of(PlaceRecord), key=_in_an_index)]
    is_long = len(countries) + len(lines) > 1
    context = PlacesPage(
        points=on_maps,
        rows=rows,
        further_maps=_further_maps(rows),
        has_areas=has_areas,
        legend=legend,
        off_map=off_map,
        marked=in_series(kinds or ["records"]),
        spans=_spans(history, on_maps),
        countries=countries,
        by_name=by_name,
        is_long=is_long,
        journeys=corpus.of(Journey),
        lines=list(lines),
        ways_to_lines=[_way(line) for line in lines],
    )
    return make_page(
        history,
        context,
        address=addresses.PLACES,
        title=PLACES,
        description=f"The map and every place that the {settings.papers.many} name.",
    )


def _further_maps(rows: Sequence[Sequence[Sheet]]) -> str:
    """How many maps follow the first, and what each shows."""
    further = list(chain.from_iterable(rows))[1:]
    if not further:
        return ""
    names = "; ".join(sheet.name for sheet in further)
    return f"{counted(len(further), 'more map')}: {names}."


def _way(one: PlaceRecord | MapPoint | Line) -> Link:
    """The way to a place or a line on the page."""
    return Link(f"{addresses.PLACES}#{one.id}", Prose(one.name))


def _in_an_index(place: PlaceRecord) -> str:
    """The name of a place as an index orders it."""
    return ordering.alphabetical(place.name)


def _spans(history: History, points: Sequence[MapPoint]) -> list[tuple[str, str, int]]:
    """The spans of years of the map: the anchor of each, its words, how many places it has."""
    spans = []
    for number, period in enumerate(history.corpus.settings.periods):
        marked = sum(1 for point in points if point.by_period[number])
        spans.append((f"map-{slug(period.text)}", period.words, marked))
    return spans


def _listed(history: History, by_country: Mapping[str, Sequence[PlaceRecord]]) -> list[Country]:
    """The countries as listed; of very many places those stand open where most happened.

    Each country has one of them at least, with what that lies in there. A whole of which all is
    told at its parts is folded.
    """
    places = list(chain.from_iterable(by_country.values()))
    open_places = set(places)
    if len(places) > MANY_PLACES:
        most = sorted(places, key=partial(_weight, history), reverse=True)
        open_places = {place for place in most[:OPEN] if _happened(history, place)}
        for within in by_country.values():
            main = next(place for place in most if place in within)
            if _happened(history, main):
                around = {main.id, *history.corpus.wholes(main)}
                open_places.update(
                    place for place in within if place.id in around and _says_more(history, place)
                )

    countries = []
    for number, (name, within) in enumerate(by_country.items(), 1):
        is_mixed = len({place.country for place in within}) > 1
        shown = [place for place in within if place in open_places]
        if len(places) > MANY_PLACES:
            shown = [place for place in shown if not _is_told_at_parts(history, place, shown)]
        if not is_mixed:
            shown = _areas_last(history, shown)
        folded = [place for place in within if place not in shown]
        if len(by_country) == 1 and not within[0].country:
            name = "All places"
        countries.append(
            Country(
                anchor=f"country-{number}",
                name=name,
                places=within,
                shown=shown,
                entries=_entries(history, shown, is_mixed),
                folded=folded,
                folded_entries=_entries(history, folded, is_mixed),
            )
        )
    return countries


def _says_more(history: History, place: PlaceRecord) -> bool:
    """Whether the row of a place has more than its names and where it lies."""
    return bool(_happened(history, place) or about(history, place))


def _is_told_at_parts(history: History, place: PlaceRecord, beside: Iterable[PlaceRecord]) -> bool:
    """Whether all that happened at a place stands at its parts, and nothing is said of it."""
    there = set[Event | Deployment]()
    for other in beside:
        if place.id in history.corpus.wholes(other):
            there.update(_happened(history, other))
    return bool(there) and there.issuperset(_happened(history, place)) and not about(history, place)


def _areas_last(history: History, places: Sequence[PlaceRecord]) -> list[PlaceRecord]:
    """Places in their order, none before its whole; but regions last, and the widest after all."""
    spots = {place.id: place for place in places if not map_points.is_area(history, place)}
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


def _weight(history: History, place: PlaceRecord) -> float:
    """How much happened at a place; a whole country or region has what has no closer place."""
    weight = float(len(_happened(history, place)))
    if map_points.is_area(history, place):
        weight /= OF_AREA
    return weight


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
    shown = _shown(history, happened)
    later = [record for record in happened if record not in shown]
    names = [name for name in own_names(place) if name.text != place.name]
    says_country = is_mixed and place.country not in (None, place.name)
    more = counted_kinds(history, (record.kind_ for record in later))
    lines = [line for line in history.corpus.of(Line) if line.place == place.id]
    return PlaceEntry(
        place=place,
        says_country=says_country,
        is_area=map_points.is_area(history, place),
        happened=shown,
        later=later,
        more=more,
        parts=parts,
        said=about(history, place),
        names=names,
        lines=lines,
        namesake=_namesake(history, place),
    )


def _shown(history: History, happened: Sequence[Event | Deployment]) -> list[Event | Deployment]:
    """What of all that happened at a place stands open, in its order: main and borne out first."""
    main_first = sorted(happened, key=partial(_is_less, history))
    stand_open = main_first[: unfolded(happened, SHOWN)]
    return [record for record in happened if record in stand_open]


def _is_less(history: History, record: Event | Deployment) -> bool:
    """Whether an event is minor, or a deployment asks for confirmation."""
    if isinstance(record, Event):
        return record.weight == "minor"
    return history.corpus.get(Standing, record.standing).doubtful


def _namesake(history: History, place: PlaceRecord) -> Actor | None:
    """The actor that has the name of a whole country or region."""
    if not map_points.is_area(history, place):
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


def _entries(history: History, places: Sequence[PlaceRecord], is_mixed: bool) -> list[PlaceEntry]:
    """Some places as the list has them, each beside the others."""
    return [_entry(history, place, places, is_mixed) for place in places]


def _countries(history: History) -> dict[str, list[PlaceRecord]]:
    """The places by country, those with most places first; then the others.

    What lies in no country stands with all that is part of the same whole. Of the many of a country
    those come first of which there are most records; of very many places, in each country.
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
            groups[name] = ordering.most_first(within, records)
            if len(places) > MANY_PLACES:
                groups[name].sort(key=records, reverse=True)
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
    """The points of the map: none for which a line stands, and no area without records.

    Of areas that hold each other one has its name on their ground. One of which several parts are
    areas of the map leaves it to these; a part of one that is left is a mark, placed roughly.
    """
    drawn = {line.place for line in history.corpus.of(Line)}
    points = []
    for place in chain.from_iterable(countries.values()):
        point = map_points.point(history, place)
        happened = _happened(history, place)
        if point and place.id not in drawn and (happened or not point.is_area):
            points.append(_counted(history, point, happened))
    return _one_on_a_ground(history, points)


def _one_on_a_ground(history: History, points: Sequence[MapPoint]) -> list[MapPoint]:
    """The points, with no area within another."""
    wholes = {}
    parts: Counter[str] = Counter()
    for point in points:
        place = history.corpus.get(PlaceRecord, point.id)
        wholes[point.id] = set(history.corpus.wholes(place))
        if point.is_area:
            parts.update(wholes[point.id])
    left = [point for point in points if not (point.is_area and parts[point.id] > 1)]
    areas = {point.id for point in left if point.is_area}
    return [replace(point, is_area=False) if wholes[point.id] & areas else point for point in left]


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
