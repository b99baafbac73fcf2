"""The page of all charts, each with its table and its sources."""

from functools import partial

from chronicle.corpus import addresses, group_by_key
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.records import Chart, Question
from chronicle.values import slugify


def render_figures(history: History) -> Page:
    """Render the page of all charts."""
    groups = group_by_key((chart.group, chart) for chart in history.corpus.of(Chart))
    context = PageTemplate(
        "figures.html",
        "figures",
        groups=[(slugify(title or ""), title, charts) for title, charts in groups.items()],
        answers=partial(_questions_answered_by_chart, history),
    )
    return render_list_page(
        history,
        addresses.FIGURES,
        context,
        "Charts of the figures in the sources, each with its table and its sources.",
    )


def _questions_answered_by_chart(history: History, chart: Chart) -> list[Question]:
    """Return the questions that the claims of a chart answer."""
    questions: dict[Question, None] = {}
    for identifier in chart.charted_claim_ids:
        questions |= dict.fromkeys(
            history.corpus.records_linking_to(Question, identifier, "positions.claims")
        )
    return list(questions)
