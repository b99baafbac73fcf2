"""Places, and what maps draw besides them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.record.models.base import Name, Record, Sources
from chronicle.record.models.fields import EDTF, Heading, PlaceId, Text
from chronicle.record.text import Prose

PlaceKind = Literal["country", "region", "province", "city", "village", "base", "site", "building", "sea"]


class PlaceRecord(Record):
    """Somewhere that a paper names."""

    kind_ = "place"

    name: Text
    names: tuple[Name, ...] = ()
    kind: PlaceKind
    country: Text | None = None
    coordinates: Annotated[tuple[float, float] | None, Field(description="Latitude, longitude in decimal degrees.")] = None
    precision: Literal["exact", "approximate"] | None = None
    part_of: PlaceId | None = None
    note: Prose | None = None
    sources: Sources

    @model_validator(mode="after")
    def _is_on_the_earth(self) -> PlaceRecord:
        if self.coordinates and not (-90 <= self.coordinates[0] <= 90 and -180 <= self.coordinates[1] <= 180):
            raise ValueError("has coordinates off the earth; expected [latitude, longitude]")
        return self


class Frame(Record):
    """A part of the earth that maps show. The first is the whole map; of the rest, locator maps take the closest that fits."""

    kind_ = "frame"

    name: Heading
    west: Annotated[float, Field(description="Its edges, in decimal degrees.")]
    south: float
    east: float
    north: float
    inset: Annotated[bool, Field(description="Drawn enlarged beside the whole map.")] = False

    @model_validator(mode="after")
    def _has_an_inside(self) -> Frame:
        if not (-180 <= self.west < self.east <= 180 and -85 <= self.south < self.north <= 85):
            raise ValueError("has no inside; expected west below east and south below north, on the earth")
        return self


class Line(Record):
    """A line drawn on the map, such as a border of a time that has passed."""

    kind_ = "line"

    name: Heading
    date: Annotated[EDTF, Field(description="When it held, as the papers say.")]
    path: Annotated[
        tuple[tuple[float, float], ...], Field(min_length=2, description="[latitude, longitude] of each point, from west to east.")
    ]
    place: Annotated[PlaceId | None, Field(description="The place that it stands for on the map.")] = None
    note: Prose | None = None
    sources: Sources

    @model_validator(mode="after")
    def _is_on_the_earth(self) -> Line:
        if not all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in self.path):
            raise ValueError("has a path off the earth; expected [latitude, longitude] of each point")
        return self
