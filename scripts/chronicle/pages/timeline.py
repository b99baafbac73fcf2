"""The timeline: every event on one page by year or month, and what its filters can be set to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import NamedTuple

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.drawing import year_column
from chronicle.drawing.time_axis import span_of
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.queries import ordering, selection
from chronicle.queries.ordering import YearOfEvents
from chronicle.records.actor import Actor
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.records.vocabulary import Theme
from chronicle.values.dates import Date
from chronicle.values.text import Prose, capital, first_sentence

TITLE = Prose("Timeline")
# The most events of which more is told here than date and name, which their own pages tell.
MOST_IN_FULL = 1000
# A year in the words of a date.
YEAR = re.compile(r"\d{4}")
# The last words of a title stay on one line where there is room: so many letters at least, which
# are a quarter of a line.
SHORT = 14
END = "</a>"
# The key of a filter in addresses with that of one of its options.
Option = tuple[str, str]


class FilterOption(NamedTuple):
    """An option of a filter: its value in addresses, its words, and how many events have it.

    Its number, counted through all filters, is the one that such events have.
    """

    value: str
    words: str
    events: int
    number: int


class Filter(NamedTuple):
    """A filter of the timeline: its key in addresses, its name, and its options."""

    key: str
    name: str
    options: list[FilterOption]


@dataclass(frozen=True, kw_only=True)
class TimelinePage(PageContext):
    """What the timeline shows."""

    template = "timeline.html"
    style = "timeline"

    events: Sequence[Event]
    """All events."""
    in_list: Markup
    """What the list shows of them, in words."""
    span: str
    """The years that they cover, in words."""
    unit: str
    """By what they are listed: year; month in a short history."""
    column: str
    """The years as a drawing, as HTML."""
    filters: Sequence[Filter]
    """The filters."""
    years: Sequence[YearOfEvents]
    """The events by year, those that are folded apart from the others."""
    sentence: Callable[[Prose], Prose]
    """The first sentence of a text."""
    question: Callable[[Event], Question | None]
    """The question that concerns an event."""
    keys: Callable[[Event], Sequence[int]]
    """The numbers of the options that an event has."""
    in_full: bool
    """Whether an event stands here with more than its date and name."""
    whole_end: Callable[[Markup], Markup]
    """A title whose last word stands beside its mark, and whose names of people are whole."""
    dated: Callable[[Date, str], Markup]
    """A date in words, its year unseen where that is the one that it stands under."""


def render_timeline(history: History) -> Page:
    """The timeline; an event has the numbers of its options."""
    events = history.corpus.of(Event)
    filters = _filters(history)
    numbers = {
        (filter_.key, option.value): option.number
        for filter_ in filters
        for option in filter_.options
    }

    def keys(event: Event) -> list[int]:
        return [numbers[option] for option in _options_of(history, event)]

    in_order = ordering.by_date(events)
    by_month = ordering.is_by_month(history)
    unit = "month" if by_month else "year"
    years = ordering.by_year(events, by_month)
    column = ""
    if len(years) > 1:
        column = year_column.draw(years, unit)
    context = TimelinePage(
        events=events,
        in_list=_in_list(history, unit),
        span=span_of(in_order, history),
        unit=unit,
        column=column,
        filters=filters,
        years=tuple(ordering.years_of_events(events, by_month)),
        sentence=first_sentence,
        question=partial(_question, history),
        keys=keys,
        in_full=len(events) <= MOST_IN_FULL,
        whole_end=_whole_end,
        dated=_dated,
    )
    return make_page(
        history,
        context,
        address=addresses.TIMELINE,
        title=TITLE,
        description=f"Every dated event of {history.site.name} on one page, by {unit}.",
    )


def _in_list(history: History, unit: str) -> Markup:
    """What the list shows of the events, in words: where some have a summary, or a question."""
    said: list[str] = []
    events = history.corpus.of(Event)
    if any(event.weight == "major" for event in events):
        said.append(f"The main ones have a summary; open a {unit} for the rest.")
    if any(_question(history, event) for event in events):
        said.append(Markup("<i>◆</i> leads to where sources differ."))
    return Markup(" ").join(said)


def _whole_end(title: Markup) -> Markup:
    """A title in which no short word is alone at the end."""
    end = ""
    rest = title.removesuffix(END)
    while len(end) < SHORT and " " in rest:
        rest, _, word = rest.rpartition(" ")
        if {"<", ">"} & set(word):
            return title
        end = f"{word} {end}" if end else word
    # A word is whole without being told so, and hundreds of these stand on a page.
    held = end if end.isalnum() else f"<span>{end}</span>"
    return Markup(f"{rest} {held}{END}")


def _dated(date: Date, filed: str) -> Markup:
    """A date in words, of which only what a year says that it stands under is unseen.

    A span from that year is seen whole, of one that is not certain how far it is.
    """
    unseen = Markup('<span class="unseen">{}</span>').format
    if date.text == filed:
        return unseen(date.unbroken)
    words = Markup("")
    rest = date.unbroken
    uncertain = re.fullmatch(rf"((?:perhaps|about)\s){filed}(?:\s?–\s?(.+))?", rest)
    if uncertain:
        until = f", to {uncertain[2]}" if uncertain[2] else ""
        return unseen(f"{filed} ") + f"{uncertain[1]}this\N{NO-BREAK SPACE}year{until}"
    says_more = all(end.month or end.season for end in date.ends)
    if says_more and set(YEAR.findall(rest)) == {filed}:
        *before, last = re.split(rf"(?<=.)\s{filed}\b", rest)
        for part in before:
            words += part + unseen(f"\N{NO-BREAK SPACE}{filed}")
        rest = last
    return words + rest


def _question(history: History, event: Event) -> Question | None:
    """The question that concerns an event; of several the first by rank."""
    ranks = ("great", "open", "reference")
    concerned = selection.questions(history, event)
    return min(concerned, key=lambda question: ranks.index(question.rank), default=None)


def _options_of(history: History, event: Event) -> Iterator[Option]:
    """The options that an event has, in the order of the filters."""
    for theme in event.themes:
        yield "theme", theme
    for paper in selection.papers_behind(history.corpus, event):
        yield "paper", paper
    for part in event.actors:
        yield "actor", part.actor
    for kind in selection.evidence(event, history.corpus):
        yield "evidence", kind


def _filters(history: History) -> list[Filter]:
    """The filters that have options, each with those that some event has.

    Actors stand by the number of their events, all others in the order of the data.
    """
    corpus = history.corpus
    counts: Counter[Option] = Counter()
    for event in corpus.of(Event):
        each_once = list(dict.fromkeys(_options_of(history, event)))
        counts.update(each_once)

    themes = {theme.id: theme.name.as_text for theme in corpus.of(Theme)}
    by_paper = {}
    for paper in selection.papers(corpus):
        by_paper[paper.id] = labels.paper_name(paper, corpus).as_text
    who: dict[str, str] = {}
    for (key, value), _ in counts.most_common():
        if key == "actor":
            who[value] = corpus.get(Actor, value).name
    evidence = {kind: kind.replace("-", " ") for kind in corpus.settings.evidence}

    named = (
        ("theme", "Theme", themes),
        ("paper", capital(corpus.settings.papers.one), by_paper),
        ("actor", "Who", who),
        ("evidence", "Evidence", evidence),
    )
    number = count()
    every = [
        Filter(
            key,
            name,
            [
                FilterOption(value, words, counts[key, value], next(number))
                for value, words in offered.items()
                if counts[key, value]
            ],
        )
        for key, name, offered in named
    ]
    return [filter_ for filter_ in every if filter_.options]
