"""Outlines of land from GeoJSON (RFC 7946), as polygons of longitudes and latitudes in degrees."""

from pathlib import Path

import shapely

from chronicle.corpus.problems import DataError, Problem


def read(path: Path) -> tuple[shapely.Polygon, ...]:
    """What is inside every ring of every area in a file of GeoJSON; none where there is no file.

    Raises:
        DataError: The file is no GeoJSON.
    """
    if not path.exists():
        return ()
    try:
        land = shapely.from_geojson(path.read_text(encoding="utf-8", errors="replace"))
    except (shapely.errors.GEOSException, ValueError) as error:
        problem = Problem(f"{path.parent.name}/{path.name}", 0, 0, f"is no GeoJSON: {error}")
        raise DataError([problem]) from error
    areas = shapely.get_parts(shapely.get_parts(land))
    return tuple(shapely.polygons(shapely.get_rings(areas)))
