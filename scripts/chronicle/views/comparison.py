"""The papers compared: what each answers to every question, what they share, where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record.models import Claim, Question, Work
from chronicle.record.text import Prose
from chronicle.views import agreement, papers, question_groups, selection, witnesses
from chronicle.views.agreement import SoleAnswer, WidelyReported
from chronicle.views.page import Group, Link, PageView, link
from chronicle.views.witnesses import SharedWork


@dataclass(frozen=True)
class PaperClaim:
    """A claim in which a paper gives an answer to a question, itself or by a voice it cites."""

    question: Question
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
    columns = tuple(_column(book, paper) for paper in selection.papers(book.corpus))
    shared = witnesses.shared(book)
    sharing = {use.paper for work in shared for use in work.uses}
    row = partial(_row, book, columns)
    return ComparisonView(
        address=addresses.PAPERS,
        title=papers.title_of_comparison(book),
        description="""\
What each paper answers to every question, in its own words or those of a source it cites.""",
        papers=columns,
        groups=tuple(group.map(row) for group in question_groups.ranked(book)),
        shared=shared,
        apart=tuple(paper for paper in columns if paper.id not in sharing),
        agreed=tuple(agreement.sole_answers(book)),
        reported=tuple(agreement.widely_reported(book)),
        most=agreement.most(book),
    )


def paper_claims(book: Book, question: Question) -> Iterator[PaperClaim]:
    """Every claim that answers a question, once for each paper that it is from.

    They come in the order of the answers.
    """
    for position in question.positions:
        for claim in (book.corpus.get(Claim, identifier) for identifier in position.claims):
            for paper in dict.fromkeys(source.work for source in claim.sources):
                yield PaperClaim(question, position.answer, paper, claim)


def _column(book: Book, paper: Work) -> ComparedPaper:
    return ComparedPaper(paper.id, link(book, paper))


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
