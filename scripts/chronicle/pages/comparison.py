"""The papers compared: what each answers to every question, and where they agree.

Questions of the record have rival answers, so that none is without dispute. Two things can be
shown: that only one of the answers is given by papers in their own words, while all others come
from sources that they cite; and what most of the papers report, with the questions about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from chronicle.corpus import addresses
from chronicle.drawing.answers import ordered
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.pages.question.page import QuestionGroup, ranked
from chronicle.queries import links, ordering, selection
from chronicle.queries.links import Link
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.question import Position, Question
from chronicle.records.work import Work


@dataclass(frozen=True)
class ComparedAnswer:
    """An answer, its address, and for each paper the claims that give it, if any."""

    position: Position
    address: str
    claims: Mapping[Work, Sequence[Claim]]

    @property
    def reporting(self) -> list[tuple[Work, Sequence[Claim]]]:
        """The papers that only report that others give it, with the claims of those."""
        by_paper = self.claims.items()
        return [(paper, given) for paper, given in by_paper if self.is_reported(paper)]

    @property
    def own(self) -> list[Claim]:
        """The claims by which papers give it themselves."""
        own = []
        for paper, given in self.claims.items():
            if given and given[0].voice == paper.id:
                own.append(given[0])
        return own

    @property
    def is_shared(self) -> bool:
        """Whether two papers at least give it themselves."""
        return len(self.own) > 1

    def is_reported(self, paper: Work) -> bool:
        """Whether a paper only reports that others give it."""
        given = self.claims[paper]
        return bool(given) and given[0].voice != paper.id


@dataclass(frozen=True)
class ComparedTable:
    """Questions under one heading, each with its answers."""

    anchor: str
    title: str
    rows: Mapping[Question, Sequence[ComparedAnswer]]

    @property
    def shared(self) -> int:
        """On how many of the questions two papers give the same answer."""
        count = 0
        for answers in self.rows.values():
            if any(one.is_shared for one in answers):
                count += 1
        return count


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(PageContext):
    """What the comparison of the papers shows."""

    template = "comparison.html"
    style = "comparison"

    papers: Sequence[Work]
    """The papers."""
    tables: Sequence[ComparedTable]
    """The questions compared, the great ones first where there are some."""
    agreed: Sequence[tuple[Question, ComparedAnswer]]
    """Questions to which papers themselves give one answer only, and two of them that one."""
    reported: Sequence[tuple[Event | Deployment, Sequence[Source]]]
    """What most papers report, with the first place in each."""
    most: int
    """How many papers are most of them."""
    by_paper: Callable[[Source], Link]
    """The way to a place in a paper, under the name of the paper."""
    by_voice: Callable[[Claim], Link]
    """The way to a claim, under the name of who makes it."""


def render_comparison(history: History) -> Page:
    """The page that compares the papers."""
    tables = [_compared(history, group) for group in ranked(history)]
    context = ComparisonPage(
        papers=selection.papers(history.corpus),
        tables=tables,
        agreed=list(sole_answers(tables)),
        reported=list(widely_reported(history)),
        most=most(history),
        by_paper=partial(_by_paper, history),
        by_voice=partial(_by_voice, history),
    )
    return make_page(
        history,
        context,
        address=addresses.PAPERS,
        title=links.title_of_comparison(history),
        description="""\
What each paper answers to every question, in its own words or those of a source it cites.""",
    )


def _compared(history: History, group: QuestionGroup) -> ComparedTable:
    """Some questions compared."""
    rows = {question: compared_answers(history, question) for question in group.entries}
    return ComparedTable(group.anchor, group.title.as_text, rows)


def compared_answers(history: History, question: Question) -> list[ComparedAnswer]:
    """The answers to a question, with the papers that give each."""
    papers = selection.papers(history.corpus)
    rows = []
    for position in ordered(history, question):
        claims = {paper: _giving(history, position, paper) for paper in papers}
        address = addresses.answer(question, position) or history.addresses[question.id]
        rows.append(ComparedAnswer(position, address, claims))
    return rows


def _giving(history: History, position: Position, paper: Work) -> list[Claim]:
    """The claim in which a paper itself gives an answer.

    If it only reports that others give it, these are their claims, one of each voice.
    """
    corpus = history.corpus
    claims: dict[str, Claim] = {}
    # The first claim of an answer says it most fully.
    for name in position.claims:
        claim = corpus.get(Claim, name)
        if paper.id in selection.papers_behind(corpus, claim):
            claims.setdefault(claim.voice, claim)
    return [claims[paper.id]] if paper.id in claims else list(claims.values())


def _by_paper(history: History, source: Source) -> Link:
    paper = history.corpus[source.work]
    return replace(links.place(history, source), label=links.voice(history, paper).label)


def _by_voice(history: History, claim: Claim) -> Link:
    voice = links.voice(history, history.corpus[claim.voice])
    return replace(links.link(history, claim), label=voice.label)


def most(history: History) -> int:
    """How many papers are more than half of them, and at least two."""
    return max(2, len(selection.papers(history.corpus)) // 2 + 1)


def sole_answers(tables: Iterable[ComparedTable]) -> Iterator[tuple[Question, ComparedAnswer]]:
    """The questions to which papers themselves give one answer only, and two of them the same."""
    for table in tables:
        for question, answers in table.rows.items():
            own = [one for one in answers if one.own]
            if len(own) == 1 and own[0].is_shared:
                yield question, own[0]


def widely_reported(history: History) -> Iterator[tuple[Event | Deployment, list[Source]]]:
    """The events and deployments that most of the papers report, in order of date.

    Each comes with the first place in each paper. What only one paper argues is left out.
    """
    papers = selection.papers(history.corpus)
    dated: list[Event | Deployment] = [*history.corpus.of(Event), *history.corpus.of(Deployment)]
    for entry in ordering.by_date(dated):
        if isinstance(entry, Event) and entry.argued_by:
            continue
        if len(selection.papers_behind(history.corpus, entry)) >= most(history):
            first: dict[str, Source] = {}
            for source in entry.sources:
                first.setdefault(source.work, source)
            yield entry, [first[paper.id] for paper in papers if paper.id in first]
