"""The timeline: every event on one page by year, and what its filters can be set to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.drawing import year_column
from chronicle.drawing.time_axis import span_of
from chronicle.history import History
from chronicle.pages.page import Page, make_page
from chronicle.queries import ordering, selection
from chronicle.record.models import Actor, Event, Question, Theme
from chronicle.record.text import Prose, capital, first_sentence

# The key of a filter in addresses with that of one of its options.
Option = tuple[str, str]
# The filters by key and name, each with its options: their keys, names, and numbers of events.
Filters = Mapping[tuple[str, str], list[tuple[str, str, int]]]


def render_timeline(history: History) -> Page:
    """The timeline; an event has the numbers of its options, counted through all filters."""
    events = history.corpus.of(Event)
    filters = _filters(history)
    options = [(key, option) for (key, _), offered in filters.items() for option, *_ in offered]
    numbers = {option: number for number, option in enumerate(options)}
    years = ordering.by_year(events)
    return make_page(
        history=history,
        template="timeline.html",
        address=addresses.TIMELINE,
        title=Prose("Timeline"),
        description="Every dated event on one page, by year.",
        scripts=("site.js",),
        events=events,
        span=span_of(ordering.by_date(events)),
        column=year_column.draw(years) if len(years) > 1 else "",
        filters=filters,
        years=years,
        sentence=first_sentence,
        question=partial(_question, history),
        keys=lambda event: [numbers[option] for option in _options_of(history, event)],
    )


def _question(history: History, event: Event) -> Question | None:
    """The question that concerns an event; of several the first by rank."""
    ranks = ("great", "open", "reference")
    concerned = selection.questions(history, event)
    return min(concerned, key=lambda question: ranks.index(question.rank), default=None)


def _options_of(history: History, event: Event) -> Iterator[Option]:
    """The options that an event has, in the order of the filters."""
    yield "weight", event.weight
    yield from (("theme", theme) for theme in event.themes)
    yield from (("paper", paper) for paper in selection.papers_behind(history.corpus, event))
    yield from (("actor", part.actor) for part in event.actors)
    yield from (("evidence", kind) for kind in selection.evidence(event, history.corpus))


def _filters(history: History) -> Filters:
    """The filters that have options, each with those that some event has.

    Actors stand by the number of their events, all others in the order of the data.
    """
    corpus = history.corpus
    counts = Counter(
        option
        for event in corpus.of(Event)
        for option in dict.fromkeys(_options_of(history, event))
    )
    actors = [key for (kind, key), _ in counts.most_common() if kind == "actor"]
    papers = selection.papers(corpus)
    named: dict[tuple[str, str], dict[str, str]] = {
        ("weight", "Importance"): {"major": "Main events", "minor": "Other events"},
        ("theme", "Theme"): {theme.id: theme.name.as_text for theme in corpus.of(Theme)},
        ("paper", capital(corpus.settings.papers.one)): {
            work.id: labels.paper_name(work, corpus).as_text for work in papers
        },
        ("actor", "Who"): {actor: corpus.get(Actor, actor).name for actor in actors},
        ("evidence", "Evidence"): {
            kind: kind.replace("-", " ") for kind in corpus.settings.evidence
        },
    }
    offered = {
        (key, name): [
            (option, words, counts[key, option])
            for option, words in options.items()
            if counts[key, option]
        ]
        for (key, name), options in named.items()
    }
    return {kind: options for kind, options in offered.items() if options}
