from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.views import teaching
from chronicle.views.teaching import PacketView


@pytest.fixture(scope="module")
def packet(book: Book) -> PacketView:
    (only,) = teaching.packets(book)
    return only


def test_every_chapter_has_a_packet(book: Book) -> None:
    (link,) = teaching.overview(book).packets
    assert (link.address, link.label) == ("teaching/the-flood/", "The flood")
    assert list(teaching.packets(replace(book, chapters=()))) == []


def test_a_packet_belongs_to_its_chapter(packet: PacketView) -> None:
    assert (packet.name, packet.title) == ("The flood", "Teaching: The flood")
    assert (packet.chapter.address, packet.chapter.label) == ("chapters/the-flood/", "Chapter 1")
    assert packet.discussion == ("Who dug the canal?", "What did the flood change?")


def test_a_packet_has_the_events_claims_and_questions_that_the_chapter_names(
    packet: PacketView,
) -> None:
    named = [(group.heading, [entry.link.label for entry in group.entries]) for group in packet.groups]
    assert named == [
        ("Events", ["The isthmus floods"]),
        ("Open questions", ["How many diggers did Norrmark send?"]),
    ]
    events, questions = packet.groups
    assert [entry.date.words for entry in events.entries if entry.date] == ["1–3 May 1903"]
    assert [entry.date for entry in questions.entries] == [None]


def test_places_are_those_the_chapter_cites_notes_last(packet: PacketView) -> None:
    assert [(cited.paper.label.as_text, cited.places) for cited in packet.cited] == [
        ("Holm", ("p. 12", "p. 13", "p. 14", "n. 3", "n. 5")),
        ("Unsigned notes", ("¶3", "¶4")),
    ]


def test_works_are_those_the_records_rest_on(packet: PacketView) -> None:
    assert [(work.link.address, work.evidence) for work in packet.works] == [("bibliography/#vik-courier-1903-05-04", "press")]


def test_events_of_a_packet_are_in_order_of_date(book: Book) -> None:
    (chapter,) = book.chapters
    paragraph = replace(chapter.paragraphs[0], records=("1904-talks", "motive-ruud", "1899-survey"))
    changed = replace(book, chapters=(replace(chapter, paragraphs=(paragraph,)),))
    (packet,) = teaching.packets(changed)
    assert [[entry.link.address for entry in group.entries] for group in packet.groups] == [
        ["events/1899-survey/", "events/1904-talks/"],
        ["actors/norrmark/#motive-ruud"],
    ]
