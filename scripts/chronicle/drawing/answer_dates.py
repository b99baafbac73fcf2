"""When something happened, as the answers to a question have it: a mark for each on one axis."""

from markupsafe import Markup

from chronicle.drawing.strip import Mark, Row, Scale, Strip, of_date
from chronicle.records.question import Question
from chronicle.templates import element
from chronicle.values.amounts import in_words
from chronicle.values.days import axis
from chronicle.values.text import capital

FEWEST = 3  # dates: two are compared without a drawing


def figure(question: Question) -> Markup:
    """The dates of the answers to a question as a figure of HTML; empty of few."""
    dated = [(one, one.date) for one in question.positions if one.date]
    if len(dated) < FEWEST:
        return Markup("")
    first = min(date.first for _, date in dated)
    last = max(date.latest or date.first for _, date in dated)
    scale = Scale.of_axis(axis(first, last, "year" if first.year < last.year else ""))
    rows = []
    for answer, date in dated:
        href = f"#answer-{answer.anchor}" if answer.anchor else "#answers"
        mark = Mark(0, title=capital(date.words), href=href)
        name = element("a", answer.answer.as_html, href=href)
        rows.append(Row([of_date(date, scale, mark)], name))
    said = []
    if len(dated) < len(question.positions):
        all_answers = in_words(len(question.positions))
        said.append(
            f"Drawn: {in_words(len(dated))} of the {all_answers} answers, those that give a date."
        )
    if any(date.is_approximate for _, date in dated):
        said.append("Hollow: not certain.")
    if not all(date.is_closed for _, date in dated):
        said.append("An arrow: by then, or from then on.")
    strip = Strip(scale, rows, "When, by answer")
    caption = element("figcaption", " ".join(said))
    return element("figure", strip.html + caption, **{"class": "answer-dates"})
