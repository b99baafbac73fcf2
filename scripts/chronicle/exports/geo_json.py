"""Places as GeoJSON (RFC 7946)."""

import json
from typing import Any

from chronicle.exports.record_json import head, lines, permalink
from chronicle.history import History
from chronicle.records.place import PlaceRecord


def write(history: History) -> str:
    """Every place as a feature with its fields as properties, texts in words alone.

    Its geometry is a point, or none where the record has no coordinates.
    """
    collection = json.dumps({"type": "FeatureCollection", **head(history)}, ensure_ascii=False)
    features = lines(_feature(place, history) for place in history.corpus.of(PlaceRecord))
    return f'{collection[:-1]}, "features": [{features}\n]}}\n'


def _feature(place: PlaceRecord, history: History) -> dict[str, Any]:
    fields = place.model_dump(by_alias=True, exclude_defaults=True, exclude={"coordinates"})
    properties = fields | {"permalink": permalink(place, history)}
    point = None
    if place.coordinates:
        latitude, longitude = place.coordinates
        point = {"type": "Point", "coordinates": (longitude, latitude)}
    return {"type": "Feature", "id": place.id, "geometry": point, "properties": properties}
