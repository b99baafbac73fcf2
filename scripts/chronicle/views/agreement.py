"""Where papers agree, as far as the record can show it.

Questions of the record have rival answers, so that none is without dispute. Two things can be
shown: that only one of the answers is given by papers in their own words, while all others come
from sources that they cite; and what most of the papers report, with the questions about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.record.models import Claim, Deployment, Event, Position, Question, Work
from chronicle.record.text import Prose
from chronicle.views import ordering, record, selection
from chronicle.views.page import DatedLink, Link, dated_links, link
from chronicle.views.record import QuestionLink
from chronicle.views.sources import source as source_view


@dataclass(frozen=True)
class SoleAnswer:
    """A question with the only answer that papers give to it in their own words.

    `papers` are these by name, two or more, each leading to its claim.
    """

    question: Link
    answer: Prose
    papers: tuple[Link, ...]


@dataclass(frozen=True)
class WidelyReported:
    """An event or a deployment that most papers report, and the questions about it.

    `papers` are these by name, each leading to the first place where it does.
    """

    entry: DatedLink
    papers: tuple[Link, ...]
    questions: tuple[QuestionLink, ...]


def most(book: Book) -> int:
    """How many papers are more than half of them, and at least two."""
    return max(2, len(selection.papers(book.corpus)) // 2 + 1)


def sole_answers(book: Book) -> Iterator[SoleAnswer]:
    """The questions to which papers themselves give one answer only, and two of them the same."""
    for question in book.corpus.of(Question):
        own = ((position.answer, _own_claims(book, position)) for position in question.positions)
        answered = [(answer, claims) for answer, claims in own if claims]
        if len(answered) == 1 and len(answered[0][1]) > 1:
            [(answer, claims)] = answered
            papers = (_paper(book, paper, claim) for paper, claim in claims.items())
            yield SoleAnswer(link(book, question), answer, tuple(papers))


def widely_reported(book: Book) -> Iterator[WidelyReported]:
    """The events and deployments that most of the papers report, in order of date.

    One whose title names a paper is the judgement of that paper, which others only touch upon.
    """
    ours = selection.papers(book.corpus)
    names = [labels.paper_name(paper).as_text for paper in ours]
    dated: list[Event | Deployment] = [*book.corpus.of(Event), *book.corpus.of(Deployment)]
    for entry in ordering.by_date(dated):
        papers = {source.work: source for source in reversed(entry.sources)}
        if len(papers) >= most(book) and not any(name in entry.title for name in names):
            [dated_link] = dated_links(book, [entry])
            places = (source_view(book, papers[one.id]) for one in ours if one.id in papers)
            reports = tuple(Link(place.place.address, place.paper, "place") for place in places)
            yield WidelyReported(dated_link, reports, record.questions(book, entry))


def _own_claims(book: Book, position: Position) -> dict[str, Claim]:
    """The first claim by which each paper itself gives an answer, by the id of the paper."""
    by_paper: dict[str, Claim] = {}
    for claim in (book.corpus.get(Claim, identifier) for identifier in position.claims):
        if any(source.work == claim.voice for source in claim.sources):
            by_paper.setdefault(claim.voice, claim)
    return by_paper


def _paper(book: Book, paper: str, claim: Claim) -> Link:
    """The name of a paper, leading to a claim."""
    name = labels.paper_name(book.corpus.get(Work, paper))
    return Link(book.addresses[claim.id], name, claim.kind_)
