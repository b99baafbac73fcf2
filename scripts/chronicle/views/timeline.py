"""The timeline: every event on one page by year, and what its filters can be set to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record.models import Actor, Event, Question, Theme
from chronicle.record.text import Prose, first_sentence
from chronicle.views import ordering, selection
from chronicle.views.page import Group, PageView
from chronicle.views.period import PeriodView, period

# So many options of a filter are offered as words; the rest is in a list.
WORDS = 16


@dataclass(frozen=True)
class Option:
    """A value that a filter can be set to: its key, its name, and how many events have it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Filter:
    """Something by which events are filtered: its key in addresses, its name, its options.

    Options beyond the first `words` are in a list.
    """

    key: str
    name: str
    options: tuple[Option, ...]
    words: int


@dataclass(frozen=True)
class TimelineEntry:
    """An event in its year; a great one has a `sentence`.

    `question` is the first by rank of those that concern it. `keys` are numbers of options, counted
    through all filters. `changed` is the day of its last change, if it is not that of the timeline.
    """

    event: Event
    sentence: Prose | None
    question: Question | None
    keys: tuple[int, ...]
    changed: str


@dataclass(frozen=True)
class TimelineView(PageView):
    """The timeline; `great` says whether any event is told in a sentence."""

    count: int
    great: bool
    period: PeriodView
    filters: tuple[Filter, ...]
    years: tuple[Group[TimelineEntry], ...]


def timeline(book: Book) -> TimelineView | None:
    """The view of the timeline; None without events."""
    events, overview = book.corpus.of(Event), period(book)
    if not overview:
        return None
    filters = tuple(_filters(book, events))
    options = [(kind.key, option.key) for kind in filters for option in kind.options]
    numbers = {option: number for number, option in enumerate(options)}
    return TimelineView(
        address=addresses.TIMELINE,
        title=Prose("Timeline"),
        description="Every dated event on one page, by year.",
        count=len(events),
        great=any(event.weight == "major" for event in events),
        period=overview,
        filters=filters,
        years=tuple(
            Group(
                f"year-{year}", Prose(year), tuple(_entry(book, event, numbers) for event in group)
            )
            for year, group in ordering.by_year(events)
        ),
    )


def _entry(book: Book, event: Event, numbers: Mapping[tuple[str, str], int]) -> TimelineEntry:
    changed = str(book.changed(book.addresses[event.id]) or "")
    return TimelineEntry(
        event=event,
        sentence=first_sentence(event.summary) if event.weight == "major" else None,
        question=_question(book, event),
        keys=tuple(numbers[option] for option in _options_of(book, event)),
        changed=changed if changed != str(book.changed(addresses.TIMELINE) or "") else "",
    )


def _question(book: Book, event: Event) -> Question | None:
    """The question that concerns an event; of several the first by rank."""
    ranks = ("great", "open", "reference")
    concerned = selection.questions(book, event)
    return min(concerned, key=lambda question: ranks.index(question.rank), default=None)


def _options_of(book: Book, event: Event) -> Iterator[tuple[str, str]]:
    """The options that an event has: the key of each with that of its filter, in their order."""
    yield "weight", event.weight
    yield from (("theme", theme) for theme in event.themes)
    yield from (("paper", paper) for paper in selection.papers_behind(event))
    yield from (("actor", part.actor) for part in event.actors)
    yield from (("evidence", kind) for kind in selection.evidence(event, book.corpus))


def _filters(book: Book, events: Iterable[Event]) -> Iterator[Filter]:
    """The filters that have options, each with those that some event has.

    Actors stand by the number of their events, all others in the order of the data.
    """
    corpus = book.corpus
    counts = Counter(
        option for event in events for option in dict.fromkeys(_options_of(book, event))
    )
    actors = Counter({key: count for (kind, key), count in counts.items() if kind == "actor"})
    papers = selection.papers(corpus)
    named: dict[tuple[str, str], dict[str, str]] = {
        ("weight", "Rank"): {"major": "Great events", "minor": "Other events"},
        ("theme", "Theme"): {theme.id: theme.name.as_text for theme in corpus.of(Theme)},
        ("paper", "Told by"): {work.id: labels.paper_name(work).as_text for work in papers},
        ("actor", "Who"): {
            actor: corpus.get(Actor, actor).name for actor, _ in actors.most_common()
        },
        ("evidence", "Evidence"): {
            kind: kind.replace("-", " ") for kind in corpus.settings.evidence
        },
    }
    for (key, name), options in named.items():
        offered = tuple(
            Option(option, words, counts[key, option])
            for option, words in options.items()
            if counts[key, option]
        )
        if offered:
            # A list for a single word more would take as much room.
            words = len(offered) if len(offered) <= WORDS + 1 else WORDS
            yield Filter(key, name, offered, words)
