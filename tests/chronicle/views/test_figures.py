from dataclasses import replace

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.views import figures


def test_figures_that_no_chart_names_are_listed(book: Book) -> None:
    assert len(figures.figures(book).not_charted) == 0
    links = {
        "chart-diggers": (RecordLink("chart-diggers", "panels.claims", "corps-strength-holm"),)
    }
    corpus = replace(book.corpus, links_from={**book.corpus.links_from, **links})
    (group,) = figures.figures(replace(book, corpus=corpus)).not_charted
    assert [claim.id for claim in group.claims] == ["corps-strength-notes"]
