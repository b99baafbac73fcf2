"""The timeline: all events on one page by year, and the options of its filters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import event_timeline
from chronicle.graphics.event_timeline import FEWEST_DRAWN
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.queries import links, ordering, related_records
from chronicle.records import Event


class Option(NamedTuple):
    """A value of a filter: the key of the filter in URLs, and the value there."""

    key: str
    value: str

    def __str__(self) -> str:
        """Return the key and value as the script compares them."""
        return f"{self.key}:{self.value}"


class FilterOption(NamedTuple):
    """An option, its label, and the number of events that have it."""

    option: Option
    words: str
    events: int


def render_timeline(history: History) -> Page:
    """Render the timeline."""
    events = history.corpus.of(Event)
    years = tuple(ordering.years_of_events(events))
    context = PageTemplate(
        "timeline.html",
        "timeline",
        events=events,
        period=event_timeline.timeline_of_events(history, addresses.TIMELINE),
        filters=_timeline_filters(history),
        years=years,
        jumps=ordering.decade_jumps([year for year, _, _ in years]),
        options_of=partial(_event_options, history),
    )
    return render_list_page(
        history,
        addresses.TIMELINE,
        context,
        f"Every dated event of {history.site.name} on one page, by year.",
    )


def _event_options(history: History, event: Event) -> Iterator[Option]:
    """Yield the options that an event has, in the order of the filters."""
    for theme in event.themes:
        yield Option("theme", theme)
    for paper in related_records.paper_ids(history.corpus, event):
        yield Option("paper", paper)
    for participant in event.actors:
        yield Option("actor", participant.actor)
    for kind in related_records.evidence_classes(event, history.corpus):
        yield Option("evidence", kind)


def _timeline_filters(history: History) -> Mapping[str, Sequence[FilterOption]]:
    """Return the options of each filter, most frequent first; rare actors only if all are rare."""
    counts: Counter[Option] = Counter()
    for event in history.corpus.of(Event):
        options = dict.fromkeys(_event_options(history, event))
        counts.update(list(options))
    offered = []
    for option, count in counts.most_common():
        label = option.value.replace("-", " ")
        if option.key != "evidence":
            label = links.link(history, history.corpus[option.value]).label.as_text
        offered.append((option.key, FilterOption(option, label, count)))
    filters = dict(group_by_key(offered))
    frequent = tuple(
        option_ for option_ in filters.get("actor", ()) if option_.events >= FEWEST_DRAWN
    )
    if frequent:
        filters["actor"] = frequent
    return filters
