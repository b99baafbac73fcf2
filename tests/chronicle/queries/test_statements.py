"""Statements as pages show them, and where they stand."""

from chronicle.history import History
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from support import read


def test_a_statement_is_printed_with_what_it_is_about_and_with_its_question(
    history: History,
) -> None:
    """885 statements were printed 2,780 times."""
    corpus = history.corpus
    for event in corpus.of(Event):
        page = read(history, history.addresses[event.id])
        own = {claim.id for claim in corpus.linking(Claim, event.id, "about")}
        assert {one.get("id") for one in page.find_class("statement")} <= own
