"""The timeline: every event on one page, by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.record.models import EVIDENCE, Actor, Event, Theme
from chronicle.views import common as views


def pages(book: Book) -> Iterator[Page]:
    """The one page, with what its filters can be set to and how many events each would show."""
    corpus = book.corpus
    events = corpus.of(Event)
    if not events:
        return
    per_year = views.years(events)
    evidence = {event.id: views.evidence(event, corpus) for event in events}
    themes = Counter(theme for event in events for theme in event.themes)
    actors = Counter(part.actor for event in events for part in event.actors)
    papers = Counter(paper for event in events for paper in views.told_by(event))
    classes = Counter(found for event in events for found in evidence[event.id])
    most = max(count for _, count in per_year)
    groups = [
        (
            year,
            [
                (
                    event,
                    views.mark(event, year),
                    [corpus.get(Actor, part.actor).name for part in event.actors],
                    evidence[event.id],
                )
                for event in group
            ],
        )
        for year, group in views.by_year(events)
    ]
    decades: dict[int, int] = {}
    for year, _ in groups:
        decades.setdefault(year // 10 * 10, year)
    yield make(
        book,
        addresses.TIMELINE,
        "timeline.html",
        "Timeline",
        "Every dated event on one page, by year.",
        events=events,
        years=per_year,
        most=most,
        first=groups[0][0],
        last=groups[-1][0],
        peak=next(year for year, count in per_year if count == most),
        themes=[(theme, themes[theme.id]) for theme in corpus.of(Theme) if themes[theme.id]],
        actors=[(corpus.get(Actor, actor), count) for actor, count in actors.most_common()],
        papers=[(paper, papers[paper.id]) for paper in views.papers(corpus) if papers[paper.id]],
        classes=[(name, classes[name]) for name in EVIDENCE if classes[name]],
        lanes=views.lanes(events, per_year[0][0], len(per_year)),
        decades=list(decades.items()),
        groups=groups,
    )
