"""What pages say of a place to search engines, in the terms of schema.org."""

from typing import Any

from chronicle.exports.record_json import permalink
from chronicle.exports.structured import Node, filled, same_as
from chronicle.history import History
from chronicle.records.place import PlaceRecord


def place_node(place: PlaceRecord, history: History) -> dict[str, Any]:
    """A place with its address here, and its coordinates where they are known."""
    geo = None
    if place.coordinates:
        latitude, longitude = place.coordinates
        geo = {
            "@type": "GeoCoordinates",
            "latitude": float(latitude),
            "longitude": float(longitude),
        }
    node: Node = {
        "@type": "Place",
        "@id": permalink(place, history),
        "name": place.name,
        "geo": geo,
        "sameAs": same_as(place.identifiers),
    }
    return filled(node)
