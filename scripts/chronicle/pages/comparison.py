"""The papers compared: what each answers to the great questions."""

from collections.abc import Mapping, Sequence

from chronicle.corpus import addresses
from chronicle.frame import Page, PageContext, make_page
from chronicle.history import History
from chronicle.pages.question.compared import ComparedAnswer, compared_answers
from chronicle.pages.question.page import great_questions
from chronicle.queries import links, selection
from chronicle.records import Question, Work
from chronicle.values import Prose


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
        questions={question: compared_answers(history, question) for question in group.entries},
    )
    return make_page(
        history,
        context,
        address=addresses.PAPERS,
        title=links.title_of_comparison(history),
        description="What each paper answers, in its own words or those of a source it cites.",
    )
