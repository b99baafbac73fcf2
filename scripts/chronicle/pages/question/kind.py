"""Questions, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.question.page import render_question, render_questions
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from chronicle.search.documents import SearchDocument, record_document


def documents(history: History, question: Question) -> Iterator[SearchDocument]:
    """A question by its answers, and by what its statements are about."""
    answers = [position.answer for position in question.positions]
    about = []
    for position in question.positions:
        for name in position.claims:
            about.append(history.corpus.get(Claim, name).about)
    yield record_document(
        history,
        question,
        line=question.answer or f"{len(answers)} answers",
        texts=(question.answer, question.why, *answers, question.assessment, question.settle),
        named=about,
        keys=(question.title,),
    )


QUESTION = Kind(
    model=Question,
    documents=documents,
    pages=(
        OnePage(addresses.QUESTIONS, render_questions, of=records_by_page(Question)),
        Pages(records_by_page(Question), render_question),
    ),
)
