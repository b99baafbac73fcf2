"""The papers compared: what each answers to every question, what they share, where they agree.

Questions of the record have rival answers, so that none is without dispute. Two things can be
shown: that only one of the answers is given by papers in their own words, while all others come
from sources that they cite; and what most of the papers report, with the questions about it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.pages import questions
from chronicle.pages.page import Page, make_page
from chronicle.queries import links, ordering, selection
from chronicle.queries.links import Link, voice
from chronicle.record.models import Claim, Deployment, Event, Position, Question, Source, Work
from chronicle.record.within import sources_within

# A work that papers share, and for how many records each of them cites it.
Shared = tuple[Work, list[tuple[Work, int]]]


def render_comparison(history: History) -> Page:
    """The comparison, which a history of fewer than two papers has no use for."""
    ours = selection.papers(history.corpus)
    shared = shared_works(history)
    sharing = {paper.id for _, uses in shared for paper, _ in uses}
    return make_page(
        history=history,
        template="comparison.html",
        address=addresses.PAPERS,
        title=links.title_of_comparison(history),
        description="""\
What each paper answers to every question, in its own words or those of a source it cites.""",
        scripts=("compare.js",),
        papers=ours,
        groups=questions.ranked(history),
        answers=partial(answers, history),
        answering=partial(answering, history),
        shared=shared,
        apart=[paper for paper in ours if paper.id not in sharing],
        agreed=list(sole_answers(history)),
        reported=list(widely_reported(history)),
        most=most(history),
    )


def answering(history: History, asked: Iterable[Question]) -> list[Work]:
    """The papers that answer any of some questions."""
    return [
        paper
        for paper in selection.papers(history.corpus)
        if any(answers(history, question, paper) for question in asked)
    ]


def answers(
    history: History, question: Question, paper: Work
) -> list[tuple[Position, Claim | None, list[Link]]]:
    """The answers of a paper to a question; none where it is silent.

    Each comes with the claim in which the paper itself gives it; or where it only cites or quotes
    others who do, with links to their claims, each name once.
    """
    given = []
    for position in question.positions:
        claims = [claim for claim in _claims(history, position) if _is_from(claim, paper.id)]
        own = next((claim for claim in claims if claim.voice == paper.id), None)
        voices: dict[str, Link] = {}
        for claim in claims:
            named = voice(history, history.corpus[claim.voice])
            link = replace(named, address=history.addresses[claim.id])
            voices.setdefault(named.label.as_text, link)
        if claims:
            given.append((position, own, list(voices.values())))
    return given


def _claims(history: History, position: Position) -> list[Claim]:
    return [history.corpus.get(Claim, identifier) for identifier in position.claims]


def _is_from(claim: Claim, paper: str) -> bool:
    return any(source.work == paper for source in claim.sources)


def shared_works(history: History) -> list[Shared]:
    """The works that more than one paper cites, those first that most papers do."""
    ours = selection.papers(history.corpus)
    counts = _counts(history)
    shared = []
    for work in history.corpus.of(Work):
        uses = [(paper, counts[work.id, paper.id]) for paper in ours if counts[work.id, paper.id]]
        if len(uses) > 1:
            shared.append((work, uses))
    return sorted(shared, key=lambda entry: -len(entry[1]))


def _counts(history: History) -> Counter[tuple[str, str]]:
    """For how many records each work is cited by each paper."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in history.corpus.records.values():
        sources = [source for _, source in sources_within(entry)]
        counts.update(
            {(basis.work, source.work) for source in sources for basis in source.rests_on}
        )
    return counts


def most(history: History) -> int:
    """How many papers are more than half of them, and at least two."""
    return max(2, len(selection.papers(history.corpus)) // 2 + 1)


def sole_answers(history: History) -> Iterator[tuple[Question, Position, list[Claim]]]:
    """The questions to which papers themselves give one answer only, and two of them the same.

    Each comes with that answer, and with the first claim of each paper that gives it.
    """
    for question in history.corpus.of(Question):
        own = ((position, _own_claims(history, position)) for position in question.positions)
        answered = [(position, claims) for position, claims in own if claims]
        if len(answered) == 1 and len(answered[0][1]) > 1:
            yield question, *answered[0]


def _own_claims(history: History, position: Position) -> list[Claim]:
    """The first claim by which each paper itself gives an answer."""
    by_paper: dict[str, Claim] = {}
    for claim in _claims(history, position):
        if _is_from(claim, claim.voice):
            by_paper.setdefault(claim.voice, claim)
    return list(by_paper.values())


def widely_reported(history: History) -> Iterator[tuple[Event | Deployment, list[Source]]]:
    """The events and deployments that most of the papers report, in order of date.

    Each comes with the first place in each paper. One whose title names a paper is the judgement
    of that paper, which others only touch upon.
    """
    ours = selection.papers(history.corpus)
    names = [labels.paper_name(paper, history.corpus).as_text for paper in ours]
    dated: list[Event | Deployment] = [*history.corpus.of(Event), *history.corpus.of(Deployment)]
    for entry in ordering.by_date(dated):
        first = {source.work: source for source in reversed(entry.sources)}
        if len(first) >= most(history) and not any(name in entry.title for name in names):
            yield entry, [first[paper.id] for paper in ours if paper.id in first]
