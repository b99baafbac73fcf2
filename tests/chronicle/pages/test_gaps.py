from __future__ import annotations

from chronicle.book import Book
from chronicle.corpus.corpus import Corpus
from chronicle.pages import gaps
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim


def test_each_kind_of_gap_shows_in_the_records(corpus: Corpus) -> None:
    found = {gap.anchor: [record.id for record in gap.records] for gap in gaps.find(corpus)}
    assert found["undated"] == ["1899-survey", "1910-opening"]
    assert found["unseen"] == [work for work in corpus.records if getattr(corpus[work], "title", "").startswith("[")]
    assert set(found["unsupported"]) == {
        claim.id
        for claim in corpus.of(Claim)
        if isinstance(claim.value, Figure) and not sum((s.rests_on for s in claim.sources), ())
    }


def test_the_page_names_what_would_settle_a_question_and_where_nothing_rests(book: Book) -> None:
    (page,) = gaps.pages(book)
    assert page.address == "about/gaps/"
    assert 'href="../../questions/how-many-diggers/"' in page.body
    assert "Places in the papers on which nothing rests" in page.body
