"""The list of deployments: how many were sent, by those who say so."""

from typing import Any

import pytest

from chronicle.history import History
from chronicle.records import Question
from chronicle.values import amounts
from support import changed, read, words

HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def how_many(history: History) -> dict[str, str]:
    """The figures in the row of the only deployment, each with the statement it leads to."""
    (row,) = read(history, "deployments/").xpath("//table//tr[td]")
    links = row.xpath("td[@data-name='How many']/a")
    return {words(link): link.get("href").partition("#")[2] for link in links}


def undisputed(history: History) -> History:
    """The history without a question to which the figures are rival answers."""
    question = history.corpus.get(Question, "how-many-diggers")
    return changed(history, question.id, positions=question.positions[:1])


def test_the_least_and_the_greatest_figure_lead_to_their_statements_unless_they_are_rivals(
    history: History,
) -> None:
    assert how_many(history) == {"disputed": ""}
    assert how_many(undisputed(history)) == {"about 200": NOTES, "340": HOLM}


@pytest.mark.parametrize(
    ("update", "shown"),
    [
        ({"part_of": HOLM}, {"340": HOLM}),
        ({"value": amounts.parse({"from": 100, "to": 400})}, {"100–400": NOTES}),
    ],
    ids=["a part is none of the whole", "a range has both"],
)
def test_each_figure_is_of_the_whole_and_stands_once(
    history: History, update: dict[str, Any], shown: dict[str, str]
) -> None:
    assert how_many(changed(undisputed(history), NOTES, **update)) == shown


def test_what_has_no_size_has_no_figure(history: History) -> None:
    assert how_many(changed(history, "strength", size=False)) == {}
