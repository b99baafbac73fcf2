"""The bibliography: every work by class of evidence, and a page for each on which records rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.drawing import bars
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History, once_per_history
from chronicle.pages.work.papers import says
from chronicle.queries import links, ordering, readings, selection
from chronicle.queries.readings import ReadingUse
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.reading import EXTENTS, Use
from chronicle.records.within import sources_within
from chronicle.records.work import Work
from chronicle.values import locators
from chronicle.values.amounts import counted
from chronicle.values.text import Label, Prose

# The records that rest on a work, by the place in a paper and then by the place in the work.
Cited = Mapping[str, Mapping[str, Sequence[Record]]]


class Entry(NamedTuple):
    """A work in the bibliography.

    `evidence` is its class, given only for a paper that is itself a witness; `rest` counts what
    rests on it; `read` says how far it was read, if any work was.
    """

    work: Work
    evidence: str
    rest: str
    read: str


@dataclass(frozen=True, kw_only=True)
class BibliographyPage(PageContext):
    """What the bibliography shows."""

    template = "bibliography.html"
    style = "bibliography"

    parts: Sequence[tuple[str, str, Sized]]
    """The parts of the page: the anchor of each, its words and the works that stand there."""
    papers: Sequence[Entry]
    """The papers."""
    works: Sequence[Work]
    """All other works, by name."""
    extents: Mapping[str, Sequence[Work]]
    """Those that were read by how much of them was, in each the oldest first."""
    parting: Sequence[ReadingUse]
    """Where papers differ from what was read, the gravest first."""
    groups: Mapping[str, Sequence[Entry]]
    """The works by class of evidence, in each the most used first."""
    classes: Markup
    """How many works of each class they cite and how many of these were read, as bars."""


@dataclass(frozen=True, kw_only=True)
class WorkPage(PageContext):
    """What the page of a work shows that is not one of the papers."""

    template = "work.html"
    style = "paper bibliography"

    name: Label
    """Its title in English, or with its language."""
    is_plain: bool
    """Whether its name is the title that it bears, in which terms are explained."""
    work: Work
    """The work."""
    ways: Mapping[str, str]
    """What the ways to it are called, by their addresses; that to what was read comes first."""
    passages: Sequence[Sequence[Use]]
    """How the papers use it, by passage, those first where a paper departs from it."""
    resting_kinds: str
    """How many records of each kind rest on it, in words."""
    papers: Mapping[Work, Cited]
    """The papers that cite it, and where they do."""
    says: Callable[[Claim], Markup]
    """What a claim says, a figure after what it is about."""
    voiced: Sequence[Record]
    """What rests on it and no paper is known to cite it for."""


def render_bibliography(history: History) -> Page:
    """The bibliography, with the works that the papers cite."""
    corpus = history.corpus
    works = [work for work in corpus.of(Work) if not work.is_paper]
    works.sort(key=lambda work: ordering.alphabetical(links.link(history, work).label.as_text))
    most_used = sorted(works, key=lambda work: -len(selection.dependents(history, work)))
    by_class = grouped((work.evidence, work) for work in most_used)
    groups = {}
    for name in corpus.settings.evidence:
        if name in by_class:
            groups[name] = [_entry(history, work) for work in by_class[name]]
    papers = [_entry(history, paper) for paper in selection.papers(corpus)]
    read = sorted((work for work in corpus.of(Work) if work.reading), key=ordering.age)
    by_extent = grouped((str(work.reading.extent), work) for work in read if work.reading)
    used = [one for paper in selection.papers(corpus) for one in readings.uses(history, paper)]
    parts: list[tuple[str, str, Sequence[Entry | Work]]] = [
        ("papers", f"The {corpus.settings.papers.many}", papers),
        ("read", "What was read", read),
    ]
    for name, entries in groups.items():
        heading = corpus.settings.evidence[name].heading
        parts.append((f"evidence-{name}", heading, entries))
    context = BibliographyPage(
        parts=parts,
        papers=papers,
        classes=_classes(history, groups),
        works=works,
        extents={extent: by_extent[extent] for extent in EXTENTS if extent in by_extent},
        parting=readings.parting(used),
        groups=groups,
    )
    return make_page(
        history,
        context,
        address=addresses.BIBLIOGRAPHY,
        title=Prose("Sources"),
        description="Every work that is cited, by class of evidence, and what rests on each.",
    )


def _classes(history: History, groups: Mapping[str, Sequence[Entry]]) -> Markup:
    """How many works there are of each class of evidence, and how many of them were read."""
    rows = []
    for evidence, entries in groups.items():
        read = [entry.work.reading for entry in entries if entry.work.reading]
        reported = sum(reading.is_report for reading in read)
        words = history.corpus.settings.evidence[evidence].heading
        parts = [
            bars.Part(len(read) - reported),
            bars.Part(reported, "agrees-report"),
            bars.Part(len(entries) - len(read), "not-read"),
        ]
        rows.append(bars.Row(escape(words), f"#evidence-{evidence}", parts))
    if not _are_some_read(history):
        return bars.figure(rows)
    totals = []
    for place in range(3):
        totals.append(sum(row.parts[place].number for row in rows))
    kinds = (("", "Read"), ("agrees-report", "Read in a report"), ("not-read", "Not read"))
    key = [bars.Kind(*kind, number) for kind, number in zip(kinds, totals, strict=True)]
    return bars.figure(rows, key)


@once_per_history
def _are_some_read(history: History) -> bool:
    return any(work.reading for work in history.corpus.of(Work))


def _entry(history: History, work: Work) -> Entry:
    """A work in the bibliography; where statements rest on it, these alone are counted."""
    statements = history.corpus.linking(Claim, work.id, *selection.DEPENDENCE)
    if statements:
        rest = counted(len(statements), "statement")
    else:
        rest = _resting(history, work)
    if work.is_paper:
        evidence = ""
        if work.is_witness(history.corpus.settings):
            evidence = work.evidence
        return Entry(work, evidence, rest or "names", "")
    read = ""
    if work.reading:
        read = f"Read: {readings.EXTENT_WORDS[work.reading.extent]}"
    elif _are_some_read(history):
        read = "Not read"
    return Entry(work, "", rest, read)


def _resting(history: History, work: Work) -> str:
    """How many records of each kind rest on a work, in words."""
    rests = selection.dependents(history, work)
    return selection.counted_kinds(history, (record.kind_ for record in rests))


def render_work(history: History, work: Work) -> Page:
    """The page of a work that is not one of the papers."""
    citable = history.citable(history.addresses[work.id])
    papers = _papers(history, work)
    through = set[Record]()
    for cited in papers.values():
        for uses in cited.values():
            through.update(*uses.values())
    rests = selection.dependents(history, work)
    context = WorkPage(
        name=labels.heading(work, citable.title),
        is_plain=not (work.title_en or labels.foreign(work) or labels.is_issue(work)),
        work=work,
        ways=_ways(work),
        passages=_passages(work),
        resting_kinds=_resting(history, work),
        papers=papers,
        says=partial(says, history),
        voiced=[record for record in rests if record not in through],
    )
    heading = history.corpus.settings.evidence[work.evidence].heading
    name = labels.short_name(work, history.corpus).as_text
    return make_page(
        history,
        context,
        address=work.main_page(history.corpus),
        title=_page_title(history, work, citable.title),
        description=f"{heading}: {name}. {work.in_short or ''}".strip(),
    )


def _ways(work: Work) -> dict[str, str]:
    """What the ways to a work on the web are called, by their addresses.

    The way to what was read comes first, which may be a copy or a report; the work’s own address
    follows if it is on another site.
    """
    ways = {}
    if work.reading:
        what = "it"
        if work.reading.is_report:
            what = "a report of it"
        ways[work.reading.address] = f"Read {what} at {_host(work.reading.address)}"
    own = work.URL
    if not own and work.DOI:
        own = f"https://doi.org/{work.DOI}"
    if own and _host(own) not in map(_host, ways):
        ways[own] = f"On the web: {_host(own)}"
    return ways


def _host(address: str) -> str:
    """The site that an address is of."""
    return urlsplit(address).netloc.removeprefix("www.")


def _passages(work: Work) -> list[Sequence[Use]]:
    """How papers use a work that was read; the uses in one passage stand together."""
    if not work.reading:
        return []
    uses = sorted(work.reading.uses, key=readings.gravity)
    by_passage = grouped(((use.paper, use.at), use) for use in uses)
    return [*by_passage.values()]


def _page_title(history: History, work: Work, title: Prose) -> Prose:
    """The title of the page of a work, with its day if another work has the same title."""
    is_told_by_day = labels.is_issue(work) or work.title in _shared_titles(history)
    if is_told_by_day and work.dated:
        return Prose("{}, {}").format(title, work.dated.words)
    return title


@once_per_history
def _shared_titles(history: History) -> frozenset[str]:
    """The titles that more than one work has."""
    count = Counter(work.title for work in history.corpus.of(Work))
    return frozenset(title for title, works in count.items() if works > 1)


def _papers(history: History, work: Work) -> Mapping[Work, Cited]:
    """The papers that cite a work, in the order of the data, and where they do."""
    by_paper: dict[str, dict[str, dict[tuple[Record, str], None]]] = {}
    for record in selection.dependents(history, work):
        for _, source in sources_within(record):
            for basis in source.rests_on:
                if basis.work == work.id:
                    places = by_paper.setdefault(source.work, {})
                    places.setdefault(source.at, {})[record, basis.at or ""] = None

    papers = {}
    for paper in selection.papers(history.corpus):
        if paper.id in by_paper:
            places = by_paper[paper.id]
            papers[paper] = {
                at: _by_place_in_work(places[at]) for at in sorted(places, key=locators.places)
            }
    return papers


def _by_place_in_work(uses: Iterable[tuple[Record, str]]) -> dict[str, tuple[Record, ...]]:
    """Records by the place in a work on which they rest; those without a place come first."""
    by_place = grouped((at, record) for record, at in uses)
    return {at: by_place[at] for at in sorted(by_place)}
