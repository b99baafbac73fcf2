"""Small maps of the places of a record."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.graphics import maps
from chronicle.graphics.maps import Sheet
from chronicle.history import History
from chronicle.records import Frame, Place
from chronicle.values import Date


class LocatorMap(NamedTuple):
    """A map, its caption, and the names of the places outside it.

    `has_rough` is true if the coordinates of a place on it are not exact.
    """

    sheet: Sheet
    name: str
    outside: tuple[str, ...]
    has_rough: bool


def map_of_places(
    history: History, names: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """Return the map of places, by id, on the smallest frame that contains the most of them.

    It shows the lines of a date, or all lines. Return None if no frame contains any place, or if
    all are areas such as countries, which have no spot.
    """
    places = history.corpus.get_each(Place, names)
    spots = _spots(history, places)
    frame = maps.closest(history, spots)
    if frame:
        return _draw(history, frame, spots, date)
    return None


def map_of_names(history: History, names: Iterable[str]) -> LocatorMap:
    """Return the map that a page requests by ids: of places, or of a frame with all its places.

    If all places are areas, those that the frame does not label have a spot. Raises ValueError if
    no frame contains any of them.
    """
    records = [history.corpus[identifier] for identifier in names]
    places = [one for one in records if isinstance(one, Place)]
    frames = [one for one in records if isinstance(one, Frame)]
    frame = frames[0] if frames else None
    if frame and not places:
        every = history.corpus.of(Place)
        places = [one for one in every if frame.has(one.coordinates)]
    spots = _spots(history, places)
    frame = frame or maps.closest(history, spots) or maps.closest(history, places)
    if frame is None:
        raise ValueError(
            "none of these has coordinates in a frame; name places that do, or a frame"
        )
    if not spots:
        named = {name.place for name in frame.names}
        spots = [one for one in places if one.id not in named]
    return _draw(history, frame, spots)


def _spots(history: History, places: Sequence[Place]) -> list[Place]:
    """Return the places to mark, each replaced by the place that represents it on maps.

    Areas are not marked, nor places that contain another of the places.
    """
    holding = {name for place in places for name in history.corpus.containing(place)}
    spots = []
    for place in places:
        if place.id not in holding and not maps.is_area(history, place):
            spots.append(maps.map_place_of(history, place))
    return spots


def _draw(
    history: History,
    frame: Frame,
    places: Sequence[Place],
    date: Date | None = None,
) -> LocatorMap:
    """Return the map of a frame with the places inside it, and the lines of a date."""
    inside: dict[Place, None] = {}
    outside: dict[str, None] = {}
    for place in places:
        if frame.has(place.coordinates):
            inside[place] = None
        else:
            outside[place.name] = None
    lines = maps.lines_on(history, frame, date)
    words = f"Map of {frame.name}"
    if inside:
        names = ", ".join(place.name for place in inside)
        words += f" with {names}"
    spots = [maps.spot(place) for place in inside]
    sheet = maps.sheet(history, frame, spots, lines=lines, words=words)
    name = f"{frame.name}"
    for line in lines:
        name += f"; dashed: {line.name}"
    has_rough = any(place.precision != "exact" for place in inside)
    return LocatorMap(sheet, name, tuple(outside), has_rough)
