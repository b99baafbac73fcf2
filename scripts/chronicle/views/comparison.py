"""The papers compared: what each answers to every question, what they share, where they agree.

Questions of the record have rival answers, so that none is without dispute. Two things can be
shown: that only one of the answers is given by papers in their own words, while all others come
from sources that they cite; and what most of the papers report, with the questions about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record.models import Claim, Deployment, Event, Position, Question, Work
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_within
from chronicle.views import ordering, papers, questions, record, selection
from chronicle.views.page import DatedLink, Group, Link, PageView, dated_links, link, work_label
from chronicle.views.sources import source as source_view


@dataclass(frozen=True)
class PaperClaim:
    """A claim in which a paper gives an answer to a question, itself or by a voice it cites."""

    answer: Prose
    paper: str
    claim: Claim

    @property
    def is_own(self) -> bool:
        """Whether the paper speaks for itself."""
        return self.claim.voice == self.paper


@dataclass(frozen=True)
class PaperAnswer:
    """An answer in a paper: `own` leads to the claim where the paper itself gives it.

    Where it only cites or quotes others who do, `voices` are these, each name once, leading to a
    claim.
    """

    answer: Prose
    own: Link | None
    voices: tuple[Link, ...]


@dataclass(frozen=True)
class ComparedPaper:
    """A paper as a column: its id and the link to its page."""

    id: str
    link: Link


Columns = tuple[ComparedPaper, ...]


@dataclass(frozen=True)
class Cell:
    """The answers of a paper to a question; none where it is silent."""

    paper: ComparedPaper
    answers: tuple[PaperAnswer, ...]


@dataclass(frozen=True)
class ComparedQuestion:
    """A question as a row: its id, the link to its page, and a cell for each paper."""

    id: str
    link: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ComparisonView(PageView):
    """The papers in the order of the data, and the questions as the list of them ranks them.

    `shared` are works that more than one paper cites, `apart` the papers that share none;
    `agreed` are questions to which papers give only one answer in their own words, and `reported`
    what at least `most` of the papers report.
    """

    papers: tuple[ComparedPaper, ...]
    groups: tuple[Group[ComparedQuestion], ...]
    shared: tuple[SharedWork, ...]
    apart: tuple[ComparedPaper, ...]
    agreed: tuple[SoleAnswer, ...]
    reported: tuple[WidelyReported, ...]
    most: int


def view(book: Book) -> ComparisonView:
    """The view of the comparison, which a history of fewer than two papers has no use for."""
    columns = tuple(
        ComparedPaper(paper.id, link(book, paper)) for paper in selection.papers(book.corpus)
    )
    shared = shared_works(book)
    sharing = {use.paper for work in shared for use in work.uses}
    row = partial(_row, book, columns)
    return ComparisonView(
        address=addresses.PAPERS,
        title=papers.title_of_comparison(book),
        description="""\
What each paper answers to every question, in its own words or those of a source it cites.""",
        papers=columns,
        groups=tuple(group.map(row) for group in questions.ranked(book)),
        shared=shared,
        apart=tuple(paper for paper in columns if paper.id not in sharing),
        agreed=tuple(sole_answers(book)),
        reported=tuple(widely_reported(book)),
        most=most(book),
    )


def paper_claims(book: Book, question: Question) -> Iterator[PaperClaim]:
    """Every claim that answers a question, once for each paper that it is from.

    They come in the order of the answers.
    """
    for position in question.positions:
        for claim in (book.corpus.get(Claim, identifier) for identifier in position.claims):
            for paper in dict.fromkeys(source.work for source in claim.sources):
                yield PaperClaim(position.answer, paper, claim)


def _row(book: Book, columns: Columns, question: Question) -> ComparedQuestion:
    by_column: dict[str, list[PaperClaim]] = {column.id: [] for column in columns}
    for one in paper_claims(book, question):
        by_column[one.paper].append(one)
    cells = (Cell(column, tuple(_answers(book, by_column[column.id]))) for column in columns)
    return ComparedQuestion(question.id, link(book, question), tuple(cells))


def _answers(book: Book, claims: Iterable[PaperClaim]) -> Iterator[PaperAnswer]:
    """The answers of one paper to one question, in the order of the question."""
    by_answer: dict[Prose, list[PaperClaim]] = {}
    for one in claims:
        by_answer.setdefault(one.answer, []).append(one)
    for answer, same in by_answer.items():
        own = next((one.claim for one in same if one.is_own), None)
        if own:
            yield PaperAnswer(answer, Link(book.addresses[own.id], answer, own.kind_), ())
            continue
        voices: dict[str, Link] = {}
        for one in same:
            voice = _voice(book, one.claim)
            voices.setdefault(voice.label.as_text, voice)
        yield PaperAnswer(answer, None, tuple(voices.values()))


def _voice(book: Book, claim: Claim) -> Link:
    """The name of the voice of a claim, leading to the claim."""
    voice = book.corpus[claim.voice]
    label = labels.brief(voice) if isinstance(voice, Work) else voice.label
    return Link(book.addresses[claim.id], label, claim.kind_)


@dataclass(frozen=True)
class PaperUse:
    """A paper that cites a work: its id and name, and for how many records it does."""

    paper: str
    name: Label
    records: int


@dataclass(frozen=True)
class SharedWork:
    """A work that more than one paper cites: its link, its class of evidence, and who cites it."""

    link: Link
    evidence: str
    uses: tuple[PaperUse, ...]


def shared_works(book: Book) -> tuple[SharedWork, ...]:
    """The works that more than one paper cites, those first that most papers do."""
    papers = [paper.id for paper in selection.papers(book.corpus)]
    counts = _counts(book)
    works = [
        _shared(book, work, {paper: counts[work.id, paper] for paper in papers})
        for work in book.corpus.of(Work)
        if sum((work.id, paper) in counts for paper in papers) > 1
    ]
    return tuple(sorted(works, key=lambda work: -len(work.uses)))


def _counts(book: Book) -> Counter[tuple[str, str]]:
    """For how many records each work is cited by each paper."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in book.corpus.records.values():
        sources = [source for _, source in sources_within(entry)]
        counts.update({(rest.work, one.work) for one in sources for rest in one.rests_on})
    return counts


def _shared(book: Book, work: Work, counts: Mapping[str, int]) -> SharedWork:
    uses = (
        PaperUse(paper, labels.paper_name(book.corpus.get(Work, paper)), count)
        for paper, count in counts.items()
        if count
    )
    address = link(book, work)
    return SharedWork(address, work.evidence, tuple(uses))


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
    questions: tuple[Question, ...]


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
            papers = (
                link(book, claim, work_label(book, book.corpus.get(Work, paper), labels.paper_name))
                for paper, claim in claims.items()
            )
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
            found = ((one, source_view(book, papers[one.id])) for one in ours if one.id in papers)
            reports = tuple(
                Link(source.place.address, labels.paper_name(paper), "place")
                for paper, source in found
            )
            yield WidelyReported(dated_link, reports, record.questions(book, entry))


def _own_claims(book: Book, position: Position) -> dict[str, Claim]:
    """The first claim by which each paper itself gives an answer, by the id of the paper."""
    by_paper: dict[str, Claim] = {}
    for claim in (book.corpus.get(Claim, identifier) for identifier in position.claims):
        if any(source.work == claim.voice for source in claim.sources):
            by_paper.setdefault(claim.voice, claim)
    return by_paper
