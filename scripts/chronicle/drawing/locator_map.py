"""Small maps that show where a record's places lie."""

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.drawing import maps
from chronicle.drawing.maps import Sheet
from chronicle.history import History
from chronicle.records import Frame, Line, PlaceRecord
from chronicle.values.dates import Date


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

    It has the lines of a date, or all. None without a place on any frame, and for areas alone: the
    name of a country says nothing.
    """
    places = [history.corpus.get(PlaceRecord, identifier) for identifier in names]
    holding = {name for place in places for name in history.corpus.containing(place)}
    shown = [place for place in places if place.id not in holding]
    spots = [maps.stands_for(history, one) for one in shown if not maps.is_area(history, one)]
    frame = maps.closest(history, spots)
    if frame is None:
        return None
    own = {one.id: one for one in spots if maps.has(frame, one.coordinates)}
    areas = {one.id for one in shown if maps.is_area(history, one)}
    lit = [name for name in frame.names if name.place in areas]
    drawn = [maps.country_name(name) for name in lit]
    drawn += [maps.spot(one, one.coordinates) for one in own.values() if one.coordinates]
    lines = _lines(history, frame, date)
    inside = ", ".join(one.name for one in own.values())
    words = f"Map of {frame.name} with {inside}"
    others = [name for name in frame.names if name not in lit]
    sheet = maps.sheet(history, frame, drawn, names=others, lines=lines, words=words)
    parts: list[str] = [frame.name]
    for line in lines:
        parts.append(f"dashed: {line.name}")
    outside = [one.name for one in spots if one.id not in own]
    has_rough = any(one.precision != "exact" for one in own.values())
    return LocatorMap(
        sheet=sheet,
        name="; ".join(parts),
        outside=tuple(dict.fromkeys(outside)),
        has_rough=has_rough,
    )


def _lines(history: History, frame: Frame, date: Date | None) -> list[Line]:
    """The lines that cross a frame, at a date only those that held then."""
    lines = []
    for line in history.corpus.of(Line):
        is_held = date is None or line.date.covers(date)
        if is_held and maps.crosses(line, frame):
            lines.append(line)
    return lines
