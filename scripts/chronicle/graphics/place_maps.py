"""The maps of all places: first the whole area, then larger maps of parts of it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from chronicle.graphics import maps
from chronicle.graphics.maps import MapDrawing, Marker
from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Coordinates, Frame, Place

LEGEND_COUNTS = (1, 5, 20)


@dataclass(frozen=True)
class PlaceMaps:
    """The maps by anchor on the page, the number of markers on them, and the places on no map."""

    drawings: Mapping[str, MapDrawing]
    marker_count: int
    places_outside: Sequence[Place]


def draw_place_maps(history: History, record_counts: Mapping[str, int]) -> PlaceMaps:
    """Return the maps of all places; `record_counts` has the number of records by place id.

    A place in a city, or at the point of another place, is counted with that place and not drawn. A
    place without records is not drawn. Each place is on the smallest map frame that contains it.
    """
    frames = history.corpus.of(Frame)
    counts = Counter[Place]()
    at_point: dict[Coordinates, Place] = {}
    for identifier, count in Counter(record_counts).most_common():
        place = maps.representative_place(history, history.corpus.get(Place, identifier))
        if place.coordinates and not maps.is_area(history, place):
            marked = at_point.setdefault(place.coordinates, place)
            counts[marked] += count
    on_frame: defaultdict[str, list[Marker]] = defaultdict(list)
    places_outside = []
    for place, count in counts.most_common():
        frame = maps.smallest_frame_of_places(history, [place])
        if frame and count:
            title = f"{place.name}: {count}"
            marker = maps.marker_of_place(
                place, title=title, href=f"#{place.id}", radius=marker_radius(count)
            )
            on_frame[frame.id].append(marker)
        elif frames and count:
            places_outside.append(place)
    shown_frames = frames if on_frame else ()
    drawings = {
        maps.map_anchor(shown_frame): _draw_frame_map(
            history, shown_frame, on_frame[shown_frame.id]
        )
        for shown_frame in shown_frames
    }
    number = sum(len(markers) for markers in on_frame.values())
    return PlaceMaps(drawings, number, places_outside)


def check_label_overlaps(history: History) -> Iterator[Problem]:
    """Yield a problem for each pair of labels that overlap on the maps of all places."""
    counts = {place.id: 1 for place in history.corpus.of(Place)}
    for drawing in draw_place_maps(history, counts).drawings.values():
        frame = drawing.frame
        boxes = [(marker.label, maps.label_box(frame, marker)) for marker in drawing.labels]
        for (name, box), (other_name, its_box) in combinations(boxes, 2):
            if box.intersects(its_box):
                message = f"the labels “{name}” and “{other_name}” overlap; move or shorten one"
                yield history.corpus.raw_records[frame.id].make_problem(("name",), message)


def marker_radius(count: int) -> float:
    """Return the radius of a marker in em; its area grows with the count."""
    return round(0.16 + 0.16 * math.sqrt(count), 2)


def _draw_frame_map(history: History, frame: Frame, markers: Sequence[Marker]) -> MapDrawing:
    """Return the map of a frame, with links to its countries and to the larger maps."""
    return maps.draw_map(
        history,
        frame,
        markers,
        lines=maps.lines_in_frame(history, frame),
        insets=maps.frames_inside(frame, history.corpus.of(Frame)),
        is_linked=True,
        label=f"Map of {frame.name}",
    )
