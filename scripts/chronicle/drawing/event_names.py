"""The names of the main events beside their marks, where lines of marks leave room for them.

Places are in the size of the letters. A drawing is as wide as its page, so that a name has room
where it has some in the narrowest: in a wider one marks stand farther apart, and names do not grow.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from itertools import chain, product

from markupsafe import Markup

from chronicle.drawing.lettering import Box
from chronicle.templates import attributes, element, length

# So wide is the narrowest drawing at a desk and on a phone.
WIDTHS = {"desk": 37.0, "phone": 15.75}
# A letter of a name, from line to line; where letters stand in a line.
LETTER = 0.395
LINE = 0.86
RISE = 0.64
# From a mark to its name beside it, without other room farther off, or above it: as long is the
# line that leads there, but for this.
GAP = 0.8
FAR = 2.0
ABOVE = 0.35
SHORT = 0.2
# So much to the left for its height leads a line to a name above, lest it seem one of the years.
SLANT = 0.25
# The radius of a mark.
RADIUS = 0.3
# How many letters a line of a name may have, the best first.
LETTERS = (28, 24, 34, 20, 42, 18, 16)
# How far the top of a name may stand above the middle of a mark so that it clears what is higher.
LOWER = 0.22
# The most lines of a name, and how far it stays from the marks of others beside and above it; on a
# phone marks are smaller.
LINES = 4
APART = {"desk": 0.45, "phone": 0.2}
OVER = {"desk": 0.2, "phone": 0.1}
# So much higher a name may stand above its mark, so that it clears others beside that.
LIFTS = (0, 0.6, 1.2, 1.8, 2.4)
# So many events are named in a drawing of no more lines, two of one not so near, in per cent.
MOST = 8
# At a desk more have room: so many of a drawing, so many more on a side of one line.
MOST_AT_DESK = 18
ROUNDS = 3
NEAR = 3
NOTHING = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class Side:
    """A side of a mark: its right (1) or its left (-1), so far off, or above it (0).

    Above it so much of a name is at its left.
    """

    across: int = 0
    gap: float = GAP
    share: float = 0


# Where a name may stand, the best first; farther off where many stand near each other.
NEAR_SIDES = (Side(1), Side(-1), Side(share=0.5), Side(share=0.62), Side(share=0.8))
SIDES = (*NEAR_SIDES, Side(1, FAR), Side(-1, FAR))


@dataclass(frozen=True)
class Mark:
    """The mark of an event: where it stands along the line in per cent, how high, and how far."""

    id: str
    start: float
    stop: float
    height: float

    def box(self, width: float) -> Box:
        """What it takes of a drawing that is so wide."""
        left = self.start * width / 100 - RADIUS
        right = self.stop * width / 100 + RADIUS
        return Box(left, self.height - RADIUS, right, self.height + RADIUS)

    def is_near(self, other: Mark) -> bool:
        """Whether another is of about the same time, or is the same."""
        return abs(self.start - other.start) < NEAR


@dataclass(frozen=True)
class Band:
    """The marks on one side of a line, from the top of their part of the drawing to its foot.

    `wanted` are the names of those that may have one, the weightiest first; the `first` of its key
    has one before all others, in every room. At a desk there is so much `air` above it; on a phone
    something else stands there. In the rooms named so much more is free above it.
    """

    key: str
    marks: Sequence[Mark]
    wanted: Mapping[str, str]
    top: float
    foot: float
    air: float = 0
    rooms: Mapping[str, float] = field(default_factory=dict)
    first: str = ""


@dataclass(frozen=True)
class EventName:
    """A name in lines beside its mark: from where in per cent of the line, and how far from there.

    `room` says for which drawing it is, `anchor` which end of its lines stands there; `baseline`
    is that of the first. A mark so high has it on the right, 1, on the left, -1, or above, 0.
    """

    room: str
    start: float
    anchor: str
    apart: float
    baseline: float
    lines: Sequence[str]
    height: float
    across: int

    @property
    def leader(self) -> Box:
        """From where to where the line leads from its mark to it."""
        if not self.across:
            foot = self.baseline - RISE + LINE * len(self.lines)
            top = self.height - RADIUS
            return Box(0, top, SLANT * (foot - top), foot)
        edge = self.across * RADIUS
        return Box(edge, self.height, self.apart - self.across * SHORT, self.height)

    @property
    def svg(self) -> Markup:
        """Its lines one below the other, each from the same edge, in a drawing at its mark."""
        spans = Markup("")
        for number, line in enumerate(self.lines):
            down = length(self.baseline + LINE * number, "rem")
            spans += element("tspan", line, x=length(self.apart, "rem"), y=down)
        ends: dict[str, str] = {}
        for end, place in zip(("x1", "y1", "x2", "y2"), astuple(self.leader), strict=True):
            ends[end] = length(place, "rem")
        leader = Markup("<line{}/>").format(attributes(**ends))
        name = element("text", spans, text_anchor=self.anchor)
        return element("svg", leader + name, data_room=self.room, x=length(self.start, "%"))


def placed(bands: Sequence[Band]) -> dict[tuple[str, str], Markup]:
    """The names of events by the keys of their bands and their own, in every room there is.

    Of each key one is named, then more while there is room for them; no event is named twice.
    """
    found: dict[tuple[str, str], Markup] = {}
    for key, event, name in _named(bands):
        found[key, event] = found.get((key, event), Markup("")) + name.svg
    return found


def has_room(band: Band, event: str, room: str) -> bool:
    """Whether an event finds room for its name in a room where no other has one."""
    return _Sheet(band, room, WIDTHS[room]).place(event, ()) is not None


def _named(bands: Sequence[Band]) -> Iterator[tuple[str, str, EventName]]:
    """The keys of bands with the events that are named: first those of each key that are to be.

    Where a key has none of these, one is named in each room that has place for one; what more is
    named has a place in all rooms, and then what has one at a desk.
    """
    by_band = [[_Sheet(band, room, width) for room, width in WIDTHS.items()] for band in bands]
    named: dict[str, dict[str, str]] = {room: {} for room in WIDTHS}
    for sheets in by_band:
        yield from _next(sheets, sheets[0].first, named)
    for sheet in chain.from_iterable(by_band):
        if sheet.band.key not in named[sheet.room].values():
            yield from _next([sheet], sheet.band.wanted, named)
    for sheets in by_band:
        if max(map(len, named.values())) < MOST:
            yield from _next(sheets, sheets[0].band.wanted, named)
    for sides, (desk, _) in product((NEAR_SIDES, SIDES), by_band * ROUNDS):
        if len(named["desk"]) < MOST_AT_DESK:
            yield from _next([desk], desk.band.wanted, named, sides)


def _next(
    sheets: Sequence[_Sheet],
    events: Iterable[str],
    named: Mapping[str, dict[str, str]],
    sides: Sequence[Side] = SIDES,
) -> Iterator[tuple[str, str, EventName]]:
    """The first event that has no name yet and finds room for one on each sheet, with its names.

    `named` are the keys of bands by the events that are named in each room.
    """
    for event in events:
        places = [sheet.place(event, named[sheet.room], sides) for sheet in sheets]
        if None in places:
            continue
        for sheet, place in zip(sheets, places, strict=True):
            assert place is not None
            name, sheet.taken[f"name of {event}"] = place
            named[sheet.room][event] = sheet.band.key
            yield sheet.band.key, event, name
        return


class _Sheet:
    """A band in a drawing of some width, and what is taken of it."""

    def __init__(self, band: Band, room: str, width: float) -> None:
        self.band = band
        self.room = room
        self.width = width
        self.marks: dict[str, Mark] = {}
        self.taken: dict[str, Box] = {}
        for mark in band.marks:
            self.marks[mark.id] = mark
            box = mark.box(width)
            apart, over = APART[room], OVER[room]
            self.taken[mark.id] = Box(
                box.left - apart, box.top - over, box.right + apart, box.bottom + over
            )
        air = band.rooms.get(room, 0) + (band.air if room == "desk" else 0)
        self.bounds = Box(0, band.top - air, width, band.foot)

    @property
    def first(self) -> list[str]:
        """The event that is to be named before all others, if it stands here."""
        return [event for event in self.band.wanted if event == self.band.first]

    def place(
        self, event: str, named: Collection[str], sides: Sequence[Side] = SIDES
    ) -> tuple[EventName, Box] | None:
        """Where the name of an event finds room, unless it, or one of about its time, is named."""
        mark = self.marks[event]
        if event in named:
            return None
        if any(mark.is_near(self.marks[other]) for other in self.marks.keys() & named):
            return None
        others = {**self.taken, event: NOTHING}.values()
        for name, box in self._places(mark, self.band.wanted[event], sides):
            is_free = not any(map(box.overlaps, others))
            if is_free and self.bounds.holds(box) and not self._crosses(name, others):
                return name, box
        return None

    def _crosses(self, name: EventName, others: Collection[Box]) -> bool:
        """Whether the line that leads to a name goes through what stands there."""
        start = name.start * self.width / 100
        ends = name.leader
        left, right = sorted((start + ends.left, start + ends.right))
        top, bottom = sorted((ends.top, ends.bottom))
        return any(map(Box(left, top, right, bottom).grown(0.01).overlaps, others))

    def _places(
        self, mark: Mark, words: str, sides: Sequence[Side]
    ) -> Iterator[tuple[EventName, Box]]:
        """Where a name may stand, the best places first, each with its box."""
        for side, letters in product(sides, LETTERS):
            lines = _balanced(words, letters)
            is_late = side.across > 0 and mark.stop > mark.start  # its end is far from its year
            if not is_late and len(lines) <= LINES:
                yield from self._on(side, mark, lines)

    def _on(self, side: Side, mark: Mark, lines: Sequence[str]) -> Iterator[tuple[EventName, Box]]:
        """Where a name in lines may stand on a side of its mark, each with its box."""
        room = mark.box(self.width)
        wide = LETTER * max(map(len, lines))
        high = LINE * len(lines)
        anchor, start = "start", mark.start
        tops = [
            mark.height - LINE / 2,
            mark.height - high / 2,
            mark.height + LINE / 2 - high,
            mark.height - LOWER,
        ]
        if side.across > 0:
            start, apart = mark.stop, RADIUS + side.gap
            left = room.right + side.gap
        elif side.across < 0:
            anchor, apart = "end", -RADIUS - side.gap
            left = room.left - side.gap - wide
        else:
            apart = -side.share * wide
            left = room.left + RADIUS + apart
            tops = [room.top - ABOVE - high - lift for lift in LIFTS]
        for top in tops:
            name = EventName(
                self.room, start, anchor, apart, top + RISE, lines, mark.height, side.across
            )
            yield name, Box(left, top, left + wide, top + high)


def _balanced(words: str, letters: int) -> list[str]:
    """Words in lines of at most so many letters, which are as even as their number allows."""
    count = len(_in_lines(words, letters))
    for most in range(math.ceil(len(words) / count), letters):
        lines = _in_lines(words, most)
        if len(lines) == count:
            return lines
    return _in_lines(words, letters)


def _in_lines(words: str, letters: int) -> list[str]:
    """Words in lines of at most so many letters, or as long as a word: none is parted."""
    return textwrap.wrap(words, letters, break_long_words=False, break_on_hyphens=False)
