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
    records = {gap.anchor: [there[record.id] for record in gap.records] for gap in view.gaps}
    assert records["undated"] == ["events/1899-survey/", "events/1910-opening/"]
    described = [work.id for work in corpus.of(Work) if work.title.startswith("[")]
    assert records["unseen"] == [there[work] for work in described]
    assert set(records["unsupported"]) == {
        there[claim.id]
        for claim in corpus.of(Claim)
        if isinstance(claim.value, Figure) and not sum((s.rests_on for s in claim.sources), ())
    }


def test_only_kinds_of_gaps_that_occur_are_shown(book: Book, view: GapsView) -> None:
    assert all(gap.records for gap in view.gaps)
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    assert gaps.view(bare).gaps == ()
