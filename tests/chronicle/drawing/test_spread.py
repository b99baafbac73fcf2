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


def test_every_figure_has_a_mark_that_leads_to_its_statement_and_says_who_gives_it(
    history: History,
) -> None:
    many, claims = measured(history, 340, {"about": 200}, 340, {"from": 100, "to": 300}, 12)
    drawn = html.fromstring(spread.draw_figures(many, claims, "diggers", to))
    ways = {way.get("href"): way.findtext("title") for way in drawn.xpath(".//a[title]")}
    assert sorted(ways) == ["to-c-0", "to-c-1", "to-c-3", "to-c-4"]
    assert ways["to-c-1"] == "about 200: Holm"
    texts = [text.text_content() for text in drawn.iter("text")]
    assert sorted(texts) == ["100–300", "12", "340", "about 200"]
    said = drawn.findtext("figcaption")
    assert said == "Diggers. A hollow dot is not exact. A band is a range."


def test_figures_that_lie_on_each_other_are_all_seen(history: History) -> None:
    many, claims = measured(history, 30, {"at_least": 30}, 31, 2500)
    drawn = html.fromstring(spread.draw_figures(many, claims, "diggers", to))
    dots = {(dot.get("cx"), dot.get("cy")) for dot in drawn.iter("circle")}
    assert len(dots) == 4
