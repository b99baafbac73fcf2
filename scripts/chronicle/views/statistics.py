"""Graphics of the record itself: what it takes from each paper, on what that rests, its themes.

They count records of ours, never what a paper says: nothing here is a figure of history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.record import locators
from chronicle.record.amounts import counted
from chronicle.record.locators import CitablePlace
from chronicle.record.models import EVIDENCE, Claim, Deployment, Event, Source, Theme, Work
from chronicle.record.text import Prose
from chronicle.views import selection
from chronicle.views.charts import ChartMark, ChartPanel, Graphic

MOST = 15  # works in the statistic of those on which most rests
# What is counted.
Statement = Event | Deployment | Claim


def statistics(corpus: Corpus) -> tuple[Graphic, ...]:
    """Every statistic of a record that has something to show."""
    everything = (_coverage(corpus), _evidence(corpus), _works(corpus), _themes(corpus))
    return tuple(one for one in everything if one)


def _statistic(
    identifier: str,
    panels: Sequence[ChartPanel],
    says: Callable[[ChartMark], str],
    *,
    title: str,
    reading: str,
    caution: str,
) -> Graphic | None:
    """A statistic; None where there is nothing to count.

    `says` words what it shows: the greatest count, the first of those that are equal.
    """
    marks = [mark for panel in panels for mark in panel.marks]
    if not panels or not all(panel.marks for panel in panels):
        return None
    greatest = max(marks, key=lambda mark: mark.high)
    return Graphic(
        identifier,
        Prose(title),
        Prose(says(greatest)),
        Prose(reading),
        Prose(caution),
        tuple(panels),
    )


def _statements(corpus: Corpus) -> Iterator[Statement]:
    yield from corpus.of(Event)
    yield from corpus.of(Deployment)
    yield from corpus.of(Claim)


def _kinds(corpus: Corpus) -> str:
    return selection.kinds_in_words(corpus, Event, Deployment, Claim)


def _coverage(corpus: Corpus) -> Graphic | None:
    counts = Counter(
        place for statement in _statements(corpus) for place in _places(statement.sources)
    )
    papers = {_plain_name(paper): _pages(paper, counts) for paper in selection.papers(corpus)}
    panels = [panel for panel in papers.values() if any(mark.high for mark in panel.marks)]

    def says(mark: ChartMark) -> str:
        paper = next(name for name, panel in papers.items() if mark in panel.marks)
        return f"No place is cited more often than {paper}, {mark.name}: {mark.words} times."

    return _statistic(
        "coverage-of-the-papers",
        panels,
        says,
        title="What the record takes from each page or paragraph",
        reading="Each bar is a page or a paragraph of a paper; its height is the number of "
        f"{_kinds(corpus)} that cite it. A place without a bar is cited by none.",
        caution="A page is longer than a paragraph, so that papers with the one may not be "
        "measured against papers with the other.",
    )


def _pages(paper: Work, counts: Mapping[tuple[str, str, int], int]) -> ChartPanel:
    """How many statements cite each page of a paper; each paragraph where it has no pages.

    `counts` has them by the paper, the unit and the number of a place.
    """
    assert paper.locators is not None
    unit = "page" if paper.locators.page else "paragraph"
    first, last = getattr(paper.locators, unit) or (1, 0)
    marks = (
        _mark(
            f"{paper.id}-{number}",
            str(CitablePlace(unit, number)),
            "",
            counts[paper.id, unit, number],
            number,
        )
        for number in range(first, last + 1)
    )
    return ChartPanel("columns", f"{_plain_name(paper)}, by {unit}", unit, tuple(marks))


def _places(sources: Iterable[Source]) -> set[tuple[str, str, int]]:
    """The places that sources name: the paper, the unit and the number."""
    return {
        (source.work, place.unit, place.number)
        for source in sources
        for place in locators.places(source.at)
    }


def _evidence(corpus: Corpus) -> Graphic | None:
    counts = Counter(
        kind for statement in _statements(corpus) for kind in _classes(statement.sources, corpus)
    )
    papers = selection.papers(corpus)
    marks = [
        _mark(
            f"{kind or 'none'}-{paper.id}",
            kind.replace("-", " ") or "no work named",
            _plain_name(paper),
            counts[kind, paper.id],
        )
        for kind in (*EVIDENCE, "")
        if any(counts[kind, paper.id] for paper in papers)
        for paper in papers
    ]
    return _statistic(
        "who-rests-on-what",
        [ChartPanel("matrix", "", "", tuple(marks))],
        lambda mark: f"The greatest count is {mark.words}: {mark.detail}, {mark.name}.",
        title="What the papers rest on",
        reading=f"Each number counts the {_kinds(corpus)} for which a paper cites a work "
        "of a class of evidence; the bar under it is as long as the number is great. "
        "A statement with works of two classes is counted in both.",
        caution="The counts say how often a class is leant on, not how good it is. “No work "
        "named” is what a paper says without citing anything.",
    )


def _classes(sources: Iterable[Source], corpus: Corpus) -> set[tuple[str, str]]:
    """Each class of evidence that sources rest on, "" where they name no work, with the paper."""
    classes: set[tuple[str, str]] = set()
    for source in sources:
        works = [corpus.get(Work, basis.work) for basis in source.rests_on]
        classes |= {(work.evidence, source.work) for work in works} or {("", source.work)}
    return classes


def _works(corpus: Corpus) -> Graphic | None:
    counts = Counter(
        work for statement in _statements(corpus) for work in _cited(statement.sources)
    )
    names = sorted(counts, key=lambda name: (-counts[name], name))[:MOST]
    works = [corpus.get(Work, name) for name in names]
    marks = tuple(
        _mark(
            work.id,
            labels.compact(work).as_text,
            work.evidence.replace("-", " "),
            counts[work.id],
            counts[work.id],
        )
        for work in works
    )
    return _statistic(
        "works-most-relied-on",
        [ChartPanel("rows", "", "statements", marks)],
        lambda mark: (
            f"Nothing is relied on more often than {mark.name}: {counted(int(mark.high), 'time')}."
        ),
        title="The works on which most rests",
        reading="Each row is a work that the papers cite, "
        f"with the number of {_kinds(corpus)} that rest on it.",
        caution="One witness who is cited often is still one witness.",
    )


def _cited(sources: Iterable[Source]) -> set[str]:
    """The ids of the works that sources rest on."""
    return {basis.work for source in sources for basis in source.rests_on}


def _themes(corpus: Corpus) -> Graphic | None:
    events = corpus.of(Event)
    counts = Counter(
        (theme, event.date.year // 10 * 10) for event in events for theme in event.themes
    )
    decades = [decade for _, decade in counts]
    scale = range(min(decades), max(decades) + 10, 10) if decades else ()
    marks = tuple(
        _mark(f"{theme.id}-{decade}", theme.name, f"{decade}s", counts[theme.id, decade])
        for theme in corpus.of(Theme)
        for decade in scale
    )
    return _statistic(
        "themes-by-decade",
        [ChartPanel("matrix", "", "", marks)],
        lambda mark: (
            f"Most of one theme in one decade: {mark.name}, {mark.detail}, "
            f"{counted(int(mark.high), 'event')}."
        ),
        title="What the events are about, by decade",
        reading="Each number counts events of a theme that begin in a decade; the bar under it is "
        "as long as the number is great. An event with two themes is counted in both.",
        caution="This is what the papers tell and the record has taken up, not what happened.",
    )


def _mark(identifier: str, name: str, detail: str, count: int, low: int = 0) -> ChartMark:
    return ChartMark(identifier, name, detail, str(count), low, count)


def _plain_name(paper: Work) -> str:
    return labels.paper_name(paper).as_text
