"""Statements as pages show them, and where they stand."""

import pytest

from chronicle.history import History
from chronicle.queries.statements import by_subject, is_bare, is_dated_apart, shown_claim
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed, read, words


def test_a_statement_says_what_it_is_about_unless_that_is_here(
    history: History,
) -> None:
    corpus = history.corpus
    claim = corpus.get(Claim, "motive-ruud")
    about = corpus["norrmark"]
    shown = shown_claim(corpus, claim, lambda record: False)
    assert (shown.about, shown.on) == (about, "on ")
    assert shown_claim(corpus, claim, lambda record: True).about is None
    flooded = claim.model_copy(update={"about": "1903-flood"})
    assert shown_claim(corpus, flooded, lambda record: False).on == "on the event: "


@pytest.mark.parametrize(
    ("fields", "is_apart"),
    [
        ({}, False),
        ({"date": parse("1903")}, True),
        ({"date": parse("1903"), "value": Prose("It dug in 1903.")}, False),
    ],
)
def test_a_date_stands_apart_unless_the_words_end_with_it(
    history: History, fields: dict[str, object], is_apart: bool
) -> None:
    corpus = changed(history, "motive-ruud", **fields).corpus
    assert is_dated_apart(corpus, corpus.get(Claim, "motive-ruud")) is is_apart


@pytest.mark.parametrize(
    ("identifier", "fields", "is_bare_"),
    [
        ("corps-strength-holm", {"unit": Prose("years")}, True),
        ("corps-strength-holm", {"unit": Prose("men who dug the lock")}, False),
        ("corps-strength-holm", {"unit": None}, False),
        ("motive-ruud", {"value": Prose("Fear")}, True),
        ("motive-ruud", {"value": Prose("It was “fear.”")}, False),
    ],
)
def test_a_bare_value_needs_its_property(
    history: History, identifier: str, fields: dict[str, object], is_bare_: bool
) -> None:
    claim = changed(history, identifier, **fields).corpus.get(Claim, identifier)
    assert is_bare(claim) is is_bare_


def test_a_statement_is_printed_with_what_it_is_about_and_with_its_question(
    history: History,
) -> None:
    """885 statements were printed 2,780 times."""
    corpus = history.corpus
    for event in corpus.of(Event):
        page = read(history, history.addresses[event.id])
        own = {claim.id for claim in corpus.linking(Claim, event.id, "about")}
        assert {one.get("id") for one in page.find_class("statement")} <= own


def test_what_somebody_says_of_others_is_counted_by_its_subject(history: History) -> None:
    places = by_subject(history.corpus, history.corpus.of(Claim))
    counts = [len(place.claims) for place in places]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(history.corpus.of(Claim))


def test_a_frame_stands_where_a_paper_parts_from_its_document_and_a_study_has_no_label(
    history: History,
) -> None:
    page = read(history, "deployments/corps-at-the-lock/")
    assert "scholarship" not in [words(one) for one in page.find_class("evidence")]
    said = [words(one) for one in page.find_class("verdict")]
    assert not [one for one in said if "match" in one]
