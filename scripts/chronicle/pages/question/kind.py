"""Questions, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports.record_json import permalink
from chronicle.exports.structured import filled
from chronicle.frame.family import OnePage, Pages, every
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


def structured(question: Question, history: History) -> dict[str, Any]:
    """A question with its answers, none of which is held to be right."""
    here = permalink(question, history)
    answers = []
    for position in question.positions:
        answer = {"@type": "Answer", "text": position.answer.as_text}
        if position.anchor:
            answer["url"] = f"{here}#answer-{position.anchor}"
        answers.append(filled(answer))
    return {"@type": "Question", "suggestedAnswer": answers}


QUESTION = Kind(
    model=Question,
    documents=documents,
    structured=structured,
    pages=(
        OnePage(addresses.QUESTIONS, render_questions, of=every(Question)),
        Pages(every(Question), render_question),
    ),
)
