"""With whom, and how it went: a line for each partner of an actor, a mark for each event of both.

What they did together stands above the line; below it, in the colour of the theme that stands out,
what is of that theme. Places along the line are in per cent, heights in the size of the letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import event_names, marks
from chronicle.drawing.event_names import Band, Mark
from chronicle.drawing.time_axis import axis_of, strokes_along, years_along
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Theme
from chronicle.queries import ordering
from chronicle.values import dates
from chronicle.values.dates import Date, filed_words
from chronicle.values.days import Axis, year_words

# The most partners, and the fewest events that make one.
MOST = 6
FEWEST = 5
# The themes of a life that have fewer events share one line.
SEVERAL = 3
# How far a mark reaches to both sides: along the line in per cent, on a phone.
REACH = {"major": 1.25, "minor": 0.8}
# From one row to the next, in the size of the letters.
PITCH = 0.62
# The lines of a life stand at least so far apart, in the size of the letters.
STEP = 2.25
# What has a date so long, in per cent of the line, is drawn as long as that is.
LONG = 2.0
# A drawing so high has its years above it, too, in the size of the letters.
HIGH = 18
# The most marks above one another: what has more is so full that more of them say nothing.
HIGHEST = 16
# How far a name stays from a line, and how far it may reach below the last mark.
CLEAR = 0.1
OVER = 0.5
# What may stand before a date that is said by its year alone.
LEADING = ("by", "from", "perhaps", "about")
# Of more partners than so many, only the first are drawn at once: they are those of most events.
FOLDED_FROM = 3
FIRST = 2
STACKED = (
    "and leads to it. Marks of about the same time are stacked: "
    "the list below each line has their names."
)
# The shapes of marks, by their classes, and what each means.
SHAPES = {
    "": "an event",
    "great": "a main event",
    "long": "an event over years",
    "long within": "an event some time in these years",
}


@dataclass(frozen=True)
class EventMark:
    """An event: how far along the line it stands, in per cent, and in which row, from 1 on.

    It `is_after` where one of those whom the line joins had died. Its `stop` lies behind `x` where
    its date is a long time: it is no point then.
    """

    event: Event
    x: float
    row: int
    is_after: bool
    stop: float

    @property
    def is_long(self) -> bool:
        """Whether it is drawn as long as its date is."""
        return self.stop > self.x

    @property
    def shape(self) -> str:
        """Its class: that of a main event, of one over years, or of one at some time within them.

        Only a span says that something lasted; a decade does not know when in it that was.
        """
        if not self.is_long:
            return "great" if self.event.weight == "major" else ""
        return "long" if "/" in self.event.date.text else "long within"

    def look(self, colour: str) -> str:
        """Its classes on a side of a line that has a colour: pale where it is after a death."""
        return _look(self.shape, "after" if self.is_after else colour)

    @property
    def reach(self) -> float:
        """How far it reaches to both sides of its place, in per cent."""
        return REACH[self.event.weight]

    def covers(self, other: EventMark) -> float:
        """How much of the line the two would share in one row."""
        apart = self.reach + other.reach
        return max(0.0, min(self.stop, other.stop) + apart - max(self.x, other.x))


@dataclass(frozen=True)
class Partner:
    """Another actor, with the events in which both took part; or a theme, with its events."""

    record: Actor | Theme
    above: Sequence[EventMark]
    below: Sequence[EventMark]
    air: float | None = None
    """How much is free above it, where lines keep a step apart, in the size of the letters."""
    rooms: Mapping[str, float] = field(default_factory=dict)
    """How much more is free above it for a name, by the drawings that need it."""
    deep: float = 0
    """How much more is free below it for a name, in the size of the letters."""
    named: str = ""
    """The event that is named before all others."""
    style: str = ""
    """How marks above the line look: those of a theme that stands out as those below one."""
    span: str = ""
    """When it began or ended, or whom it followed, where it followed another or one followed it."""
    others: Sequence[Theme] = ()
    """The other themes on its line, of few events each."""

    @property
    def records(self) -> Sequence[Record]:
        """All that its line is about."""
        return [self.record, *self.others]

    @property
    def name(self) -> str:
        """What its line is called."""
        return ", ".join(one.label.as_text for one in self.records)

    @property
    def events(self) -> list[Event]:
        """The events of both sides as a list by year has them."""
        return ordering.as_listed(mark.event for mark in (*self.above, *self.below))

    @property
    def free(self) -> Markup:
        """What is free above it, as blank drawings: at all times, and where it has more room."""
        blank = Markup("")
        for drawing, high in {"": self.air or 0, **self.rooms}.items():
            if high:
                size = {"class": "air", "data_room": drawing, "height": f"{high:.2f}em"}
                blank += Markup('<svg{} aria-hidden="true"></svg>').format(
                    templates.attributes(**size)
                )
        return blank

    @property
    def rise(self) -> float:
        """How far below the top of its drawing its line stands, in the size of the letters."""
        return PITCH * (max((mark.row for mark in self.above), default=0) + 0.8)

    @property
    def fall(self) -> float:
        """How far its drawing goes on below its line, in the size of the letters."""
        return PITCH * (max((mark.row for mark in self.below), default=0) + 0.8) + self.deep

    def words(self, accent: Theme | None) -> str:
        """How many events there are, and how many of the theme that stands out."""
        words = f"{len(self.above) + len(self.below)} events"
        if accent and self.below:
            words += f", {len(self.below)} filed under {accent.name.as_text.lower()}"
        return words

    def y(self, mark: EventMark) -> float:
        """How far below the top a mark stands."""
        if mark in self.below:
            return self.rise + PITCH * mark.row
        return self.rise - PITCH * mark.row


@dataclass(frozen=True)
class Sample:
    """Marks as they are drawn, by their classes, and what they mean."""

    marks: Sequence[str]
    words: str


def draw(
    history: History, actor: Actor, events: Iterable[Event], href: Callable[[Record], str]
) -> Markup:
    """The partners of an actor among those of its kind, as a figure of HTML.

    `events` are those in which it took part, `href` the way to a record. Empty where it has no two
    partners.
    """
    found = partners(history, actor, events)
    if len(found) < 2:
        return Markup("")
    found = _with_room(history, found)
    lead = f"{summed(found, accent_of(history))} {told(actor)}"
    key = samples(found, accent_of(history), pale="after the death of one")
    drawn = partial(_drawn, history, href=href)
    if len(found) <= FOLDED_FROM:
        return drawn(found, key=key, lead=lead)
    first, others = found[:FIRST], found[FIRST:]
    summary = f"With {len(others)} more: {', '.join(one.name for one in others)}"
    folded = Markup('<details class="more"><summary>{}</summary>{}</details>')
    return drawn(first, key=key, lead=lead) + folded.format(summary, drawn(others))


def _with_room(history: History, found: Iterable[Partner]) -> list[Partner]:
    """Partners, each with its weightiest event to be named and as much more room as that needs."""
    roomy: list[Partner] = []
    for partner in found:
        taken = {one.named for one in roomy}
        weightiest = (event for event in _weightiest(history, partner) if event.id not in taken)
        naming = (_naming(history, partner, event) for event in weightiest)
        roomy.append(next(filter(None, naming), partner))
    return roomy


def _weightiest(history: History, partner: Partner) -> list[Event]:
    """The main events of a partner, or without any the others, the weightiest first."""
    events = [mark.event for mark in (*partner.above, *partner.below)]
    main = [event for event in events if event.weight == "major"]
    return sorted(main or events, key=_rank_in(history))


def _naming(history: History, partner: Partner, event: Event) -> Partner | None:
    """A partner with room for the name of an event in every drawing; None where it finds none."""
    is_below = any(mark.event == event for mark in partner.below)
    partner = _ending_with(event, partner)
    rooms: dict[str, float] = {}
    deep = 0.0
    for drawing in event_names.WIDTHS:
        for lines in range(event_names.LINES + 2):
            more = lines * event_names.LINE
            more_above = {} if is_below else {drawing: more}
            roomy = replace(partner, named=event.id, rooms=more_above, deep=more * is_below)
            *_, band = (band for band in _bands(history, roomy) if event.id in band.wanted)
            if event_names.has_room(band, event.id, drawing):
                rooms |= more_above
                deep = max(deep, roomy.deep)
                break
        else:
            return None
    return replace(partner, named=event.id, rooms=rooms, deep=deep)


def _ending_with(event: Event, partner: Partner) -> Partner:
    """A partner whose stack with an event ends with that, so that its name stands free there."""
    return replace(
        partner, above=_stacked(partner.above, event.id), below=_stacked(partner.below, event.id)
    )


def _all_bands(history: History, found: Iterable[Partner]) -> list[Band]:
    """Both sides of all lines."""
    return [band for one in found for band in _bands(history, one)]


def draw_life(
    history: History, actor: Actor, events: Iterable[Event], href: Callable[[Record], str]
) -> Markup:
    """The events of somebody by theme, as a figure of HTML: each once, with the theme named first.

    `href` is the way to a record. Empty where fewer than two themes have several.
    """
    found = themes(history, actor, events)
    if len(found) < 2:
        return Markup("")
    pale = f"after the death of {actor.label.as_text}"
    key = samples(found, accent_of(history), pale=pale)
    return _drawn(history, found, href, key=key, lead=told_of_life(actor))


def _drawn(
    history: History,
    found: Sequence[Partner],
    href: Callable[[Record], str],
    *,
    key: Sequence[Sample] = (),
    lead: str = "",
) -> Markup:
    """The `key` of marks, if any, lines with these and names, and the years under them.

    `lead` says before it what it shows.
    """
    axis = axis_of(history)
    assert axis is not None
    accent = accent_of(history)
    height = sum(one.rise + one.fall for one in found)
    names = event_names.placed(_all_bands(history, found))

    def name(partner: Partner, mark: EventMark) -> Markup | str:
        return names.get((partner.record.id, mark.event.id), "")

    return templates.fill(
        "chronicle.drawing",
        "partners.html",
        partners=found,
        samples=key,
        lead=lead,
        is_high=height > HIGH,
        accent=accent,
        years=years_along(axis),
        strokes=strokes_along(axis),
        href=href,
        em=partial(templates.length, unit="em"),
        name=name,
    )


def _bands(history: History, partner: Partner) -> Iterator[Band]:
    """Both sides of the line of a partner, with the events that may be named there.

    These are the main ones, and what is to be named; those come first that most other records
    lead to.
    """
    line = partner.rise
    sides = ((partner.above, 0.0, line), (partner.below, line, line + partner.fall + OVER))
    for shown, top, foot in sides:
        marks = []
        for mark in shown:
            marks.append(Mark(mark.event.id, mark.x, mark.stop, partner.y(mark)))
        wanted = {}
        for event in sorted((mark.event for mark in shown), key=_rank_in(history)):
            if event.weight == "major" or event.id == partner.named:
                wanted[event.id] = f"{_year(event.date)}: {event.label.as_text}"
        yield Band(
            partner.record.id,
            marks,
            wanted,
            top + CLEAR,
            foot - CLEAR,
            air=partner.air or 0 if shown is partner.above else 0,
            rooms=partner.rooms if shown is partner.above else {},
            first=partner.named,
        )


def _rank_in(history: History) -> Callable[[Event], int]:
    """The order of events that may be named: the fewer records lead to one, the later it comes."""
    return lambda event: -len(history.corpus.links_to.get(event.id, ()))


def summed(found: Iterable[Partner], accent: Theme | None) -> str:
    """What the drawing shows of the partner with most events, and since when some stand out."""
    fullest = max(found, key=lambda one: len(one.events))
    words = f"With {fullest.name} this site tells of {fullest.words(accent)}"
    first = min(fullest.below, key=lambda mark: mark.x, default=None)
    if accent and first and _year(first.event.date).isdigit():
        words += f", the earliest dated {_year(first.event.date)}"
    return f"{words}."


def told(actor: Actor) -> str:
    """How to read the drawing: what marks are, and stacks of them."""
    both = f"both {actor.label.as_text} and the {actor.kind} named"
    return f"Each mark is an event of {both}, {STACKED}"


def told_of_life(actor: Actor) -> str:
    """How to read the drawing of a life."""
    return f"Each mark is an event that concerns {actor.label.as_text}, {STACKED}"


def _year(date: Date) -> str:
    """The year of a date, or its years, or what it has in place of one, as certain as that is."""
    if date.is_certain and date.latest and date.latest.year > date.first.year + 1:
        return f"{year_words(date.first.year)}–{year_words(date.latest.year)}"
    leading = takewhile(LEADING.__contains__, date.words.split())
    return " ".join([*leading, filed_words(date)])


def samples(found: Sequence[Partner], accent: Theme | None, *, pale: str) -> list[Sample]:
    """What marks are, each with its own before it: of the kinds of marks those that are drawn.

    First come the shapes, each in its first colour, then the other colours in all their shapes.
    """
    drawn = {look for one in found for look in _looks(one)}
    where = ", below the line" if any(one.below for one in found) else ""
    colours = {"accent": accent.name.as_text.lower() + where} if accent else {}
    colours["after"] = pale
    meant = []
    for shape, words in SHAPES.items():
        looks = [_look(shape, colour) for colour in ("", *colours)]
        meant.append(Sample([look for look in looks if look in drawn][:1], words))
    for colour, words in colours.items():
        looks = [_look(shape, colour) for shape in SHAPES]
        meant.append(Sample([look for look in looks if look in drawn], words))
    return [one for one in meant if one.marks]


def _looks(partner: Partner) -> Iterator[str]:
    """The classes of each mark of a line."""
    for shown, colour in ((partner.above, partner.style), (partner.below, "accent")):
        for mark in shown:
            yield mark.look(colour)


def _look(shape: str, colour: str) -> str:
    """The classes of a mark."""
    return f"{shape} {colour}".strip()


def partners(history: History, actor: Actor, events: Iterable[Event]) -> list[Partner]:
    """The actors of its kind with whom an actor took part in most events, those first."""
    axis = axis_of(history)
    if axis is None:
        return []
    ordered = ordering.by_date(events)
    counts: Counter[str] = Counter()
    for event in ordered:
        counts.update({part.actor for part in event.actors} - {actor.id})
    found: list[Partner] = []
    for name, count in counts.most_common():
        other = history.corpus.get(Actor, name)
        if other.kind != actor.kind or count < FEWEST or len(found) == MOST:
            continue
        shared = [event for event in ordered if any(part.actor == name for part in event.actors)]
        deaths = [one.died for one in (actor, other) if one.died]
        found.append(_partner(history, other, shared, axis, deaths))
    return found


def themes(history: History, actor: Actor, events: Iterable[Event]) -> list[Partner]:
    """The themes under which the events of somebody are filed first, those of most events first.

    What stands out has its colour, and its name says what that is.
    """
    axis = axis_of(history)
    if axis is None:
        return []
    deaths = [actor.died] if actor.died else []
    by_theme: dict[str, list[Event]] = {}
    for event in ordering.by_date(events):
        for name in event.themes[:1]:
            by_theme.setdefault(name, []).append(event)
    names = sorted(by_theme, key=lambda name: -len(by_theme[name]))
    few = [name for name in names if len(by_theme[name]) < SEVERAL]
    joined = few if 1 < len(few) < len(names) else []
    found = []
    for name in names:
        if name in joined:
            continue
        theme = history.corpus.get(Theme, name)
        style = "accent" if theme.stands_out else ""
        found.append(Partner(theme, placed(by_theme[name], axis, deaths), [], style=style))
    if joined:
        found.append(_together(history, {name: by_theme[name] for name in joined}, axis, deaths))
    return _apart(_ending_with(_weightiest(history, line)[0], line) for line in found)


def _together(
    history: History,
    by_theme: Mapping[str, Iterable[Event]],
    axis: Axis,
    deaths: Sequence[Date],
) -> Partner:
    """The line of several themes; of them what stands out is below it."""
    first, *others = (history.corpus.get(Theme, name) for name in by_theme)
    above: list[Event] = []
    below: list[Event] = []
    for theme in (first, *others):
        (below if theme.stands_out else above).extend(by_theme[theme.id])
    return Partner(
        first,
        placed(ordering.by_date(above), axis, deaths),
        placed(ordering.by_date(below), axis, deaths),
        others=others,
    )


def _apart(lines: Iterable[Partner]) -> list[Partner]:
    """Lines with so much air above each that the one before it is at least one step away."""
    parted: list[Partner] = []
    for line in lines:
        needed = parted[-1].fall + line.rise if parted else STEP
        parted.append(replace(line, air=max(STEP - needed, 0)))
    return parted


def _partner(
    history: History, other: Actor, shared: Iterable[Event], axis: Axis, deaths: Sequence[Date]
) -> Partner:
    """A partner, with the events of both above and below the line."""
    accent = accent_of(history)
    above = []
    below = []
    for event in shared:
        if accent and accent.id in event.themes:
            below.append(event)
        else:
            above.append(event)
    span = _span(history, other, shared)
    return Partner(other, placed(above, axis, deaths), placed(below, axis, deaths), span=span)


def _span(history: History, actor: Actor, shared: Iterable[Event] = ()) -> str:
    """From when or to when an actor was, where the record dates that one followed another.

    No year is said beyond which one of the events lies that are drawn: of a beginning only whom it
    followed.
    """
    years = [event.date.year for event in shared if event.date]
    words = []
    for former in history.corpus.linking(Actor, actor.id, "relations.actor"):
        for year in _followed(former, actor.id):
            is_first = year <= min(years, default=year)
            successor = f"successor of {former.label.as_text}"
            words.append(f"from {year_words(year)}" if is_first else successor)
    for year in _followed(actor):
        if year >= max(years, default=year):
            words.append(f"to {year_words(year)}")
    return " ".join(words)


def _followed(actor: Actor, by: str = "") -> Iterator[int]:
    """The years in which an actor was followed, by any or by one."""
    for relation in actor.relations:
        is_so = relation.type == "succeeded_by" and by in (relation.actor, "")
        if is_so and relation.date:
            yield relation.date.year


def placed(events: Iterable[Event], axis: Axis, deaths: Sequence[Date]) -> list[EventMark]:
    """Events as marks that do not cover each other while there is room, in order of their dates.

    What is long comes first: it lies nearest to the line, and the rest stands beside and over it.
    """
    return _stacked([_mark(event, axis, deaths) for event in events])


def _stacked(found: Sequence[EventMark], named: str = "") -> list[EventMark]:
    """Marks in rows; the event to be named comes last, so that it ends a stack in which it is."""
    rows: list[list[EventMark]] = [[] for _ in range(HIGHEST)]
    for mark in sorted(found, key=lambda mark: (not mark.is_long, mark.event.id == named)):
        _row_for(mark, rows).append(mark)
    by_event = {
        mark.event.id: replace(mark, row=number)
        for number, row in enumerate(rows, 1)
        for mark in row
    }
    return [by_event[mark.event.id] for mark in found]


def _mark(event: Event, axis: Axis, deaths: Sequence[Date]) -> EventMark:
    """An event as a mark on the line; what began before a death is drawn until then.

    What is only known to have been by some time stands where that time does.
    """
    date = event.date
    when = marks.of_date(date if date.start else dates.parse(date.ends[0].text), axis)
    is_long = when.width >= LONG and event.date.latest is not None
    stop = when.stop if is_long else when.start
    is_after = any(event.date.first.number > _end(died) for died in deaths)
    if is_long and not is_after:
        stop = min([stop, *(marks.of_date(died, axis).stop for died in deaths)])
    return EventMark(event, when.start, 0, is_after, stop)


def _row_for(mark: EventMark, rows: Sequence[list[EventMark]]) -> list[EventMark]:
    """The first row in which a mark covers none, or that in which it covers least."""
    return min(rows, key=lambda row: sum(mark.covers(other) for other in row))


def _end(date: Date) -> int:
    """The last day that a date may mean."""
    return (date.latest or date.first).number


def accent_of(history: History) -> Theme | None:
    """The theme that stands out, if one does."""
    for theme in history.corpus.of(Theme):
        if theme.stands_out:
            return theme
    return None
