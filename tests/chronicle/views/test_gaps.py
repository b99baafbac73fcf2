from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Work
from chronicle.views import gaps
from chronicle.views.gaps import GapsView


@pytest.fixture(scope="module")
def view(book: Book) -> GapsView:
    return gaps.view(book)


def test_each_kind_of_gap_shows_in_the_records(book: Book, view: GapsView) -> None:
    corpus, there = book.corpus, book.addresses
    records = {gap.anchor: [entry.record.address for entry in gap.entries] for gap in view.gaps}
    assert records["undated"] == ["events/1899-survey/", "events/1910-opening/"]
    described = [work.id for work in corpus.of(Work) if work.title.startswith("[")]
    assert records["unseen"] == [there[work] for work in described]
    assert set(records["unsupported"]) == {
        there[claim.id]
        for claim in corpus.of(Claim)
        if isinstance(claim.value, Figure) and not sum((s.rests_on for s in claim.sources), ())
    }


def test_only_kinds_of_gaps_that_occur_are_shown(book: Book, view: GapsView) -> None:
    assert all(gap.entries for gap in view.gaps)
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    assert gaps.view(bare).gaps == ()


def test_an_event_has_its_date_and_a_work_its_long_name(view: GapsView) -> None:
    entries = {gap.anchor: gap.entries for gap in view.gaps}
    assert [entry.date for entry in entries["undated"]] == ["about 1899", "by December 1910"]
    assert [entry.record.address for entry in entries["undated"]] == [
        "events/1899-survey/",
        "events/1910-opening/",
    ]


def test_a_claim_has_what_it_is_about(book: Book) -> None:
    claim = next(claim for claim in book.corpus.of(Claim) if claim.about == "corps-at-the-lock")
    entry = gaps.entry(book, claim)
    assert entry.about is not None
    assert entry.about.address == "deployments/corps-at-the-lock/"
    assert entry.record.label == claim.label


def test_questions_have_what_would_settle_them(view: GapsView) -> None:
    assert [question.link.address for question in view.questions] == ["questions/how-many-diggers/"]


def test_the_papers_have_places_on_which_nothing_rests(view: GapsView) -> None:
    first = view.uncited[0]
    assert first.paper.label.as_text == "Holm"
    assert ("n-6", "nn. 6–9") in [(place.anchor, place.words) for place in first.places]
    assert [(row.link.address, row.note) for row in view.unknown] == [
        ("papers/anonymous-lock/", "Its author is not known."),
    ]
