"""Draws how many events each year has: a column of bars, with the ways to its years beside it."""

from __future__ import annotations

from markupsafe import Markup

from chronicle import templates
from chronicle.book import Book
from chronicle.views.timeline import TimelineView

# The most labels beside the years, and the steps in years at which they may stand.
LABELS, STEPS = 10, (10, 20, 50, 100, 200, 500)


def draw(book: Book, view: TimelineView) -> Markup:
    """The column of a timeline, for its page."""
    period, marks = view.period, scale(view.period.first, view.period.last)
    firsts = {
        mark: next((year for year in period.years if mark <= year.year < mark + marks.step), None)
        for mark in marks
    }
    peak = next(year.year for year in period.years if year.count == period.most)
    template = templates.environment("chronicle.drawing").get_template("year-column.html")
    return Markup(template.render(period=period, marks=marks, firsts=firsts, peak=peak))


def scale(first: int, last: int) -> range:
    """The years that have labels on a scale for a period; its step is that of the labels."""
    step = next((step for step in STEPS if (last - first) // step < LABELS), STEPS[-1])
    return range(first // step * step, last // step * step + step, step)
