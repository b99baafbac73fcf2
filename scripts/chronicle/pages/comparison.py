"""The papers compared: what each answers to the great questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.drawing.answers import in_drawing_order
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.pages.question.page import great_questions
from chronicle.queries import links, selection
from chronicle.records import Claim, Position, Question, Work
from chronicle.values.text import Prose


@dataclass(frozen=True)
class ComparedAnswer:
    """An answer to a question, its address, and the claims that give it, by paper.

    A paper that gives it itself has its own claim alone; one that only reports that others do has
    one claim of each.
    """

    position: Position
    address: str
    claims: Mapping[Work, Sequence[Claim]]

    @property
    def reporting(self) -> Mapping[Work, Sequence[Claim]]:
        """The papers that only report that others give it, with the claims of those."""
        return {
            paper: claims for paper, claims in self.claims.items() if claims[0].voice != paper.id
        }


class ComparisonPage(PageContext):
    """What the comparison of the papers shows."""

    template = "comparison.html"
    style = "comparison"

    papers: Sequence[Work]
    """The papers."""
    title: Prose
    """What the questions are called together."""
    questions: Mapping[Question, Sequence[ComparedAnswer]]
    """The great questions, each with its answers; all questions if none is great."""


def render_comparison(history: History) -> Page:
    """The page that compares the papers."""
    group = great_questions(history)
    context = ComparisonPage(
        papers=selection.papers(history.corpus),
        title=group.title,
        questions={question: _answers(history, question) for question in group.entries},
    )
    return make_page(
        history,
        context,
        address=addresses.PAPERS,
        title=links.title_of_comparison(history),
        description="What each paper answers, in its own words or those of a source it cites.",
    )


def _answers(history: History, question: Question) -> list[ComparedAnswer]:
    """The answers to a question, with the papers that give each."""
    answers = []
    for position in in_drawing_order(history, question):
        claims = {}
        for paper in selection.papers(history.corpus):
            giving = _claims_giving(history, position, paper)
            if giving:
                claims[paper] = giving
        address = addresses.answer(question, position) or history.addresses[question.id]
        answers.append(ComparedAnswer(position, address, claims))
    return answers


def _claims_giving(history: History, position: Position, paper: Work) -> list[Claim]:
    """The claim in which a paper itself gives an answer.

    If it only reports that others give it, these are their claims, one of each voice.
    """
    corpus = history.corpus
    claims: dict[str, Claim] = {}
    # The first claim of an answer says it most fully.
    for identifier in position.claims:
        claim = corpus.get(Claim, identifier)
        if paper.id in selection.papers_behind(corpus, claim):
            claims.setdefault(claim.voice, claim)
    return [claims[paper.id]] if paper.id in claims else list(claims.values())
