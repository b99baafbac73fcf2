"""Places, and what maps draw besides them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.records.base import (
    Finding,
    Identifiers,
    Model,
    Names,
    Record,
    Records,
    Sources,
    Traits,
    check,
)
from chronicle.records.fields import EDTF, Heading, Note, PlaceId, PlaceKind, Text
from chronicle.values import Prose

# In decimal degrees (WGS 84).
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Point = tuple[Latitude, Longitude]


class OnMap(Model):
    """How a place is named on maps."""

    short: Heading | None = None
    """A shorter name, where its own takes too much room."""
    side: Literal["e", "w", "n", "s"] | None = None
    """On which side of its mark the name stands: east, west, north or south; else where it fits."""


class Place(Record):
    """A place that the record names."""

    traits_ = Traits(
        kind="place",
        data_path="places.yml",
        page="places/",
        searchable=True,
        table=True,
    )

    name: Prose
    """The usual English name."""
    names: Names = ()
    kind: PlaceKind
    """What it is; decides its sign on the map."""
    country: Text | None = None
    """The country of today in which it lies."""
    coordinates: Point | None = None
    """Where it is drawn on the map: latitude and longitude in decimal degrees (WGS 84)."""
    precision: Literal["exact", "approximate"] | None = None
    """How good the coordinates are."""
    on_map: OnMap | None = None
    """How it is named on maps, where its name would meet another."""
    part_of: PlaceId | None = None
    """The place that holds it."""
    identifiers: Identifiers | None = None
    """Its identifiers in public authority files; empty where nobody verified one."""
    note: Note = None
    sources: Sources


class FrameName(Model):
    """The name of a country or a sea, written on the maps of a frame."""

    name: Heading
    """What is written."""
    at: Point
    """Where its middle stands: latitude and longitude in decimal degrees (WGS 84)."""
    place: PlaceId | None = None
    """The country or region that it names: where a journey has it as a step, it has its number."""


class Frame(Record):
    """A part of the earth that maps show.

    The first is the whole map; the others are parts of it, drawn larger. What lies in several is
    shown on the smallest.
    """

    traits_ = Traits(kind="frame", data_path="frames.yml")

    name: Heading
    """What it shows."""
    west: float
    """Its western edge, in degrees east of Greenwich (WGS 84)."""
    south: float
    """Its southern edge, in degrees north of the equator (WGS 84)."""
    east: float
    """Its eastern edge, in degrees east of Greenwich (WGS 84)."""
    north: float
    """Its northern edge, in degrees north of the equator (WGS 84)."""
    names: tuple[FrameName, ...] = ()
    """The names of what lies on it, besides places; each where it disturbs nothing."""

    @property
    def description(self) -> Prose:
        """Which part of the earth it is."""
        across = f"{self.west} to {self.east}"
        down = f"{self.south} to {self.north}"
        return Prose(f"Longitude {across}, latitude {down} degrees.")

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Its western, southern, eastern and northern edge."""
        return self.west, self.south, self.east, self.north

    def has(self, point: Point | None) -> bool:
        """Whether a point lies in it or on its edge; none lies anywhere."""
        if point is None:
            return False
        latitude, longitude = point
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @model_validator(mode="after")
    def _has_an_inside(self) -> Frame:
        if not (-180 <= self.west < self.east <= 180 and -85 <= self.south < self.north <= 85):
            raise ValueError(
                f"goes from {self.west} east to {self.east} and from {self.south} north to "
                f"{self.north}; expected west < east and south < north, within WGS 84"
            )
        return self


class Line(Record):
    """A line drawn on the map, such as a border of a time that has passed."""

    traits_ = Traits(kind="line", data_path="lines.yml", page="places/")

    name: Heading
    """What is written beside it on the map."""
    date: EDTF
    """When it held, as the papers say."""
    path: Annotated[tuple[Point, ...], Field(min_length=2)]
    """Its points from west to east, each as [latitude, longitude] in decimal degrees (WGS 84)."""
    place: PlaceId | None = None
    """The place that it stands for on the map."""
    note: Note = None
    sources: Sources


@check
def coordinates_are_of_the_place(corpus: Records) -> Iterator[Finding]:
    """No place is left off all maps because its longitude comes first."""
    frames = corpus.of(Frame)
    for place in corpus.of(Place):
        if place.coordinates is None:
            continue
        latitude, longitude = place.coordinates
        turned = [frame for frame in frames if frame.has((longitude, latitude))]
        if turned and not any(frame.has(place.coordinates) for frame in frames):
            better = f"[{longitude}, {latitude}] is in “{turned[0].name}”"
            message = f"is outside every frame; write latitude first: {better}"
            yield Finding(place.id, ("coordinates",), message)


@check
def names_lie_in_their_frame(corpus: Records) -> Iterator[Finding]:
    """No name lies outside its frame."""
    for frame in corpus.of(Frame):
        for number, name in enumerate(frame.names):
            if not frame.has(name.at):
                message = f"“{name.name}” is outside the frame, and is not shown"
                yield Finding(frame.id, ("names", number, "at"), message)
