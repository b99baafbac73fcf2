from __future__ import annotations

import pytest

from chronicle.book import Book
from chronicle.citation.cited_works import cited_works

CLAIM = "events/1903-flood/#flood-drowned"


@pytest.mark.pandoc
def test_a_paper_is_cited_with_the_place_and_through_it_what_it_rests_on(book: Book) -> None:
    (paper,) = cited_works(book.citables[CLAIM], book.formatted, book.corpus)
    (place,), (through,) = paper.places, paper.through
    assert paper.work.id == "holm-1987"
    assert place.words in place.full
    assert place.apa.startswith("Holm, 1987, p. ")
    assert ", cited in Ada Holm" in through.full or ",” cited in Ada Holm" in through.full
    assert f"as cited in {place.apa}" in through.apa
    assert f"cited in {place.mla}" in through.mla


def test_a_work_is_cited_as_a_whole(book: Book) -> None:
    citable = book.citables["bibliography/#ruud-1911"]
    (whole,) = cited_works(citable, book.formatted, book.corpus)
    assert (whole.work.id, whole.places) == ("ruud-1911", ())
