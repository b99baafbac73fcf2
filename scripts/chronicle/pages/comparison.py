"""The comparison of the papers: their answers to the great questions."""

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.pages.question.compared_answers import compared_answers
from chronicle.pages.question.page import main_questions
from chronicle.queries import related_records


def render_comparison(history: History) -> Page:
    """Render the page that compares the papers."""
    group = main_questions(history)
    context = PageTemplate(
        "comparison.html",
        "comparison",
        papers=related_records.papers_of_record(history.corpus),
        title=group.title,
        questions={question: compared_answers(history, question) for question in group.questions},
    )
    return render_list_page(
        history,
        addresses.PAPERS,
        context,
        "How each paper answers, itself or through a source it cites.",
    )
