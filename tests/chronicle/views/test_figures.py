from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.views import figures
from chronicle.views.figures import FiguresView


@pytest.fixture(scope="module")
def view(book: Book) -> FiguresView:
    return figures.figures(book)


def test_figures_that_no_chart_names_are_listed(book: Book, view: FiguresView) -> None:
    assert len(view.not_charted) == 0
    links = {
        "chart-diggers": (RecordLink("chart-diggers", "panels.claims", "corps-strength-holm"),)
    }
    corpus = replace(book.corpus, links_from={**book.corpus.links_from, **links})
    (group,) = figures.figures(replace(book, corpus=corpus)).not_charted
    assert [claim.id for claim in group.claims] == ["corps-strength-notes"]
