"""The map of a journey: its steps as numbered spots, and a line from each step to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from chronicle.graphics import maps
from chronicle.graphics.maps import Leg, Sheet
from chronicle.history import History
from chronicle.records import Frame, Journey, Place
from chronicle.values import locators

# The step numbers at each place of a journey.
Stops = Mapping[Place, Iterable[int]]


class JourneyMap(NamedTuple):
    """The map of a journey, its inset if there is one, and the names of places outside both.

    `legs` are the lines between steps; `has_uncertain` is true if a spot is approximate.
    """

    sheet: Sheet
    inset: Sheet | None
    outside: Sequence[str]
    legs: Sequence[Leg]
    has_uncertain: bool


def draw(history: History, journey: Journey) -> JourneyMap | None:
    """Return the map of a journey, or None if it would show fewer than two places."""
    stops = _stops(history, journey)
    frame = maps.closest(history, stops)
    if frame is None:
        return None
    inset = history.corpus.find(Frame, journey.inset or "")
    legs = list(_legs(history, journey))
    main = _sheet(history, stops, frame, inset, legs, journey.title)
    drawn = [*main.spots]
    larger = None
    if inset:
        larger = _sheet(history, stops, inset, None, legs, inset.name)
        drawn += larger.spots
    if len(drawn) < 2:
        return None
    shown = {spot.at for spot in drawn}
    outside = [place.name for place in stops if place.coordinates not in shown]
    has_uncertain = any("uncertain" in spot.classes for spot in drawn)
    return JourneyMap(main, larger, outside, legs, has_uncertain)


def _stops(history: History, journey: Journey) -> Stops:
    """Return the step numbers by place; a place in a city may be shown as the city."""
    stops: defaultdict[Place, dict[int, None]] = defaultdict(dict)
    for number, step in enumerate(journey.steps, 1):
        for identifier in step.places:
            stop = maps.map_place_of(history, history.corpus.get(Place, identifier))
            stops[stop][number] = None
    return stops


def _sheet(
    history: History,
    stops: Stops,
    frame: Frame,
    inset: Frame | None,
    legs: list[Leg],
    words: object,
) -> Sheet:
    """Return the map of a frame with the stops in it, each labelled with its step numbers.

    Stops in the inset are drawn only there.
    """
    spots = []
    for stop, steps in stops.items():
        at = stop.coordinates
        is_in_inset = inset is not None and inset.has(at)
        if frame.has(at) and not is_in_inset:
            numbers = ", ".join(locators.format_ranges(steps))
            spots.append(maps.spot(stop, numbers, title=f"{numbers} {stop.name}"))
    drawn = []
    for leg in legs:
        if frame.has(leg.start) or frame.has(leg.end):
            drawn.append(leg)
    return maps.sheet(
        history,
        frame,
        spots,
        legs=drawn,
        parts=[inset] if inset else [],
        besides=[stop.id for stop in stops],
        words=f"Map of {words}",
    )


def _legs(history: History, journey: Journey) -> Iterator[Leg]:
    """Yield a line between successive steps, unless the place is the same or the step is `anew`."""
    for before, step in pairwise(journey.steps):
        start = history.corpus.get(Place, before.places[0])
        end = history.corpus.get(Place, step.places[0])
        leaves_part = end.id in history.corpus.containing(start)
        enters_part = start.id in history.corpus.containing(end)
        there = maps.map_place_of(history, start).coordinates
        here = maps.map_place_of(history, end).coordinates
        if leaves_part or enters_part or step.anew:
            continue
        if there and here and there != here:
            yield Leg(there, here, step.back)
