"""The maps of all places: first the whole area, then larger maps of parts of it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from chronicle.graphics import maps
from chronicle.graphics.maps import Sheet, Spot
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Frame, Place, Point

NUMBERS_IN_KEY = (1, 5, 20)


@dataclass(frozen=True)
class PlaceMaps:
    """The maps by anchor, the number of spots, and the places outside all maps."""

    sheets: Mapping[str, Sheet]
    count: int
    outside: Sequence[Place]


def draw(history: History, happened: Mapping[str, int]) -> PlaceMaps:
    """Return the maps of all places; `happened` has the number of records by place id.

    A place in a city, or at the same point as another, is counted there and not drawn. Each place
    is on the smallest frame that contains it.
    """
    frames = history.corpus.of(Frame)
    counts = Counter[Place]()
    at_point: dict[Point, Place] = {}
    for identifier, count in Counter(happened).most_common():
        place = maps.map_place_of(history, history.corpus.get(Place, identifier))
        if place.coordinates and not maps.is_area(history, place):
            drawn = at_point.setdefault(place.coordinates, place)
            counts[drawn] += count
    on_frame: defaultdict[str, list[Spot]] = defaultdict(list)
    outside = []
    for place, count in counts.most_common():
        frame = maps.closest(history, [place])
        if frame:
            title = f"{place.name}: {count}"
            spot = maps.spot(place, title=title, href=f"#{place.id}", radius=radius(count))
            on_frame[frame.id].append(spot)
        elif frames and count:
            outside.append(place)
    shown = frames if on_frame else ()
    sheets = {maps.anchor(one): _sheet(history, one, on_frame[one.id]) for one in shown}
    number = sum(len(spots) for spots in on_frame.values())
    return PlaceMaps(sheets, number, outside)


def problems(history: History) -> Iterator[Problem]:
    """Yield a problem for each pair of labels that overlap on the maps of all places."""
    every = {place.id: 1 for place in history.corpus.of(Place)}
    for sheet in draw(history, every).sheets.values():
        frame = sheet.frame
        boxes = [(spot.name, maps.name_box(frame, spot)) for spot in sheet.spots]
        for (name, box), (other, its_box) in combinations(boxes, 2):
            if box.intersects(its_box):
                message = (
                    f"the labels “{name}” and “{other}” overlap; give one a side or a short name"
                )
                yield history.corpus.entries[frame.id].problem(("name",), message)


def radius(count: int) -> float:
    """Return the radius of a spot in em; its area grows with the count."""
    return round(0.16 + 0.16 * math.sqrt(count), 2)


def _sheet(history: History, frame: Frame, spots: Sequence[Spot]) -> Sheet:
    """Return the map of a frame, with links to its countries and to the larger maps."""
    return maps.sheet(
        history,
        frame,
        spots,
        lines=maps.lines_on(history, frame),
        parts=maps.parts(frame, history.corpus.of(Frame)),
        is_linked=True,
        words=f"Map of {frame.name}",
    )
