"""The papers compared: what each answers to every question, and where they agree.

Questions of the record have rival answers, so that none is without dispute. Two things can be
shown: that only one of the answers is given by papers in their own words, while all others come
from sources that they cite; and what most of the papers report, with the questions about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.drawing.answers import ordered
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.pages.question import page as questions
from chronicle.queries import links, ordering, selection
from chronicle.queries.links import Link
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.question import Position, Question
from chronicle.records.work import Work
from chronicle.values.amounts import counted, counted_in_words, in_words
from chronicle.values.text import Prose

# An answer, and the claims by which it is given, each name once.
Answer = tuple[Position, list[Claim]]

# So many questions stand open on a narrow screen.
FIRST = 3


class ComparedAnswer(NamedTuple):
    """An answer, its address, and by paper the claims that give it: none where one does not."""

    position: Position
    address: str
    claims: Mapping[Work, Sequence[Claim]]

    @property
    def reporting(self) -> list[tuple[Work, Sequence[Claim]]]:
        """The papers that only report that others give it, with the claims of those."""
        by_paper = self.claims.items()
        return [(paper, given) for paper, given in by_paper if self.is_reported(paper)]

    @property
    def is_shared(self) -> bool:
        """Whether two papers at least give it themselves."""
        own = [paper for paper in self.claims if self.claims[paper] and not self.is_reported(paper)]
        return len(own) > 1

    def is_reported(self, paper: Work) -> bool:
        """Whether a paper only reports that others give it."""
        given = self.claims[paper]
        return bool(given) and given[0].voice != paper.id


@dataclass(frozen=True)
class ComparedTable:
    """Questions compared: the answers to each that papers give.

    The table has a `name` also where it has no title.
    """

    anchor: str
    title: Prose
    name: str
    papers: Sequence[Work]
    rows: Mapping[Question, Sequence[ComparedAnswer]]


class Reported(NamedTuple):
    """What most papers report, with the first place in each.

    How it is `disputed`, if it is, stands before the way to the `dispute`.
    """

    entry: Event | Deployment
    places: Sequence[Link]
    disputed: str
    dispute: Link | None


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(PageContext):
    """What the comparison of the papers shows."""

    template = "comparison.html"
    style = "comparison"

    papers: Sequence[Work]
    """The papers."""
    introduction: Callable[[Work], Markup]
    """What a paper is called, after its name; of one without a title, what is meant."""
    first: ComparedTable
    """The first questions compared, the great ones where there are some."""
    first_too: ComparedTable | None
    """The rest of these, which a narrow screen folds; None where they are few."""
    further: Sequence[ComparedTable]
    """The others."""
    outcome: str
    """What comes out: on how many of the first several papers say the same, in a sentence."""
    unit: Callable[[Question], str]
    """In what the figures of a question are, where it does not say so itself."""
    more: Callable[[Question, Sequence[ComparedAnswer]], Markup]
    """The answers to a question that are not among some, since only documents give them."""
    agreed: Sequence[tuple[Question, Position, list[Claim]]]
    """Questions to which papers give one answer only, with it and the claims that give it."""
    reported: Sequence[Reported]
    """What most papers report."""
    most: int
    """How many papers are most of them."""
    by_voice: Callable[[Iterable[Claim]], Sequence[Link]]
    """The ways to some claims, under the names of those who make them."""


def render_comparison(history: History) -> Page:
    """The comparison, which a history of fewer than two papers has no use for."""
    papers = selection.papers(history.corpus)
    whole, *further = [_compared(history, group) for group in questions.ranked(history)]
    first, first_too = _parted(whole)
    context = ComparisonPage(
        papers=papers,
        introduction=partial(_introduction, history),
        first=first,
        first_too=first_too,
        further=further,
        outcome=_outcome(history, list(whole.rows), is_great=whole.anchor == "great"),
        unit=_unit,
        more=partial(_more, history),
        agreed=list(sole_answers(history)),
        reported=[reported(history, entry, sources) for entry, sources in widely_reported(history)],
        most=most(history),
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


def _compared(history: History, group: questions.QuestionGroup) -> ComparedTable:
    """Some questions compared; a paper that answers none of them has no column."""
    papers = answering(history, group.entries)
    rows = {question: _rows(history, question, papers) for question in group.entries}
    name = group.title.as_text or links.title_of_comparison(history).as_text
    return ComparedTable(group.anchor, group.title, name, papers, rows)


def _parted(whole: ComparedTable) -> tuple[ComparedTable, ComparedTable | None]:
    """A table as one begins with it, and what there is more of it, if that is a few questions."""
    rows = list(whole.rows.items())
    if len(rows) <= FIRST + 1:
        return whole, None
    begun, more = dict(rows[:FIRST]), dict(rows[FIRST:])
    return replace(whole, rows=begun), replace(whole, rows=more, name=f"{whole.name}, continued")


def _outcome(history: History, asked: Sequence[Question], *, is_great: bool = False) -> str:
    """On how many questions two papers say the same themselves, where on others none do."""
    shared = 0
    for question in asked:
        most_alike = 0
        for position in question.positions:
            most_alike = max(most_alike, len(_of_papers_themselves(history, position)))
        if most_alike > 1:
            shared += 1
    if shared in (0, len(asked)):
        return ""
    many = history.corpus.settings.papers.many
    of_all = f"first {counted_in_words(len(asked), 'question')}"
    if is_great:
        of_all = counted_in_words(len(asked), "great question")
    others = in_words(len(asked) - shared)
    same = f"at least two {many} give the same answer, as we sort them"
    none = f"on the other {others}, no two give the same"
    return f"On {in_words(shared)} of the {of_all} {same}; {none}."


def _rows(history: History, question: Question, papers: Sequence[Work]) -> Sequence[ComparedAnswer]:
    """The answers to a question that any of some papers give."""
    rows = []
    for position in ordered(history, question):
        claims = {paper: _giving(history, position, paper) for paper in papers}
        if any(claims.values()):
            anchor = f"#answer-{position.anchor}" if position.anchor else ""
            address = f"{history.addresses[question.id]}{anchor}"
            rows.append(ComparedAnswer(position, address, claims))
    return rows


def _introduction(history: History, paper: Work) -> Markup:
    """What a paper is called, after its name; a description that begins with that goes on."""
    name = links.voice(history, paper).label.as_text
    described = paper.title.strip("[]")
    if paper.is_description and described.startswith(f"{name} "):
        return escape(described.removeprefix(name))
    return Markup(": {}").format(paper.label.as_html)


def _more(history: History, question: Question, shown: Sequence[ComparedAnswer]) -> Markup:
    """The answers to a question that come from documents alone; empty where none does."""
    given = [row.position for row in shown]
    left = [one.answer.as_html for one in question.positions if one not in given]
    if not left:
        return Markup("")
    said = f"In no {history.corpus.settings.papers.one}, only in documents"
    return Markup("{}: {}").format(said, Markup("; ").join(left))


def _unit(question: Question) -> str:
    """In what the figures of its answers are, where its title does not say it; empty without."""
    if question.axis is None or question.axis.unit.as_text in question.title.as_text:
        return ""
    return f"Figures: {question.axis.unit.as_text}"


def reported(history: History, entry: Event | Deployment, sources: Sequence[Source]) -> Reported:
    """Something that papers report, with the way to the question on which it is disputed.

    Where there are several, that is the way to itself, which leads to all of them.
    """
    asked = selection.questions(history, entry)
    places = [_by_paper(history, source) for source in sources]
    if not asked:
        return Reported(entry, places, "", None)
    if len(asked) == 1:
        return Reported(entry, places, "Disputed:", links.link(history, asked[0]))
    count = counted(len(asked), "question")
    return Reported(entry, places, "Disputed in", links.link(history, entry, count))


def _by_paper(history: History, source: Source) -> Link:
    """The way to a place in a paper, under the name of the paper."""
    paper = history.corpus[source.work]
    return replace(links.place(history, source), label=links.voice(history, paper).label)


def _by_voice(history: History, claims: Iterable[Claim]) -> list[Link]:
    """The ways to some claims, under the names of those who make them."""
    ways = []
    for claim in claims:
        voice = links.voice(history, history.corpus[claim.voice])
        ways.append(replace(links.link(history, claim), label=voice.label))
    return ways


def answering(history: History, asked: Iterable[Question]) -> list[Work]:
    """The papers that answer any of some questions."""
    asked = list(asked)
    papers = []
    for paper in selection.papers(history.corpus):
        if any(answers(history, question, paper) for question in asked):
            papers.append(paper)
    return papers


def answers(history: History, question: Question, paper: Work) -> list[Answer]:
    """The answers of a paper to a question; none where it is silent."""
    given = []
    for position in ordered(history, question):
        if claims := _giving(history, position, paper):
            given.append((position, claims))
    return given


def _giving(history: History, position: Position, paper: Work) -> list[Claim]:
    """The claim in which a paper itself gives an answer.

    Where it only cites or quotes others who do, these are their claims, each name once.
    """
    corpus = history.corpus
    claims = []
    for claim in questions.answering(history, position):
        if paper.id in selection.papers_behind(corpus, claim):
            claims.append(claim)

    own = [claim for claim in claims if claim.voice == paper.id]
    # The first that the answer names is the one that says it most fully.
    own.sort(key=lambda claim: position.claims.index(claim.id))
    by_voice: dict[str, Claim] = {}
    for claim in own[:1] or claims:
        name = links.voice(history, corpus[claim.voice]).label.as_text
        by_voice.setdefault(name, claim)
    return list(by_voice.values())


def most(history: History) -> int:
    """How many papers are more than half of them, and at least two."""
    return max(2, len(selection.papers(history.corpus)) // 2 + 1)


def sole_answers(history: History) -> Iterator[tuple[Question, Position, list[Claim]]]:
    """The questions to which papers themselves give one answer only, and two of them the same.

    Each comes with that answer, and with the claims by which papers give it.
    """
    for question in history.corpus.of(Question):
        answered = []
        for position in question.positions:
            claims = _of_papers_themselves(history, position)
            if claims:
                answered.append((position, claims))
        if len(answered) != 1:
            continue
        position, claims = answered[0]
        if len(claims) > 1:
            yield question, position, claims


def _of_papers_themselves(history: History, position: Position) -> list[Claim]:
    """The claims by which papers give an answer in their own voice, one of each."""
    claims: dict[str, Claim] = {}
    for claim in questions.answering(history, position):
        if claim.voice in selection.papers_behind(history.corpus, claim):
            claims.setdefault(claim.voice, claim)
    return list(claims.values())


def widely_reported(history: History) -> Iterator[tuple[Event | Deployment, list[Source]]]:
    """The events and deployments that most of the papers report, in order of date.

    Each comes with the first place in each paper. One whose title names a paper is the judgement
    of that paper, which others only touch upon.
    """
    papers = selection.papers(history.corpus)
    names = [labels.paper_name(paper, history.corpus).as_text for paper in papers]
    dated: list[Event | Deployment] = [*history.corpus.of(Event), *history.corpus.of(Deployment)]
    for entry in ordering.by_date(dated):
        behind = selection.papers_behind(history.corpus, entry)
        is_of_one_paper = any(name in entry.title for name in names)
        if len(behind) < most(history) or is_of_one_paper:
            continue
        first_places: dict[str, Source] = {}
        for source in entry.sources:
            first_places.setdefault(source.work, source)
        yield entry, [first_places[paper.id] for paper in papers if paper.id in first_places]
