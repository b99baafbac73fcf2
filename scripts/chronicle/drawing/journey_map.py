"""The map of a journey: its steps as numbered spots, and a line from each to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from chronicle.drawing import maps
from chronicle.drawing.maps import Leg, Sheet
from chronicle.history import History
from chronicle.records import Frame, Journey, Place
from chronicle.values import locators

# The numbers of the steps at each place of a journey.
Stops = Mapping[Place, Iterable[int]]


class JourneyMap(NamedTuple):
    """The map, and a part of it drawn larger; the names of places that lie on neither.

    `legs` are its lines. It `has_uncertain` spots where some are placed roughly.
    """

    sheet: Sheet
    inset: Sheet | None
    outside: Sequence[str]
    legs: Sequence[Leg]
    has_uncertain: bool


def draw(history: History, journey: Journey) -> JourneyMap | None:
    """The map of a journey; None unless two of its places at least lie in a frame."""
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
    """The numbers of the steps at each place, which may be that of the city around it."""
    stops: defaultdict[Place, dict[int, None]] = defaultdict(dict)
    for number, step in enumerate(journey.steps, 1):
        for identifier in step.places:
            stop = maps.stands_for(history, history.corpus.get(Place, identifier))
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
    """The stops of a journey on a frame: each has its numbers before its name.

    What lies in the inset is drawn there alone.
    """
    spots = []
    for stop, steps in stops.items():
        at = stop.coordinates
        is_in_inset = inset is not None and inset.has(at)
        if frame.has(at) and not is_in_inset:
            numbers = ", ".join(locators.ranges(steps))
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
    """The lines from step to step, where somebody went from one place to another."""
    for before, step in pairwise(journey.steps):
        start = history.corpus.get(Place, before.places[0])
        end = history.corpus.get(Place, step.places[0])
        leaves_part = end.id in history.corpus.containing(start)
        enters_part = start.id in history.corpus.containing(end)
        there = maps.stands_for(history, start).coordinates
        here = maps.stands_for(history, end).coordinates
        if leaves_part or enters_part or step.anew:
            continue
        if there and here and there != here:
            yield Leg(there, here, step.back)
