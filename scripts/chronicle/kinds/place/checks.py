"""What no single place can know of itself."""

from collections.abc import Iterator

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.place.model import Frame, PlaceRecord


def coordinates_are_not_turned_round(records: Records) -> Iterator[Finding]:
    """No place falls off every map that would be on one with its longitude in front.

    Many programs write it there.
    """
    frames = list(records_of(Frame, records))
    for place in records_of(PlaceRecord, records):
        if place.coordinates is None:
            continue
        latitude, longitude = place.coordinates
        if any(_has(frame, latitude, longitude) for frame in frames):
            continue
        for frame in frames:
            if _has(frame, longitude, latitude):
                turned = f"[{longitude}, {latitude}]"
                message = f"lies in no frame; latitude comes first: {turned} lies in “{frame.name}”"
                yield Finding(place.id, ("coordinates",), f"{place.id} {message}")
                break


def _has(frame: Frame, latitude: float, longitude: float) -> bool:
    if not frame.west <= longitude <= frame.east:
        return False
    return frame.south <= latitude <= frame.north
