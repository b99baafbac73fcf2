"""Maps: land, lines, and labelled markers.

Land scales with its map frame. Markers and labels over it are positioned in percent, so that text
has the same size in narrow and wide viewports. The data may set the side of a label. The default is
the side where the least of the label is cut off or covered by other labels.

The projection is equirectangular with the frame's middle parallel true to scale (Snyder, Map
Projections, USGS 1987, § 12).
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, permutations, product
from typing import NamedTuple

import shapely
from markupsafe import Markup
from shapely.affinity import affine_transform

from chronicle.graphics import LETTER_WIDTH
from chronicle.history import History, cached_per_history
from chronicle.records import Coordinates, Frame, Line, OnMap, Place
from chronicle.templates import html_element
from chronicle.values import Date

# Widths and areas in viewBox units.
LAND_WIDTH = 600
COAST_TOLERANCE = 2.0
MIN_AREA = 12
# The bend of a line, as a fraction of its length.
LEG_BEND = 0.16
# The font size of a map in the margin, in viewBox units.
FONT_SIZE = LAND_WIDTH / 21
# The distance between a marker and its label, in em.
LABEL_GAP = 0.25
# The position of a label by its side: text anchor, direction, and vertical offset in em.
LABEL_SIDES = {
    "e": ("start", 1, 0.35),
    "w": ("end", -1, 0.35),
    "s": ("middle", 0, 1.25),
    "n": ("middle", 0, -0.6),
    # The label of a country has no marker.
    "on": ("middle", 0, 0.35),
}


class Marker(NamedTuple):
    """A point with a label, and the side of the point for the label.

    `classes` are the CSS classes of its element; `radius` is in em.
    """

    point: Coordinates
    label: str
    side: str
    classes: str = ""
    radius: float = 0.35
    href: str = ""
    title: str = ""


class JourneyLeg(NamedTuple):
    """A line from one step of a journey to the next; it does not show the route."""

    start: Coordinates
    end: Coordinates
    is_back: bool = False


class MapDrawing(NamedTuple):
    """A map of a frame: land and lines in viewBox units; markers and labels above them in percent.

    `labels` are the labels of countries and of markers.
    """

    frame: Frame
    lower_layer: Markup
    upper_layer: Markup
    label: str
    markers: tuple[Marker, ...] = ()
    labels: tuple[Marker, ...] = ()

    @property
    def html(self) -> Markup:
        """The map in two layers; the upper layer contains the text, which does not scale."""
        layers = Markup(
            '<div class="map-drawing" role="group" aria-label="{}">'
            '<svg viewBox="0 0 {} {:.0f}" aria-hidden="true">{}</svg><svg>{}</svg></div>'
        )
        return layers.format(
            self.label, LAND_WIDTH, frame_height(self.frame), self.lower_layer, self.upper_layer
        )

    @property
    def svg(self) -> Markup:
        """The map as a single SVG, for formats without the site's stylesheet."""
        drawing = Markup(
            '<svg viewBox="0 0 {} {:.0f}" width="{}" role="img" aria-label="{}">{}{}</svg>'
        )
        size = (LAND_WIDTH, frame_height(self.frame), LAND_WIDTH // 2)
        return drawing.format(*size, self.label, self.lower_layer, self.upper_layer)


def draw_map(
    history: History,
    frame: Frame,
    markers: Sequence[Marker],
    *,
    lines: Iterable[Line] = (),
    legs: Iterable[JourneyLeg] = (),
    insets: Sequence[Frame] = (),
    excluded: Collection[str] = (),
    is_linked: bool = False,
    label: str,
) -> MapDrawing:
    """Return the map of a frame with markers.

    Arguments:
        history: The history.
        frame: The frame.
        markers: The places to mark.
        lines: The lines to draw.
        legs: The lines of a journey.
        insets: Frames inside it that have larger maps, which show their country names.
        excluded: The ids of countries that a marker already names.
        is_linked: Whether insets and country names link to their anchors on the page of places.
        label: The accessible label of the map.
    """
    land = land_path(history, frame)
    for line in lines:
        points = [to_viewbox_units(frame, point) for point in line.path]
        points_text = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        land += Markup('<polyline class="border" points="{}"/>').format(points_text)
    for leg in legs:
        land += _leg_html(frame, leg)
    labels_html = Markup("")
    for inset in insets:
        labels_html += _inset_html(frame, inset, is_linked)
    countries = list(_country_labels(frame, insets, excluded, is_linked))
    placed_markers = [*countries, *(marker for marker in markers if marker.side)]
    labelled_markers: list[Marker] = []
    for marker in markers:
        labelled_markers.append(
            _choose_label_side(frame, marker, [*placed_markers, *labelled_markers])
        )
    labels = (*countries, *labelled_markers)
    for marker in labels:
        labels_html += _marker_html(frame, marker)
    return MapDrawing(frame, land, labels_html, label, tuple(labelled_markers), labels)


def _country_labels(
    frame: Frame, insets: Sequence[Frame], excluded: Collection[str], is_linked: bool
) -> Iterator[Marker]:
    """Yield the country names of a frame, except those on `insets` and those in `excluded`."""
    for name in frame.names:
        is_on_part = any(inset.contains(name.at) for inset in insets)
        if is_on_part or name.place in excluded:
            continue
        href = ""
        if is_linked and name.place:
            href = f"#{name.place}"
        yield Marker(name.at, name.name, "on", "region-name", radius=0, href=href)


def _choose_label_side(frame: Frame, marker: Marker, placed: Iterable[Marker]) -> Marker:
    """Return a marker with a label side: its own, or else the side that shows most of the label."""
    if marker.side:
        return marker
    visible_area = shapely.box(0, 0, LAND_WIDTH, frame_height(frame))
    for placed_marker in placed:
        visible_area -= label_box(frame, placed_marker)
    choices = [marker._replace(side=side) for side in "ewsn"]
    return min(choices, key=lambda choice: (label_box(frame, choice) - visible_area).area)


def label_box(frame: Frame, marker: Marker) -> shapely.Polygon:
    """Return the approximate box of a label on the narrowest map, in viewBox units."""
    x, y = to_viewbox_units(frame, marker.point)
    _, direction, down = LABEL_SIDES[marker.side]
    width = FONT_SIZE * LETTER_WIDTH * len(marker.label)
    left = x + direction * FONT_SIZE * (marker.radius + LABEL_GAP) - (1 - direction) * width / 2
    bottom = y + FONT_SIZE * down
    top = bottom - 0.75 * FONT_SIZE  # height of an uppercase letter
    return shapely.box(left, top, left + width, bottom)


def frame_height(frame: Frame) -> float:
    """Return the height of a frame, in viewBox units."""
    middle = math.radians((frame.north + frame.south) / 2)
    width = (frame.east - frame.west) * math.cos(middle)
    return LAND_WIDTH * (frame.north - frame.south) / width


def to_percent(frame: Frame, point: Coordinates) -> tuple[float, float]:
    """Return the position of a point in a frame, in percent from the left and from the top."""
    latitude, longitude = frame.unwrap_longitude(point)
    across = (longitude - frame.west) / (frame.east - frame.west)
    down = (frame.north - latitude) / (frame.north - frame.south)
    return round(100 * across, 1), round(100 * down, 1)


def to_viewbox_units(frame: Frame, point: Coordinates) -> tuple[float, float]:
    """Return the position of a point in a frame, in viewBox units."""
    across, down = to_percent(frame, point)
    return LAND_WIDTH * across / 100, frame_height(frame) * down / 100


def smallest_frame_of_places(history: History, places: Iterable[Place]) -> Frame | None:
    """Return the smallest frame that contains the most places, or None if none contains any."""
    points = [place.coordinates for place in places]

    def frame_key(place: Frame) -> tuple[int, float]:
        """Return the sort key of a frame: most points first, then smallest."""
        points_inside = sum(place.contains(point) for point in points)
        area = (place.east - place.west) * (place.north - place.south)
        return -points_inside, area

    best = min(history.corpus.of(Frame), key=frame_key, default=None)
    if best is None or not any(best.contains(point) for point in points):
        return None
    return best


def representative_place(history: History, record: Place) -> Place:
    """Return the place that represents another on maps: for a building in a city, the city."""
    for identifier in history.corpus.containing_place_ids(record):
        containing = history.corpus.get(Place, identifier)
        is_better = containing.precision != "approximate" or not record.coordinates
        if containing.coordinates and is_better and not is_area(history, containing):
            record = containing
    return record


def is_area(history: History, record: Place) -> bool:
    """Return whether a place is a country or a region, which has no marker on maps."""
    return history.corpus.settings.place_kinds[record.kind] == "area"


def map_anchor(frame: Frame) -> str:
    """Return the anchor of a frame's map on the page of places."""
    return f"map-{frame.id}"


def frames_inside(frame: Frame, frames: Iterable[Frame]) -> list[Frame]:
    """Return the frames inside a frame, but not the frames inside those frames."""
    inside = [
        candidate for candidate in frames if candidate is not frame and _is_inside(candidate, frame)
    ]
    inner = [
        candidate for candidate, outer in permutations(inside, 2) if _is_inside(candidate, outer)
    ]
    return [candidate for candidate in inside if candidate not in inner]


def lines_in_frame(history: History, frame: Frame, date: Date | None = None) -> list[Line]:
    """Return the lines with a point in a frame; with a date, only the lines valid then."""
    lines = []
    for line in history.corpus.of(Line):
        is_valid = date is None or line.date.overlaps(date)
        is_visible = any(frame.contains(point) for point in line.path)
        if is_valid and is_visible:
            lines.append(line)
    return lines


def marker_of_place(
    record: Place,
    before: str = "",
    *,
    title: str = "",
    href: str = "",
    radius: float = 0.35,
) -> Marker:
    """Return the marker of a place that has coordinates, with its short name and side if set.

    The text `before` precedes the name.
    """
    assert record.coordinates
    label_settings = record.on_map or OnMap()
    classes = "uncertain" if record.precision == "approximate" else ""
    name = f"{before} {label_settings.short or record.name}".strip()
    return Marker(record.coordinates, name, label_settings.side or "", classes, radius, href, title)


@cached_per_history
def land_path(history: History, frame: Frame) -> Markup:
    """Return the land of a frame as an SVG path."""
    return _land_path(history.outlines, frame)


@lru_cache
def _land_path(outlines: tuple[shapely.Polygon, ...], frame: Frame) -> Markup:
    """Return the land as an SVG path, cached across histories because edits rarely change it.

    Adjacent areas are simplified together, so that their border stays one line. Holes have the
    opposite orientation to land, so that with the nonzero fill rule a hole that another area covers
    is land.
    """
    rings = list(_visible_polygons(outlines, frame))
    areas = [area for area, _ in rings]
    simplified = shapely.coverage_simplify(areas, COAST_TOLERANCE) if areas else []
    path = ""
    for area, (_, is_hole) in zip(simplified, rings, strict=True):
        oriented = shapely.orient_polygons(area, exterior_cw=is_hole)
        path += _ring_path(oriented.exterior.coords)
    return Markup('<path class="land" d="{}"/>').format(path)


def _visible_polygons(
    outlines: Iterable[shapely.Polygon], frame: Frame
) -> Iterator[tuple[shapely.Polygon, bool]]:
    """Yield the visible parts of outlines in a frame, in viewBox units.

    The second value is true if the outline is a hole.
    """
    # Clip outside the edges, so that no coast runs along them.
    width = frame.east - frame.west
    edge = 0.02 * width
    across = LAND_WIDTH / width
    down = frame_height(frame) / (frame.north - frame.south)
    # The land east of longitude 180 is also in a frame that crosses it.
    for outline, west in product(outlines, (frame.west, frame.west - 360)):
        box = west - edge, frame.south - edge, west + width + edge, frame.north + edge
        clipped = shapely.clip_by_rect(outline, *box)
        if clipped.is_empty:
            continue
        moved = [across, 0, 0, -down, -west * across, frame.north * down]
        valid = shapely.make_valid(affine_transform(clipped, moved))
        for area in shapely.get_parts(shapely.get_parts(valid)):
            if isinstance(area, shapely.Polygon) and area.area > MIN_AREA:
                yield area, not outline.exterior.is_ccw


def _ring_path(points: Iterable[tuple[float, float]]) -> str:
    """Return a ring as a closed path of relative steps; empty if rounding leaves one point."""
    rounded = [(round(x), round(y)) for x, y in points]
    steps = []
    for (x, y), (next_x, next_y) in pairwise(rounded):
        if (x, y) != (next_x, next_y):
            steps.append(f"{next_x - x} {next_y - y}")
    if len(steps) < 2:
        return ""
    start = "{} {}".format(*rounded[0])
    return f"M{start}l{' '.join(steps)}z".replace(" -", "-")


def _leg_html(frame: Frame, leg: JourneyLeg) -> Markup:
    """Return a line that bends to its left, so that a return is a separate line."""
    (x1, y1), (x2, y2) = to_viewbox_units(frame, leg.start), to_viewbox_units(frame, leg.end)
    across = (x1 + x2) / 2 + LEG_BEND * (y2 - y1)
    down = (y1 + y2) / 2 - LEG_BEND * (x2 - x1)
    style = "leg"
    if leg.is_back:
        style = "leg return-leg"
    path = Markup('<path class="{}" d="M{:.0f},{:.0f}Q{:.0f},{:.0f} {:.0f},{:.0f}"/>')
    return path.format(style, x1, y1, across, down, x2, y2)


def _inset_html(frame: Frame, inset: Frame, is_linked: bool) -> Markup:
    """Return the outline and name of a frame with a larger map, as a link to it if `is_linked`."""
    left, top = to_percent(frame, (inset.north, inset.west))
    right, bottom = to_percent(frame, (inset.south, inset.east))
    rectangle = Markup('<rect class="inset" x="{}%" y="{}%" width="{:.1f}%" height="{:.1f}%"/>')
    box = rectangle.format(left, top, right - left, bottom - top)
    name = Markup('<text x="{}%" y="{}%" dy="-0.3em">{}</text>').format(left, top, inset.name)
    if not is_linked:
        return html_element("g", box + name)
    return html_element("a", box + name, href=f"#{map_anchor(inset)}")


def _marker_html(frame: Frame, marker: Marker) -> Markup:
    """Return a marker, if it has a radius, and its label, as a link if it has a URL."""
    x, y = to_percent(frame, marker.point)
    anchor, direction, down = LABEL_SIDES[marker.side]
    across = direction * (marker.radius + LABEL_GAP)
    body = html_element("title", marker.title)
    if marker.radius:
        body += Markup('<circle cx="{}%" cy="{}%" r="{:.2f}em"/>').format(x, y, marker.radius)
    text = Markup('<text x="{}%" y="{}%" dx="{:.2f}em" dy="{}em" text-anchor="{}">{}</text>')
    body += text.format(x, y, across, down, anchor, marker.label)
    classes = f"marker {marker.classes}".strip()
    return html_element(
        "a" if marker.href else "g", body, **{"class": classes, "href": marker.href}
    )


def _is_inside(frame: Frame, other: Frame) -> bool:
    west, south, east, north = frame.edges
    return other.contains((south, west)) and other.contains((north, east))
