"""Small maps of the places of a record."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.graphics import maps
from chronicle.graphics.maps import MapDrawing
from chronicle.history import History
from chronicle.records import Frame, Place
from chronicle.values import Date


class LocatorMap(NamedTuple):
    """A map, its caption, and the names of the places outside it.

    `has_approximate` is true if the coordinates of a place on it are not exact.
    """

    drawing: MapDrawing
    caption: str
    places_outside: tuple[str, ...]
    has_approximate: bool


def map_of_places(
    history: History, place_ids: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """Return the map of the places with these ids, on the smallest frame with most of them.

    The map shows the lines of a date, or all lines. Return None if no frame contains any place, or
    if fewer than two have a marker: areas such as countries have none, and one marker says less
    than the name of the place.
    """
    places_to_show = history.corpus.get_each(Place, place_ids)
    marked = _places_to_mark(history, places_to_show)
    frame = maps.smallest_frame_of_places(history, marked)
    if frame and len(set(marked)) > 1:
        return _draw_map(history, frame, marked, date)
    return None


def map_from_shortcode(history: History, ids: Iterable[str]) -> LocatorMap:
    """Return the map that a page requests by ids: of places, or of a frame with all its places.

    If all places are areas, those that the frame does not label have a marker. Raises ValueError if
    no frame contains any of the places.
    """
    records = [history.corpus[identifier] for identifier in ids]
    places = [record for record in records if isinstance(record, Place)]
    frames = [record for record in records if isinstance(record, Frame)]
    frame = frames[0] if frames else None
    if frame and not places:
        all_places = history.corpus.of(Place)
        places = [record for record in all_places if frame.contains(record.coordinates)]
    marked = _places_to_mark(history, places)
    frame = (
        frame
        or maps.smallest_frame_of_places(history, marked)
        or maps.smallest_frame_of_places(history, places)
    )
    if frame is None:
        raise ValueError(
            "none of these has coordinates in a frame; name places that do, or a frame"
        )
    if not marked:
        labelled_ids = {name.place for name in frame.names}
        marked = [record for record in places if record.id not in labelled_ids]
    return _draw_map(history, frame, marked)


def _places_to_mark(history: History, places: Sequence[Place]) -> list[Place]:
    """Return the places to mark, each replaced by the place that represents it on maps.

    Areas are not marked, nor places that contain another of the places.
    """
    holding = {name for place in places for name in history.corpus.containing_place_ids(place)}
    marked = []
    for place in places:
        if place.id not in holding and not maps.is_area(history, place):
            marked.append(maps.representative_place(history, place))
    return marked


def _draw_map(
    history: History,
    frame: Frame,
    places: Sequence[Place],
    date: Date | None = None,
) -> LocatorMap:
    """Return the map of a frame with the places inside it, and the lines of a date."""
    places_inside: dict[Place, None] = {}
    names_outside: dict[str, None] = {}
    for place in places:
        if frame.contains(place.coordinates):
            places_inside[place] = None
        else:
            names_outside[place.name] = None
    lines = maps.lines_in_frame(history, frame, date)
    label = f"Map of {frame.name}"
    if places_inside:
        names = ", ".join(place.name for place in places_inside)
        label += f" with {names}"
    markers = [maps.marker_of_place(place) for place in places_inside]
    drawing = maps.draw_map(history, frame, markers, lines=lines, label=label)
    name = f"{frame.name}"
    for line in lines:
        name += f"; dashed: {line.name}"
    has_approximate = any(place.precision == "approximate" for place in places_inside)
    return LocatorMap(drawing, name, tuple(names_outside), has_approximate)
