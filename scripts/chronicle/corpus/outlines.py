"""Outlines of land from GeoJSON (RFC 7946), as rings of longitudes and latitudes in degrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chronicle.corpus.problems import DataError, Problem

Point = tuple[float, float]
Ring = tuple[Point, ...]


def read(path: Path) -> tuple[Ring, ...]:
    """Every ring of every area in a feature collection; none where there is no file.

    Raises DataError where the file is no JSON, no feature collection, or holds what is no area.
    """
    if not path.exists():
        return ()
    file = f"{path.parent.name}/{path.name}"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except json.JSONDecodeError as error:
        problem = Problem(file, error.lineno, error.colno, f"is no JSON: {error.msg}")
        raise DataError([problem]) from error
    except (KeyError, TypeError) as error:
        raise DataError(
            [Problem(file, 0, 0, "is no feature collection; expected GeoJSON with “features”")]
        ) from error
    rings: list[Ring] = []
    problems: list[Problem] = []
    for number, feature in enumerate(features, 1):
        try:
            rings.extend(_rings(feature["geometry"]))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(
                Problem(
                    file,
                    0,
                    0,
                    f"feature {number} is no area ({error}); expected a Polygon or MultiPolygon",
                )
            )
    if problems:
        raise DataError(problems)
    return tuple(rings)


def _rings(geometry: Any) -> Iterator[Ring]:
    kind = geometry["type"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"it is a {kind}")
    for polygon in geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]:
        for ring in polygon:
            yield tuple((float(x), float(y)) for x, y in ring)
