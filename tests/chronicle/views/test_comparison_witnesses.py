"""Works that more than one paper cites."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Basis, Claim, Source
from chronicle.views import comparison


def citing(book: Book, *works: str) -> Book:
    """A book in which the unsigned notes cite some works for their claim, twice."""
    rests_on = tuple(Basis(work=work) for work in works)
    sources = tuple(Source(work="anonymous-lock", at=at, rests_on=rests_on) for at in ("¶4", "¶5"))
    claim = book.corpus.get(Claim, "corps-strength-notes").model_copy(update={"sources": sources})
    return replace(
        book, corpus=replace(book.corpus, records={**book.corpus.records, claim.id: claim})
    )


def test_without_a_work_in_common_there_is_none(book: Book) -> None:
    assert comparison.shared_works(book) == ()


def test_a_shared_work_counts_the_records_of_each_paper_once(book: Book) -> None:
    [work] = comparison.shared_works(citing(book, "ruud-1911"))
    assert (work.link.address, work.link.label.as_text) == (
        "bibliography/#ruud-1911",
        "Per Ruud 1911",
    )
    assert work.evidence == "memoir"
    assert [(use.paper, use.name.as_text, use.records) for use in work.uses] == [
        ("holm-1987", "Holm", 3),
        ("anonymous-lock", "Unsigned notes", 1),
    ]


def test_every_shared_work_is_listed(book: Book) -> None:
    shared = comparison.shared_works(
        citing(book, "vik-courier-1903-05-04", "ruud-1911", "survey-1899")
    )
    assert [work.link.address for work in shared] == [
        "bibliography/#ruud-1911",
        "bibliography/#vik-courier-1903-05-04",
    ]
