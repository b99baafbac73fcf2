from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.views import figures
from chronicle.views.figures import ChartView, FiguresView


@pytest.fixture(scope="module")
def view(book: Book) -> FiguresView:
    return figures.figures(book)


def chart(view: FiguresView, identifier: str) -> ChartView:
    """One of the charts."""
    return next(chart for chart in view.charts if chart.id == identifier)


def test_a_chart_says_who_says_so_each_place_once(view: FiguresView) -> None:
    diggers = chart(view, "chart-diggers")
    places = [
        (credit.paper.as_text, [source.at for source in credit.sources])
        for credit in diggers.credits
    ]
    assert places == [("Unsigned notes", ["¶4"]), ("Holm", ["p. 12, table"])]
    assert diggers.credit.startswith("Holm, p. 12, table; Unsigned notes, ¶4. The Long Ditch, ")
    assert diggers.credit.endswith(", https://ditch.example/book/figures/#chart-diggers")


def test_figures_that_no_chart_names_are_listed(book: Book, view: FiguresView) -> None:
    assert len(view.not_charted) == 0
    links = {
        "chart-diggers": (RecordLink("chart-diggers", "panels.claims", "corps-strength-holm"),)
    }
    corpus = replace(book.corpus, links_from={**book.corpus.links_from, **links})
    (group,) = figures.figures(replace(book, corpus=corpus)).not_charted.groups
    assert [claim.id for claim in group.entries] == ["corps-strength-notes"]
