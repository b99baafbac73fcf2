"""Strips: columns on a time axis, with captions.

Positions along the axis are in percent and across it in em, so that one drawing fits narrow and
wide viewports. The stylesheet sets the colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from chronicle import templates
from chronicle.graphics import LETTER_WIDTH
from chronicle.templates import html_element
from chronicle.values import Date, TimeAxis, days

# Sizes of text and columns, in em.
LINE_HEIGHT = 1.35
MIN_WIDTH = 29  # captions that fit this width fit everywhere
MAX_HEIGHT_PER_ITEM = 1
MAX_COLUMN_HEIGHT = 8
MAX_SMALL_COLUMN_HEIGHT = 2.4
CAPTION_MARGIN = 0.5
AXIS_HEIGHT = 1.6

YEAR_LETTERS = 4


@dataclass(frozen=True)
class TimelineColumn:
    """A column of a strip: the number of items from one day to another.

    The column is above the axis, or below it (`is_below`); `title` describes the items on both
    sides.
    """

    start: int
    stop: int
    count: int
    title: str
    href: str
    is_below: bool = False

    @property
    def mid_time(self) -> float:
        """The middle of the time that the column covers."""
        return (self.start + self.stop) / 2


@dataclass(frozen=True)
class Caption:
    """A label at a time, above the axis or below it; `time_text` is the time as text.

    A caption with `is_accent` has the colour of the columns below the axis, and names them.
    """

    time: float
    text: str
    href: str
    time_text: str = ""
    is_below: bool = False
    is_accent: bool = False


@dataclass(frozen=True)
class PlacedCaption:
    """A caption from `start` to `stop` for a time at `position`, in percent; `lane` is its line."""

    caption: Caption
    position: float
    start: float
    stop: float
    lane: int = 0

    @property
    def is_left_of_time(self) -> bool:
        """Whether the caption ends at its time, because there is too little room to the right."""
        return self.start < self.position

    def overlaps(self, other: PlacedCaption) -> bool:
        """Return whether this caption and another would overlap in one lane."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True)
class TimelineStrip:
    """Columns and captions on an axis; `label` is the accessible label.

    A strip with a `linked_column` is small, and only the interval of that column is a link.
    """

    axis: TimeAxis
    columns: Sequence[TimelineColumn]
    captions: Sequence[Caption]
    label: str
    linked_column: TimelineColumn | None = None

    @property
    def html(self) -> Markup:
        """The drawing and its axis as HTML."""
        drawing, height = self._draw_layers()
        image = Markup(
            '<div class="strip"><svg height="{:.2f}em" role="group" aria-label="{}">{}</svg>'
            '<svg class="axis" aria-hidden="true">{}</svg></div>'
        )
        axis = axis_ticks(self.axis, self.columns)
        return image.format(height, self.label, drawing, axis)

    @property
    def svg(self) -> Markup:
        """One SVG with a font size of 12 units, for formats without a stylesheet."""
        drawing, height = self._draw_layers()
        svg = Markup(
            '<svg viewBox="-16 0 592 {:.0f}" aria-label="{}">'
            '<svg width="560" overflow="visible">{}</svg>'
            '<svg y="{:.2f}em" width="560" overflow="visible">{}</svg></svg>'
        )
        full = 12 * (height + AXIS_HEIGHT)
        return svg.format(full, self.label, drawing, height, axis_ticks(self.axis))

    def _draw_layers(self) -> tuple[Markup, float]:
        """Return the columns and the captions, and their height in em."""
        highest = MAX_SMALL_COLUMN_HEIGHT if self.linked_column else MAX_COLUMN_HEIGHT
        highest_count = max((column.count for column in self.columns), default=1)
        unit = min(highest / highest_count, MAX_HEIGHT_PER_ITEM)
        high = unit * self._highest_count(is_below=False)
        low = unit * self._highest_count(is_below=True)
        captions_above = place_captions(self, is_below=False)
        captions_below = place_captions(self, is_below=True)
        base = LINE_HEIGHT * _lane_count(captions_above) + high + CAPTION_MARGIN
        bottom = base + low + LINE_HEIGHT * _lane_count(captions_below) + CAPTION_MARGIN
        top = base - high - CAPTION_MARGIN
        placed = [(caption, top - LINE_HEIGHT * caption.lane - 0.35) for caption in captions_above]
        placed += [
            (caption, base + low + LINE_HEIGHT * (caption.lane + 1) - 0.1)
            for caption in captions_below
        ]
        markup = Markup("")
        for label, y in placed:
            if not label.caption.is_accent:
                markup += _caption_line(label, y, base)
        # Text is drawn over the lines of other captions.
        for label, y in placed:
            markup += _caption_text(label, y)
        # The line begins at the margin, under the first label.
        line = Markup('<line x1="-.9rem" x2="100%" y1="{0:.2f}em" y2="{0:.2f}em"/>')
        markup += line.format(base)
        for _, interval_columns in groupby(self.columns, key=lambda column: column.start):
            markup += self._render_interval([*interval_columns], base, unit)
        return markup, bottom

    def _highest_count(self, *, is_below: bool) -> int:
        """Return the count of the highest column on one side of the axis."""
        counts = (column.count for column in self.columns if column.is_below == is_below)
        return max(counts, default=0)

    def _render_interval(
        self, columns: Sequence[TimelineColumn], base: float, unit: float
    ) -> Markup:
        """Return the columns of an interval, as a link unless another column is the linked one."""
        columns_html = Markup("")
        for column in columns:
            style = templates.attributes(**{"class": "accent" if column.is_below else ""})
            start = position_percent(self.axis, column.start)
            stop = position_percent(self.axis, column.stop)
            high = unit * column.count
            top = base if column.is_below else base - high
            # Not by `Markup.format`, which parses its pattern at each call.
            position = f'x="{start:.2f}%" y="{top:.2f}em"'
            size = f'width="{0.8 * (stop - start):.2f}%" height="{high:.2f}em"'
            columns_html += Markup(f"<rect{style} {position} {size}/>")
        if self.linked_column and self.linked_column not in columns:
            return columns_html
        # On mobile a column is smaller than a touch target (WCAG 2.5.8). The rule allows this in
        # a dense chart, and if larger links lead to the same events: those of the axis to years.
        title = html_element("title", columns[0].title)
        return html_element("a", title + columns_html, href=columns[0].href, tabindex="-1")


def axis_for_dates(dates: Sequence[Date]) -> TimeAxis:
    """Return the time axis from the first of some dates to the last."""
    first = min(date.first_day for date in dates)
    last = max(date.latest_day or date.first_day for date in dates)
    return days.fit_axis(first, last)


def position_percent(axis: TimeAxis, day: float) -> float:
    """Return the position of a day on an axis, in percent."""
    return round(100 * (day - axis.start) / (axis.stop - axis.start), 2)


def axis_ticks(axis: TimeAxis, columns: Sequence[TimelineColumn] = ()) -> Markup:
    """Return the ticks of an axis; each label links to the target of the next column."""
    html = Markup("")
    tick = Markup('<line x1="{0}%" x2="{0}%" y2=".35em"/><text x="{0}%" y="1.4em"{1}>{2}</text>')
    for at, label in axis.labels.items():
        position = position_percent(axis, at)
        side = "middle"
        if not position and len(label) > YEAR_LETTERS:
            # Half of a long label would extend beyond the drawing; half of a year may.
            side = "start"
        later = [column.href for column in columns if column.start >= at]
        if later:
            label = html_element("a", label, href=later[0], tabindex="-1")
        html += tick.format(position, templates.attributes(text_anchor=side), label)
    return html_element("g", html, **{"class": "ticks"})


def place_captions(strip: TimelineStrip, *, is_below: bool) -> list[PlacedCaption]:
    """Return the captions on one side of the axis, each in a lane without overlaps.

    A caption does not cross the line of another caption. A caption begins at its time. It ends
    there if it would otherwise leave the drawing, or overlap a later caption that ends at its time.
    """
    limit = 100.0
    leftward: list[PlacedCaption] = []
    rightward: list[PlacedCaption] = []
    for caption in sorted(strip.captions, key=lambda caption: -caption.time):
        if caption.is_below != is_below:
            continue
        position = position_percent(strip.axis, caption.time)
        letters = len(f"{caption.time_text} {caption.text}".strip())
        length = 100 * (LETTER_WIDTH * letters + 0.3) / MIN_WIDTH
        if position + length <= limit or position < length:
            rightward.append(PlacedCaption(caption, position, position, position + length))
        else:
            limit = position
            leftward.insert(0, PlacedCaption(caption, position, position - length, position))
    placed: list[PlacedCaption] = []
    for label in (*rightward, *leftward):
        occupied_lanes = {
            placed_caption.lane for placed_caption in placed if label.overlaps(placed_caption)
        }
        # The line from another caption to its column crosses all lanes between them.
        crossed = [
            placed_caption.lane
            for placed_caption in placed
            if label.start <= placed_caption.position <= label.stop
        ]
        lane = max(crossed, default=-1) + 1
        while lane in occupied_lanes:
            lane += 1
        placed.append(replace(label, lane=lane))
    return placed


def _lane_count(placed: Sequence[PlacedCaption]) -> int:
    return max((label.lane + 1 for label in placed), default=0)


def _caption_line(label: PlacedCaption, y: float, base: float) -> Markup:
    """Return a line from a caption at height `y` to the axis."""
    start = y - 0.8 if label.caption.is_below else y + 0.2
    stroke = Markup('<line x1="{0:.2f}%" x2="{0:.2f}%" y1="{1:.2f}em" y2="{2:.2f}em"/>')
    return stroke.format(label.position, start, base)


def _caption_text(label: PlacedCaption, y: float) -> Markup:
    """Return a caption at height `y`, as a link."""
    caption = label.caption
    side = templates.attributes(dx=".3em")
    if label.is_left_of_time:
        side = templates.attributes(dx="-.3em", text_anchor="end")
    when = html_element("tspan", caption.time_text) + (" " if caption.time_text else "")
    if caption.is_accent:
        side = templates.attributes(dx="-.9rem", **{"class": "accent"})
    template = Markup('<text x="{:.2f}%" y="{:.2f}em"{}>{}{}</text>')
    text = template.format(label.position, y, side, when, caption.text)
    return html_element("a", text, href=caption.href, tabindex="-1")
