"""The oldest dated source that the record names for an event, and its delay."""

from collections.abc import Iterator
from typing import NamedTuple

from chronicle.history import History, cached_per_history
from chronicle.records import Claim, Event, Work
from chronicle.values import Date, Day

MAX_EARLY_DAYS = 2 * 366


class OldestSource(NamedTuple):
    """A source of an event, and the date when it was said or written.

    `is_published` is false if it was published much later, is in an archive or a manuscript, or
    has no title, such as a visit; a report in the press may have none.
    """

    work: Work
    date: Date
    is_published: bool

    @property
    def day(self) -> Day:
        """The last possible day of the date."""
        return self.date.last_day


class EventDelay(NamedTuple):
    """An event, its oldest source, and the day of the event when the delay begins."""

    event: Event
    source: OldestSource | None
    day: Day

    @property
    def group(self) -> str:
        """`early` for a source from the time of the event or two years later, `late`, `undated`."""
        if self.source is None:
            return "undated"
        days = self.source.day.toordinal() - self.day.toordinal()
        return "early" if days <= MAX_EARLY_DAYS else "late"


@cached_per_history
def event_delays(history: History) -> tuple[EventDelay, ...]:
    """Return the delays of all events, by the day when they begin.

    A delay begins at the end of the event, or at its start if it has no end. A source written
    during the event has no delay.
    """
    delays = []
    for event in history.corpus.of(Event):
        source = oldest_source(history, event)
        day = event.date.latest_day or event.date.bounds[0].latest_day
        if source:
            day = min(day, source.day)
        delays.append(EventDelay(event, source, day))
    return tuple(sorted(delays, key=lambda delay: delay.day))


@cached_per_history
def oldest_source(history: History, event: Event) -> OldestSource | None:
    """Return the oldest dated source of an event or of a part of it, or None.

    A source is a document that the event or a statement about it is based on, or a work that a
    paper cites there. The papers themselves do not count, nor do sources older than the event, nor
    works that the paper does not name and only the project identified.
    """
    start = event.date.bounds[0].earliest_day
    sources = [source for source in _dated_sources(history, event) if source.day >= start]
    return min(sources, key=lambda source: source.day, default=None)


def _dated_sources(history: History, event: Event) -> Iterator[OldestSource]:
    """Yield the sources of an event, each with its date of publication and, if known, of writing.

    Without a date of publication, `spoken` may be the date of the topic of the work.
    """
    for work in _named_works(history, event):
        if work.is_paper or work.issued is None:
            continue
        evidence = history.corpus.settings.evidence[work.evidence]
        is_untitled = work.is_description and not evidence.reports
        is_unpublished = work.archive or work.type == "manuscript" or is_untitled
        yield OldestSource(work, work.issued, not is_unpublished)
        if work.spoken:
            yield OldestSource(work, work.spoken, is_published=False)


def _named_works(history: History, event: Event) -> Iterator[Work]:
    """Yield the works that the record names for an event or for a statement about it."""
    corpus = history.corpus
    statements = corpus.records_linking_to(Claim, event.id, "about")
    records: list[Event | Claim] = [event, *statements]
    for record in records:
        for source in record.sources:
            yield corpus.get(Work, source.work)
            for basis in source.rests_on:
                work = corpus.get(Work, basis.work)
                if source.work not in work.identified_in:
                    yield work
