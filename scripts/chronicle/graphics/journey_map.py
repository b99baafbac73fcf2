"""The map of a journey: numbered markers for the steps, with lines between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from chronicle.graphics import maps
from chronicle.graphics.maps import JourneyLeg, MapDrawing
from chronicle.history import History
from chronicle.records import Frame, Journey, Place
from chronicle.values import locators

# The step numbers at each place of a journey.
Stops = Mapping[Place, Iterable[int]]


class JourneyMap(NamedTuple):
    """The map of a journey, its inset if there is one, and the names of places outside both.

    `legs` are the lines between steps; `has_approximate` is true if a marker is approximate.
    """

    drawing: MapDrawing
    inset: MapDrawing | None
    places_outside: Sequence[str]
    legs: Sequence[JourneyLeg]
    has_approximate: bool


def draw_journey(history: History, journey: Journey) -> JourneyMap | None:
    """Return the map of a journey, or None if it would show fewer than two places."""
    stops: defaultdict[Place, dict[int, None]] = defaultdict(dict)
    for number, step in enumerate(journey.steps, 1):
        for identifier in step.places:
            stop = maps.representative_place(history, history.corpus.get(Place, identifier))
            stops[stop][number] = None
    frame = maps.smallest_frame_of_places(history, stops)
    if frame is None:
        return None
    inset = history.corpus.find(Frame, journey.inset or "")
    legs = list(_iter_legs(history, journey))
    main = _draw_frame_map(history, stops, frame, inset, legs, journey.title)
    markers = [*main.markers]
    inset_map = None
    if inset:
        inset_map = _draw_frame_map(history, stops, inset, None, legs, inset.name)
        markers += inset_map.markers
    if len(markers) < 2:
        return None
    shown_points = {marker.point for marker in markers}
    places_outside = [stop.name for stop in stops if stop.coordinates not in shown_points]
    has_approximate = any("uncertain" in marker.classes for marker in markers)
    return JourneyMap(main, inset_map, places_outside, legs, has_approximate)


def _draw_frame_map(
    history: History,
    stops: Stops,
    frame: Frame,
    inset: Frame | None,
    legs: list[JourneyLeg],
    label: object,
) -> MapDrawing:
    """Return the map of a map frame with the stops in it, labelled with their step numbers.

    Only the inset shows the stops and legs in it.
    """
    markers = []
    for stop, steps in stops.items():
        point = stop.coordinates
        is_in_inset = inset is not None and inset.contains(point)
        if frame.contains(point) and not is_in_inset:
            numbers = ", ".join(locators.format_ranges(steps))
            markers.append(maps.marker_of_place(stop, numbers, title=f"{numbers} {stop.name}"))
    drawn_legs = []
    for leg in legs:
        is_in_inset = inset is not None and inset.contains(leg.start) and inset.contains(leg.end)
        if not is_in_inset and (frame.contains(leg.start) or frame.contains(leg.end)):
            drawn_legs.append(leg)
    return maps.draw_map(
        history,
        frame,
        markers,
        legs=drawn_legs,
        insets=[inset] if inset else [],
        excluded=[stop.id for stop in stops],
        label=f"Map of {label}",
    )


def _iter_legs(history: History, journey: Journey) -> Iterator[JourneyLeg]:
    """Yield a line between successive steps at different points on the map.

    No line leads to a step that is `anew`, to a place that contains the previous place, or to a
    part of the previous place.
    """
    for before, step in pairwise(journey.steps):
        start = history.corpus.get(Place, before.places[0])
        end = history.corpus.get(Place, step.places[0])
        leaves_part = end.id in history.corpus.containing_place_ids(start)
        enters_part = start.id in history.corpus.containing_place_ids(end)
        start_point = maps.representative_place(history, start).coordinates
        end_point = maps.representative_place(history, end).coordinates
        if leaves_part or enters_part or step.anew:
            continue
        if start_point and end_point and start_point != end_point:
            yield JourneyLeg(start_point, end_point, step.back)
