"""Small maps that show where a record's places lie."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.drawing import maps
from chronicle.drawing.maps import Sheet
from chronicle.history import History
from chronicle.records import Frame, Place
from chronicle.values import Date


class LocatorMap(NamedTuple):
    """The map, what it shows in a few words, the names of places outside it.

    It `has_rough` where one of its places is not placed exactly.
    """

    sheet: Sheet
    name: str
    outside: tuple[str, ...]
    has_rough: bool


def map_of_places(
    history: History, names: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """The map of places, by their ids, on the smallest frame that has most of them.

    It has the lines of a date, or all. None where no frame has any of them, and where all are areas
    such as countries, which have no mark.
    """
    places = history.corpus.each(Place, names)
    spots = _spots(history, places)
    frame = maps.closest(history, spots)
    if frame:
        return _draw(history, frame, spots, date)
    return None


def of_names(history: History, names: Iterable[str]) -> LocatorMap:
    """The map that a page asks for, of places by their ids, or of a frame with all its places.

    Where all of them are areas, those that the frame does not name have a mark. Raises ValueError
    where no frame has any of them.
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
    """The places that have a mark, each as the place that stands for it on a map.

    A place that holds another of them has none.
    """
    holding = {name for place in places for name in history.corpus.containing(place)}
    spots = []
    for place in places:
        if place.id not in holding and not maps.is_area(history, place):
            spots.append(maps.stands_for(history, place))
    return spots


def _draw(
    history: History,
    frame: Frame,
    places: Sequence[Place],
    date: Date | None = None,
) -> LocatorMap:
    """The map of a frame with those of some places that lie in it, and the lines of a date."""
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
