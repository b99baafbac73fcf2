"""Outlines of land from GeoJSON (RFC 7946), as polygons of longitudes and latitudes in degrees."""

import re
from pathlib import Path

import shapely

from chronicle.corpus.problems import DataError, Problem

# Where a reader of JSON gave up, as its library says it.
AT = re.compile(r"line (\d+), column (\d+)")
LIBRARY = re.compile(r"^.*?\[json\.exception[^\]]*\] (?:parse error at [^:]*: )?|'$", re.DOTALL)
NO_GEOJSON = "is no GeoJSON ({}); export the land anew, as areas, or remove the file"


def read(path: Path) -> tuple[shapely.Polygon, ...]:
    """What is inside every ring of every area in a file of GeoJSON; none where there is no file.

    Raises:
        DataError: The file is no GeoJSON, or has no area.
    """
    if not path.exists():
        return ()
    shown = f"{path.parent.name}/{path.name}"
    try:
        land = shapely.from_geojson(path.read_text(encoding="utf-8", errors="replace"))
    except (shapely.errors.GEOSException, ValueError) as error:
        place = AT.search(str(error))
        line, column = map(int, place.groups()) if place else (0, 0)
        reason = LIBRARY.sub("", str(error))
        raise DataError([Problem(shown, line, column, NO_GEOJSON.format(reason))]) from error
    areas = shapely.get_parts(shapely.get_parts(land))
    outlines = tuple(shapely.polygons(shapely.get_rings(areas)))
    if not outlines:
        raise DataError([Problem(shown, 0, 0, "has no area, which is what a map draws as land")])
    return outlines
