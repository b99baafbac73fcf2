"""Small maps that show where a record's places lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.drawing import maps
from chronicle.drawing.maps import Sheet
from chronicle.history import History
from chronicle.records import Frame, Place
from chronicle.values import Date


@dataclass(frozen=True)
class LocatorMap:
    """The map, what it shows in a few words, the names of places outside it.

    It `has_rough` where one of its places is not placed exactly.
    """

    sheet: Sheet
    name: str
    outside: tuple[str, ...]
    has_rough: bool


def of_places(
    history: History, names: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """The map of places, by their ids, on the smallest frame that has most of them.

    It has the lines of a date, or all. None where no frame has any of them, and where all are areas
    such as countries, which have no mark.
    """
    places = [history.corpus.get(Place, identifier) for identifier in names]
    spots = _spots(history, places)
    frame = maps.closest(history, spots)
    return _draw(history, frame, spots, date) if frame else None


def of_names(history: History, names: Iterable[str]) -> LocatorMap:
    """The map that a page asks for, of places by their ids, or of a frame with all its places.

    Where all of them are areas, those that the frame does not name have a mark. Raises ValueError
    where no frame has any of them.
    """
    records = [history.corpus[identifier] for identifier in names]
    places = [one for one in records if isinstance(one, Place)]
    frame = next((one for one in records if isinstance(one, Frame)), None)
    if frame and not places:
        every = history.corpus.of(Place)
        places = [one for one in every if frame.has(one.coordinates)]
    spots = _spots(history, places)
    frame = frame or maps.closest(history, spots) or maps.closest(history, places)
    if frame is None:
        raise ValueError("no frame has coordinates of these; a map takes such places, or a frame")
    if not spots:
        named = {name.place for name in frame.names}
        spots = [one for one in places if one.id not in named]
    return _draw(history, frame, spots)


def _spots(history: History, places: Sequence[Place]) -> list[Place]:
    """The places that have a mark, each as the place that stands for it on a map.

    A place that holds another of them has none.
    """
    holding = {name for place in places for name in history.corpus.containing(place)}
    shown = [place for place in places if place.id not in holding]
    return [maps.stands_for(history, one) for one in shown if not maps.is_area(history, one)]


def _draw(
    history: History,
    frame: Frame,
    places: Sequence[Place],
    date: Date | None = None,
) -> LocatorMap:
    """The map of a frame with those of some places that lie in it, and the lines of a date."""
    own = dict.fromkeys(one for one in places if frame.has(one.coordinates))
    lines = maps.lines_on(history, frame, date)
    words = f"Map of {frame.name}"
    if own:
        words += f" with {', '.join(one.name for one in own)}"
    sheet = maps.sheet(history, frame, list(map(maps.spot, own)), lines=lines, words=words)
    name = "; ".join([frame.name, *(f"dashed: {line.name}" for line in lines)])
    outside = dict.fromkeys(one.name for one in places if one not in own)
    has_rough = any(one.precision != "exact" for one in own)
    return LocatorMap(sheet, name, tuple(outside), has_rough)
