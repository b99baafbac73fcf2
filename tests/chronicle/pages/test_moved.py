"""What became of an address: in which words its note stands."""

from chronicle.history import History
from chronicle.pages import moved
from chronicle.queries.links import Link
from chronicle.queries.moved import Note
from chronicle.records.change import Withdrawn
from chronicle.values.text import Prose

THERE = Link("there/", Prose("There"))


def test_a_part_without_a_record_of_its_move_is_named_by_its_anchors() -> None:
    lost = moved.Lost("here/", Note(Prose("A part"), THERE), ("a", "b"), ())
    assert (lost.anchor, lost.more_anchors, lost.mark) == ("a", ("b",), "#a, #b:")
    assert lost.before_now == "Now at"
    assert moved.Lost("here/", Note(Prose("A page"), THERE), (), ()).mark == ""


def test_one_with_a_record_of_its_move_is_marked_with_the_day() -> None:
    entry = Withdrawn.model_validate(
        {"id": "old", "address": "here/", "date": "2099-01-02", "why": "It was wrong."}
    )
    lost = moved.Lost("here/", Note(Prose("A part"), THERE, entry, is_withdrawn=True), ("a",), ())
    assert (lost.mark, lost.why, lost.before_now) == ("2 January 2099", entry.why, "See instead")


def test_a_reason_told_on_the_page_itself_leads_nowhere_else() -> None:
    entry = Withdrawn.model_validate(
        {"id": "old", "address": "here/", "date": "2099-01-02", "why": "It was wrong."}
    )
    note = Note(Prose("A part"), THERE, entry, is_withdrawn=True)
    assert moved.Lost("there/", note, ("a",), ()).now is None
    assert moved.Lost("here/", note, ("a",), ()).now == THERE
    assert moved.Lost("there/", Note(Prose("A part"), THERE), ("a",), ()).now == THERE


def test_a_page_that_went_leads_to_the_list_of_its_kind_if_there_is_one(history: History) -> None:
    assert moved.way_to_list(history, "events/old/") == [("timeline/", "Timeline")]
    assert moved.way_to_list(history, "papers/old/") == [("bibliography/", "Sources")]
    assert moved.way_to_list(history, "elsewhere/old/") == []
