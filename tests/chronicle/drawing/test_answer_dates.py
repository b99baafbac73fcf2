"""Dates that answers to a question give, on one axis."""

from lxml import html

from chronicle.drawing import answer_dates
from chronicle.history import History
from chronicle.records.question import Question
from chronicle.values import dates
from chronicle.values.text import Prose
from support import words


def dated(history: History, *edtf: str) -> Question:
    """A question whose answers, 1, 2 …, have some dates; an empty one has none."""
    question = history.corpus.of(Question)[0]
    positions = []
    for number, date in enumerate(edtf, 1):
        update = {
            "anchor": f"a-{number}",
            "answer": Prose(f"Answer {number}"),
            "date": dates.parse(date) if date else None,
        }
        positions.append(question.positions[0].model_copy(update=update))
    return question.model_copy(update={"positions": tuple(positions)})


def test_each_dated_answer_has_a_mark_and_a_name_that_lead_to_it(history: History) -> None:
    drawn = html.fromstring(answer_dates.figure(dated(history, "1901", "1902-23", "", "1904~/..")))
    rows = drawn.xpath(".//div[svg[@role='group']]")
    assert [words(row.find("b")) for row in rows] == ["Answer 1", "Answer 2", "Answer 4"]
    assert [row.xpath(".//a/@href") for row in rows] == [[f"#answer-a-{n}"] * 2 for n in (1, 2, 4)]
    assert [row.findtext(".//title") for row in rows] == ["1901", "Autumn 1902", "From about 1904"]
    said = words(drawn.find("figcaption"))
    assert said.startswith("Drawn: three of the four answers, those that give a date.")
    assert "Hollow: not certain." in said
    assert "An arrow:" in said
