"""Charts of the record itself, counted from it: what it takes from each paper, and what each paper rests on.

They count records of ours, never what a paper says: nothing here is a figure of history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts.marks import Drawing, Mark
from chronicle.record import locators
from chronicle.record.models import EVIDENCE, Claim, Deployment, Event, Record, Theme, Work
from chronicle.record.text import Prose
from chronicle.record.traversal import sources_of
from chronicle.views import common as views

MOST = 15  # works in the chart of those that most rests on
STATEMENTS = (Event, Deployment, Claim)


@dataclass(frozen=True)
class Holding:
    """A chart of the record itself: its id, title, how to read it, a caution, and what it shows."""

    id: str
    title: Prose
    reading: str
    caution: str
    panels: tuple[Drawing, ...]


def holdings(corpus: Corpus) -> Iterator[Holding]:
    """Every chart of the record itself that has something to show."""
    yield from filter(lambda chart: chart.panels and all(panel.marks for panel in chart.panels), _all(corpus))


def _all(corpus: Corpus) -> Iterator[Holding]:
    papers = views.papers(corpus)
    yield Holding(
        "coverage-of-the-papers",
        Prose("What the record takes from each page or paragraph"),
        "Each bar is a page or a paragraph of a paper; its height is the number of events, deployments and claims that cite it. "
        "A place without a bar is cited by none.",
        "A page is longer than a paragraph, so that papers with the one may not be measured against papers with the other.",
        tuple(filter(lambda panel: any(mark.high for mark in panel.marks), (_coverage(paper, corpus) for paper in papers))),
    )
    yield Holding(
        "who-rests-on-what",
        Prose("What the papers rest on"),
        "Each number counts the events, deployments and claims for which a paper cites a work of a class of evidence; the "
        "bar under it is as long as the number is great. A statement with works of two classes is counted in both.",
        "The counts say how often a class is leant on, not how good it is. “No work named” is what a paper says without citing "
        "anything.",
        (Drawing("matrix", "", "", tuple(_classes(papers, corpus))),),
    )
    yield Holding(
        "works-most-relied-on",
        Prose("The works on which most rests"),
        "Each row is a work that the papers cite, with the number of events, deployments and claims that rest on it.",
        "One witness who is cited often is still one witness.",
        (Drawing("rows", "", "statements", tuple(_works(corpus))),),
    )
    yield Holding(
        "themes-by-decade",
        Prose("What the events are about, by decade"),
        "Each number counts events of a theme that begin in a decade; the bar under it is as long as the number is great. An event "
        "with two themes is counted in both.",
        "This is what the papers tell and the record has taken up, not what happened.",
        (Drawing("matrix", "", "", tuple(_themes(corpus))),),
    )


def _statements(corpus: Corpus) -> list[Record]:
    return [record for kind in STATEMENTS for record in corpus.of(kind)]


def _coverage(paper: Work, corpus: Corpus) -> Drawing:
    assert paper.locators is not None
    unit = "page" if paper.locators.page else "paragraph"
    first, last = getattr(paper.locators, unit) or (1, 0)
    counts: Counter[int] = Counter()
    for record in _statements(corpus):
        counts.update(
            {
                place.number
                for source in sources_of(record)
                if source.work == paper.id
                for place in locators.places(source.at)
                if place.unit == unit
            }
        )
    marks = tuple(
        Mark(f"{paper.id}-{number}", str(locators.Place(unit, number)), "", str(counts[number]), number, counts[number])
        for number in range(first, last + 1)
    )
    name = labels.paper_name(paper).striptags()
    return Drawing("columns", f"{name}, by {unit}", unit, marks)


def _classes(papers: list[Work], corpus: Corpus) -> Iterator[Mark]:
    counts: Counter[tuple[str, str]] = Counter()
    for record in _statements(corpus):
        found = {
            (corpus.get(Work, basis.work).evidence if basis else "", source.work)
            for source in sources_of(record)
            for basis in (source.rests_on or (None,))
        }
        counts.update(found)
    for kind in (*EVIDENCE, ""):
        if any(counts[kind, paper.id] for paper in papers):
            for paper in papers:
                count = counts[kind, paper.id]
                yield Mark(
                    f"{kind or 'none'}-{paper.id}",
                    kind.replace("-", " ") or "no work named",
                    labels.paper_name(paper).striptags(),
                    str(count),
                    high=count,
                )


def _works(corpus: Corpus) -> Iterator[Mark]:
    counts: Counter[str] = Counter()
    for record in _statements(corpus):
        counts.update({basis.work for source in sources_of(record) for basis in source.rests_on})
    works = sorted(counts, key=lambda work: (-counts[work], work))[:MOST]
    for identifier in works:
        work = corpus.get(Work, identifier)
        count = counts[identifier]
        yield Mark(identifier, labels.compact(work).striptags(), work.evidence.replace("-", " "), str(count), count, count)


def _themes(corpus: Corpus) -> Iterator[Mark]:
    events = corpus.of(Event)
    counts = Counter((theme, event.date.year // 10 * 10) for event in events for theme in event.themes)
    decades = range(min(d for _, d in counts), max(d for _, d in counts) + 10, 10) if counts else ()
    for theme in corpus.of(Theme):
        for decade in decades:
            count = counts[theme.id, decade]
            yield Mark(f"{theme.id}-{decade}", theme.name, f"{decade}s", str(count), high=count)
