from dataclasses import replace

from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Work
from chronicle.views import gaps


def test_each_kind_of_gap_that_occurs_shows_in_its_records(book: Book) -> None:
    corpus, there, view = book.corpus, book.addresses, gaps.view(book)
    records = {gap.anchor: [there[record.id] for record in gap.records] for gap in view.gaps}
    assert records["undated"] == ["events/1899-survey/", "events/1910-opening/"]
    described = [work.id for work in corpus.of(Work) if work.title.startswith("[")]
    assert records["unseen"] == [there[work] for work in described]
    assert set(records["unsupported"]) == {
        there[claim.id]
        for claim in corpus.of(Claim)
        if isinstance(claim.value, Figure) and not sum((s.rests_on for s in claim.sources), ())
    }
    assert all(gap.records for gap in view.gaps)
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    assert gaps.view(bare).gaps == ()
