"""What maps show of places: points, degrees in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.history import History
from chronicle.kinds.place.model import PlaceRecord
from chronicle.values.amounts import digits

COUNTRY = "country"  # the kind of a place


@dataclass(frozen=True)
class MapPoint:
    """A place: latitude and longitude in degrees, how many records it has, and that in words.

    Where it is an area, the point is the middle of it.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    records: int = 0
    words: str = ""
    is_exact: bool = True
    is_area: bool = False


def is_area(history: History, place: PlaceRecord) -> bool:
    """Whether a place is a country or a region, and no spot on a map."""
    return history.corpus.settings.place_kinds[place.kind] == "area"


def point(history: History, place: PlaceRecord) -> MapPoint | None:
    """A place as a point; None where it has no coordinates."""
    if place.coordinates is None:
        return None
    latitude, longitude = place.coordinates
    is_exact = place.precision == "exact"
    return MapPoint(
        id=place.id,
        name=place.name,
        latitude=latitude,
        longitude=longitude,
        is_exact=is_exact,
        is_area=is_area(history, place) and not is_exact,
    )


def points(history: History, places: Iterable[str]) -> tuple[MapPoint, ...]:
    """The places of some ids as points, without those that have no coordinates."""
    with_coordinates = []
    for name in places:
        candidate = point(history, history.corpus.get(PlaceRecord, name))
        if candidate is not None:
            with_coordinates.append(candidate)
    return tuple(with_coordinates)


def countries(history: History) -> list[MapPoint]:
    """The countries among the places, each in its middle."""
    places = [place.id for place in history.corpus.of(PlaceRecord) if place.kind == COUNTRY]
    return [one for one in points(history, places) if one.is_area]


def degrees(point: tuple[float, float]) -> str:
    """Latitude and longitude in words, as maps print them: `25.3° S, 134.5° E`."""
    north, east = point
    latitude = f"{digits(abs(north))}° "
    latitude += "S" if north < 0 else "N"
    longitude = f"{digits(abs(east))}° "
    longitude += "W" if east < 0 else "E"
    return f"{latitude}, {longitude}"
