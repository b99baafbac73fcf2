"""The timeline: all events on one page by year, and the options of its filters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import event_timeline
from chronicle.graphics.event_timeline import MIN_EVENTS
from chronicle.history import History, cached_per_history
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.queries import links, ordering, related_records
from chronicle.records import Event


class FilterOption(NamedTuple):
    """An option of a filter: the key of the filter and the value, as in URLs, and its label.

    A value contains no spaces, because each event lists its options separated by spaces.
    """

    key: str
    value: str
    label: str

    def __str__(self) -> str:
        """Return the key and value as the script compares them."""
        return f"{self.key}:{self.value}"


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
        jumps=ordering.first_years_of_decades([year for year, _, _ in years]),
        filter_options=partial(_filter_options, history),
    )
    return render_list_page(
        history,
        addresses.TIMELINE,
        context,
        f"Every dated event of {history.site.name} on one page, by year.",
    )


def _filter_options(history: History, event: Event) -> Iterator[FilterOption]:
    """Yield the options that an event has, in the order of the filters."""
    for theme in event.themes:
        yield _filter_option(history, "theme", theme)
    for paper in related_records.paper_ids(history.corpus, event):
        yield _filter_option(history, "paper", paper)
    for participant in event.actors:
        yield _filter_option(history, "actor", participant.actor)


@cached_per_history
def _filter_option(history: History, key: str, identifier: str) -> FilterOption:
    """Return the option of a filter for a record."""
    label = links.record_link(history, history.corpus[identifier]).label
    return FilterOption(key, identifier, label.as_text)


def _timeline_filters(history: History) -> Mapping[str, Sequence[tuple[FilterOption, int]]]:
    """Return the options of each filter with their numbers of events, most frequent first.

    Rare actors are included only if all are rare.
    """
    counts: Counter[FilterOption] = Counter()
    for event in history.corpus.of(Event):
        counts.update(dict.fromkeys(_filter_options(history, event), 1))
    filters = dict(
        group_by_key((option.key, (option, count)) for option, count in counts.most_common())
    )
    frequent = tuple(
        (option, count) for option, count in filters.get("actor", ()) if count >= MIN_EVENTS
    )
    if frequent:
        filters["actor"] = frequent
    return filters
