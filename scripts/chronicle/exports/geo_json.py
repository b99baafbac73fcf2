"""Places as GeoJSON (RFC 7946)."""

import json
from typing import Any

from chronicle.book import Book
from chronicle.exports.record_json import head, lines, permalink
from chronicle.record.models import PlaceRecord


def text(book: Book) -> str:
    """Every place as a feature with its fields as properties, texts in words alone.

    Its geometry is a point, or none where the record has no coordinates.
    """
    collection = json.dumps({"type": "FeatureCollection", **head(book)}, ensure_ascii=False)
    features = lines(_feature(place, book) for place in book.corpus.of(PlaceRecord))
    return f'{collection[:-1]}, "features": [{features}\n]}}\n'


def _feature(place: PlaceRecord, book: Book) -> dict[str, Any]:
    fields = place.model_dump(by_alias=True, exclude_defaults=True)
    properties = fields | {"permalink": permalink(place, book)}
    latitude, longitude = properties.pop("coordinates", None) or (None, None)
    point = {"type": "Point", "coordinates": [longitude, latitude]} if place.coordinates else None
    return {"type": "Feature", "id": place.id, "geometry": point, "properties": properties}
