"""Outlines of land from GeoJSON (RFC 7946), as polygons of longitudes and latitudes in degrees."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import shapely

from chronicle.problems import DataError, Problem

NO_GEOJSON = "is no GeoJSON ({}); export the land anew, as areas, or remove the file"


def read(path: Path) -> tuple[shapely.Polygon, ...]:
    """What is inside every ring of every area in a file of GeoJSON; none where there is no file.

    The ring of a hole runs against that of its land. What is no area is mended, or passed over.

    Raises:
        DataError: The file is no GeoJSON, or has no area.
    """
    if not path.exists():
        return ()
    shown = f"{path.parent.name}/{path.name}"
    return _read(path.read_text(encoding="utf-8", errors="replace"), shown)


@lru_cache(maxsize=1)
def _read(text: str, shown: str) -> tuple[shapely.Polygon, ...]:
    """The same of the text of a file; a server asks for it at every save."""
    areas = _mended(_areas(text, shown))
    if not areas:
        raise DataError([Problem(shown, 0, 0, "has no area, which is what a map draws as land")])
    return tuple(shapely.polygons(shapely.get_rings(shapely.orient_polygons(areas))))


def _areas(text: str, shown: str) -> Iterator[shapely.Geometry]:
    """What a text of GeoJSON has, one by one. Raises DataError where it is none."""
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        message = NO_GEOJSON.format(error.msg)
        raise DataError([Problem(shown, error.lineno, error.colno, message)]) from None
    features = read.get("features", [read]) if isinstance(read, dict) else [read]
    for number, feature in enumerate(features, 1):
        geometry = feature.get("geometry", feature) if isinstance(feature, dict) else feature
        if geometry is None:  # nowhere, as the standard has it
            continue
        try:
            yield shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
        except (shapely.errors.GEOSException, ValueError) as error:
            message = f"feature {number} {error}"
            raise DataError([Problem(shown, 0, 0, NO_GEOJSON.format(message))]) from None


def _mended(parts: Iterable[shapely.Geometry]) -> list[shapely.Polygon]:
    """The areas among some parts, without spikes and without rings that cross themselves."""
    areas = []
    for part in parts:
        valid = part
        if not part.is_valid:
            valid = shapely.make_valid(part)
        for area in _parts(valid):
            if isinstance(area, shapely.Polygon) and area.area:
                areas.append(area)
    return areas


def _parts(geometry: shapely.Geometry) -> Iterator[shapely.Geometry]:
    """What lies in a collection, or in one of those in it."""
    for part in getattr(geometry, "geoms", ()):
        yield from _parts(part)
    if not hasattr(geometry, "geoms"):
        yield geometry
