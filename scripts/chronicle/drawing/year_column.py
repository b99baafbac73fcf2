"""Draws how many events each year has: a column of bars, with the ways to its years beside it."""

from markupsafe import Markup

from chronicle import templates
from chronicle.record.dates import scale
from chronicle.views.period import PeriodView


def draw(period: PeriodView) -> Markup:
    """The column of the timeline, for its page."""
    marks = scale(period.first, period.last)
    firsts = {
        mark: next((year for year in period.years if mark <= year.year < mark + marks.step), None)
        for mark in marks
    }
    peak = next(year.year for year in period.years if year.count == period.most)
    template = templates.environment("chronicle.drawing").get_template("year-column.html")
    return Markup(template.render(period=period, marks=marks, firsts=firsts, peak=peak))
