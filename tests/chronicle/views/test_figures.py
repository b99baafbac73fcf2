from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.record.models import Chart, Record
from chronicle.record.models.charts import LeftOut
from chronicle.record.text import Prose
from chronicle.views import figures
from chronicle.views.figures import ChartView, FiguresView


@pytest.fixture(scope="module")
def view(book: Book) -> FiguresView:
    return figures.figures(book)


def chart(view: FiguresView, identifier: str) -> ChartView:
    """One of the charts."""
    return next(chart for chart in view.charts if chart.id == identifier)


def test_charts_stand_in_the_order_of_the_data(view: FiguresView) -> None:
    assert [chart.id for chart in view.charts] == ["chart-diggers", "chart-drowned", "chart-corps"]


def test_a_chart_of_claims_has_their_rows_and_questions(view: FiguresView) -> None:
    diggers = chart(view, "chart-diggers")
    assert diggers.caution == "Only one of them counts the cooks."
    assert [claim.assertion for claim in diggers.claims] == ["340 diggers", "About 200 diggers"]
    assert [link.label for link in diggers.questions] == ["How many diggers did Norrmark send?"]
    assert diggers.deployments == ()
    assert diggers.cite.address == "cite/figures/chart-diggers/#cite"
    assert diggers.report == ""


def test_a_chart_says_who_says_so_each_place_once(view: FiguresView) -> None:
    diggers = chart(view, "chart-diggers")
    places = [
        (credit.paper.as_text, [source.at for source in credit.sources])
        for credit in diggers.credits
    ]
    assert places == [("Unsigned notes", ["¶4"]), ("Holm", ["p. 12, table"])]
    assert diggers.credit.startswith("Holm, p. 12, table; Unsigned notes, ¶4. The Long Ditch, ")
    assert diggers.credit.endswith(", https://ditch.example/book/figures/#chart-diggers")


def test_a_chart_of_deployments_has_their_standing(view: FiguresView) -> None:
    (row,) = chart(view, "chart-corps").deployments
    assert row.link.address == "deployments/corps-at-the-lock/"
    assert row.date == "3 May 1901 – 1903"
    assert row.standing.name == "documented"
    assert [source.at for source in row.sources] == ["p. 12"]


def test_figures_that_no_chart_names_are_listed(book: Book, view: FiguresView) -> None:
    assert len(view.not_charted) == 0
    links = {
        "chart-diggers": (RecordLink("chart-diggers", "panels.claims", "corps-strength-holm"),)
    }
    corpus = replace(book.corpus, links_from={**book.corpus.links_from, **links})
    (group,) = figures.figures(replace(book, corpus=corpus)).not_charted.groups
    assert [claim.id for claim in group.entries] == ["corps-strength-notes"]


def test_what_is_left_out_has_its_reason(book: Book) -> None:
    left = LeftOut(claim="flood-drowned", why=Prose("It counts the drowned."))
    diggers = book.corpus.get(Chart, "chart-diggers").model_copy(update={"left_out": (left,)})
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Chart: (diggers,)}
    (view, *_) = figures.charts(replace(book, corpus=replace(book.corpus, kinds=kinds)))
    (found,) = view.left_out
    assert (found.link.label, found.note) == ("3–5", "It counts the drowned.")
