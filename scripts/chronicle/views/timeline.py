"""The timeline: every event on one page by year, and what its filters can be set to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record.dates import Date
from chronicle.record.models import EVIDENCE, Actor, Event, Theme
from chronicle.record.text import Prose
from chronicle.views import ordering, selection, spans
from chronicle.views.citations import CiteControl, control
from chronicle.views.page import Link, PageView, link
from chronicle.views.spans import Span


@dataclass(frozen=True)
class Option:
    """A value that a filter can be set to: its key, its name, and how many events it leaves."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Filters:
    """What the filters of the timeline can be set to; each has only what some event has."""

    themes: tuple[Option, ...]
    actors: tuple[Option, ...]
    papers: tuple[Option, ...]
    evidence: tuple[Option, ...]


@dataclass(frozen=True)
class LongEvent:
    """An event that outlasts its first year: its id, its title with its date, and its span."""

    id: str
    words: str
    span: Span


@dataclass(frozen=True)
class Band:
    """The events a year, over whole decades, and in lanes under them those that last longer.

    `first` and `last` are the years of the first and last event, `peak` is the first year with
    the `most` events; the spans of the lanes are on the scale of all `years`.
    """

    first: int
    last: int
    years: tuple[tuple[int, int], ...]
    most: int
    peak: int
    lanes: tuple[tuple[LongEvent, ...], ...]


@dataclass(frozen=True)
class TimelineEntry:
    """An event in its year. `themes`, `actors`, `papers`, `evidence`, `weight` are keys of filters.

    `names` are those who took part; `span` is its date on the scale of its year.
    """

    id: str
    link: Link
    date: Date
    span: Span
    names: tuple[str, ...]
    themes: tuple[str, ...]
    actors: tuple[str, ...]
    papers: tuple[str, ...]
    evidence: tuple[str, ...]
    weight: str
    cite: CiteControl


@dataclass(frozen=True)
class TimelineYear:
    """A year that has events."""

    year: int
    events: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class TimelineView(PageView):
    """The timeline; `decades` are pairs of a decade and its first year with an event."""

    count: int
    band: Band
    filters: Filters
    decades: tuple[tuple[int, int], ...]
    years: tuple[TimelineYear, ...]


def timeline(book: Book) -> TimelineView | None:
    """The view of the timeline; None without events."""
    events = book.corpus.of(Event)
    if not events:
        return None
    years = tuple(_year(book, *group) for group in ordering.by_year(events))
    decades: dict[int, int] = {}
    for group in years:
        decades.setdefault(group.year // 10 * 10, group.year)
    return TimelineView(
        address=addresses.TIMELINE,
        title=Prose("Timeline"),
        description="Every dated event on one page, by year.",
        count=len(events),
        band=_band(events),
        filters=_filters(book, [entry for group in years for entry in group.events]),
        decades=tuple(decades.items()),
        years=years,
    )


def _band(events: Iterable[Event]) -> Band:
    counts = spans.per_year(events)
    busy = [year for year, count in counts.items() if count]
    most = max(counts.values())
    lanes = spans.lanes(events, min(counts), len(counts))
    return Band(
        first=busy[0],
        last=busy[-1],
        years=tuple(counts.items()),
        most=most,
        peak=next(year for year, count in counts.items() if count == most),
        lanes=tuple(tuple(_long_event(event, span) for event, span in lane) for lane in lanes),
    )


def _long_event(event: Event, span: Span) -> LongEvent:
    return LongEvent(event.id, f"{event.title.as_text}, {event.date.words}", span)


def _year(book: Book, year: int, events: Iterable[Event]) -> TimelineYear:
    return TimelineYear(year, tuple(_entry(book, year, event) for event in events))


def _entry(book: Book, year: int, event: Event) -> TimelineEntry:
    corpus = book.corpus
    actors = tuple(part.actor for part in event.actors)
    return TimelineEntry(
        id=event.id,
        link=link(book, event),
        date=event.date,
        span=spans.span(event.date, year),
        names=tuple(corpus.get(Actor, actor).name for actor in actors),
        themes=event.themes,
        actors=actors,
        papers=tuple(selection.papers_behind(event)),
        evidence=tuple(selection.evidence(event, corpus)),
        weight=event.weight,
        cite=control(book, book.addresses[event.id]),
    )


def _filters(book: Book, entries: Iterable[TimelineEntry]) -> Filters:
    """The filters: themes, papers and evidence in the order of the data, actors by their events."""
    corpus = book.corpus
    actors = Counter(part.actor for event in corpus.of(Event) for part in event.actors)
    names = {actor: corpus.get(Actor, actor).name for actor, _ in actors.most_common()}
    papers = {work.id: labels.paper_name(work).striptags() for work in selection.papers(corpus)}
    return Filters(
        themes=_options(
            {theme.id: theme.name.as_text for theme in corpus.of(Theme)},
            Counter(theme for entry in entries for theme in entry.themes),
        ),
        actors=_options(names, actors),
        papers=_options(papers, Counter(paper for entry in entries for paper in entry.papers)),
        evidence=_options(
            {kind: kind.replace("-", " ") for kind in EVIDENCE},
            Counter(kind for entry in entries for kind in entry.evidence),
        ),
    )


def _options(names: dict[str, str], counts: Counter[str]) -> tuple[Option, ...]:
    return tuple(Option(key, name, counts[key]) for key, name in names.items() if counts[key])
