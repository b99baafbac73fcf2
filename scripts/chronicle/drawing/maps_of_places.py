"""Everything drawn of places: the map of all with its insets, and a small map for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book
from chronicle.drawing import locator_map, map
from chronicle.drawing.map import Sheet
from chronicle.views.maps import MapPoint
from chronicle.views.places import PlacesView


@dataclass(frozen=True)
class MapsOfPlaces:
    """The map of all places as sheets, the main one first, its legend, and what lies off it.

    `small` has the map of a place by its id, without the `land` that all of them share.
    """

    sheets: tuple[Sheet, ...]
    legend: Markup
    off_map: tuple[MapPoint, ...]
    small: Mapping[str, Markup | None]
    land: Markup


def draw(book: Book, view: PlacesView) -> MapsOfPlaces:
    """The maps of the places of a view."""
    atlas = locator_map.atlas(book)
    points = [place.point for country in view.countries for place in country.places]
    return MapsOfPlaces(
        tuple(map.draw(view.map, book.outlines)),
        map.legend(),
        tuple(map.off_map(view.map)),
        {p.id: atlas.small(p) for p in points if p and not p.is_area},
        atlas.shared,
    )
