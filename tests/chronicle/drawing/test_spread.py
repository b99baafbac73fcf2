"""The figures that answer a question, on a line."""

from lxml import html

from chronicle.drawing import spread
from chronicle.history import History
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.values import amounts
from support import copies

HOLM = "corps-strength-holm"


def to(record: Record) -> str:
    return f"to-{record.id}"


def measured(history: History, *values: object) -> tuple[History, list[Claim]]:
    """A history with claims that have some values, c-0, c-1 …, and these."""
    updates = [
        {"id": f"c-{number}", "value": amounts.parse(value)} for number, value in enumerate(values)
    ]
    many = copies(history, HOLM, *updates)
    return many, [many.corpus.get(Claim, f"c-{number}") for number in range(len(values))]


def test_figures_that_lie_on_each_other_are_all_seen(history: History) -> None:
    many, claims = measured(history, 30, {"at_least": 30}, 31, 2500, {"from": 100, "to": 2000})
    drawn = html.fromstring(spread.draw_figures(many, claims, "diggers", to))
    dots = {(dot.get("cx"), dot.get("cy")) for dot in drawn.iter("circle")}
    assert len(dots) == 4
    said = drawn.findtext("figcaption")
    assert said == "Diggers. A hollow dot is not exact. A band is a range."
