"""Places, and everything else that maps show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.records.base import (
    Finding,
    Identifiers,
    KindConfig,
    Model,
    Names,
    Record,
    Records,
    Sources,
    register_check,
)
from chronicle.records.fields import EDTF, Heading, Note, PlaceId, PlaceKind, Text
from chronicle.values import Prose

# Latitude and longitude in decimal degrees (WGS 84).
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Coordinates = tuple[Latitude, Longitude]


class OnMap(Model):
    """The label of a place on maps."""

    short: Heading | None = None
    """A shorter name, if the usual name takes too much space."""
    side: Literal["e", "w", "n", "s"] | None = None
    """The side of the marker for the label: east, west, north or south; else where it fits."""


class Place(Record):
    """A place that the record names."""

    kind_config = KindConfig(
        kind="place",
        data_path="places.yml",
        list_address="places/",
        is_searchable=True,
        has_table=True,
    )

    name: Prose
    """The usual English name."""
    names: Names = ()
    kind: PlaceKind
    """Kind of place, which determines its symbol on the map."""
    country: Text | None = None
    """The present-day country that contains it."""
    coordinates: Coordinates | None = None
    """Position on the map: latitude and longitude in decimal degrees (WGS 84)."""
    precision: Literal["exact", "approximate"] | None = None
    """Accuracy of the coordinates; maps show an approximate position as a hollow circle."""
    on_map: OnMap | None = None
    """Its label on maps, if it would collide with another."""
    part_of: PlaceId | None = None
    """The place that contains it."""
    identifiers: Identifiers | None = None
    """Identifiers in public authority files; empty if none has been verified."""
    note: Note = None
    sources: Sources


class FrameName(Model):
    """The label of a country or a sea in a map frame."""

    name: Heading
    """The text of the label."""
    at: Coordinates
    """The center of the label: latitude and longitude in decimal degrees (WGS 84)."""
    place: PlaceId | None = None
    """The country or region that the label names. A journey adds the number of its step there."""


class Frame(Record):
    """A part of the earth that maps show.

    The first frame is the complete map; the others are enlarged sections of it. A place in several
    frames is shown on the smallest.
    """

    kind_config = KindConfig(kind="frame", data_path="frames.yml")

    name: Heading
    """The region that it shows."""
    west: float
    """Western edge, in degrees east of Greenwich (WGS 84)."""
    south: float
    """Southern edge, in degrees north of the equator (WGS 84)."""
    east: float
    """Eastern edge, in degrees east of Greenwich (WGS 84).

    In a frame across longitude 180, it is above 180: from 150 to 210.
    """
    north: float
    """Northern edge, in degrees north of the equator (WGS 84)."""
    names: tuple[FrameName, ...] = ()
    """The labels of countries and seas, at points where they cover no other label."""

    @property
    def description(self) -> Prose:
        """The edges as text."""
        across = f"{self.west} to {self.east}"
        down = f"{self.south} to {self.north}"
        return Prose(f"Longitude {across}, latitude {down} degrees.")

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """The western, southern, eastern and northern edge."""
        return self.west, self.south, self.east, self.north

    def contains(self, point: Coordinates | None) -> bool:
        """Return whether the frame contains a point, edges included; False for None."""
        if point is None:
            return False
        latitude, longitude = self.unwrap_longitude(point)
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def unwrap_longitude(self, point: Coordinates) -> Coordinates:
        """Return a point, its longitude increased by 360 if it is then closer to the frame."""
        latitude, longitude = point
        if longitude < (self.west + self.east) / 2 - 180:
            return latitude, longitude + 360
        return point

    @model_validator(mode="after")
    def _check_bounds(self) -> Frame:
        is_on_earth = -180 <= self.west <= 180 and self.west < self.east <= self.west + 360
        if not (is_on_earth and -85 <= self.south < self.north <= 85):
            raise ValueError(
                f"goes from {self.west} east to {self.east} and from {self.south} north to "
                f"{self.north}; expected west < east and south < north, within WGS 84; across "
                "longitude 180, add 360 to the east: from 150 to 210"
            )
        return self


class Line(Record):
    """A line drawn on the map, such as a border of the past."""

    kind_config = KindConfig(kind="line", data_path="lines.yml", list_address="places/")

    name: Heading
    """The label next to it on the map."""
    date: EDTF
    """The period in which it existed, according to the papers."""
    path: Annotated[tuple[Coordinates, ...], Field(min_length=2)]
    """Its points from west to east, each as [latitude, longitude] in decimal degrees (WGS 84)."""
    place: PlaceId | None = None
    """The place that it represents on the map."""
    note: Note = None
    sources: Sources


@register_check
def check_frame_names(corpus: Records) -> Iterator[Finding]:
    """Check that no label is outside its frame."""
    for frame in corpus.of(Frame):
        for number, name in enumerate(frame.names):
            if not frame.contains(name.at):
                message = (
                    f"“{name.name}” is outside the frame, so it is not shown; move or remove it"
                )
                yield Finding(frame.id, ("names", number, "at"), message)
