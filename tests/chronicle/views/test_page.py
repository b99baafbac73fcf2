from __future__ import annotations

from chronicle.book import Book
from chronicle.views.page import link


def test_links_name_a_work_in_short_and_a_claim_by_its_property(book: Book) -> None:
    work, claim = (link(book, book.corpus[name]) for name in ("holm-1987", "flood-drowned"))
    assert (work.address, work.label.as_html, work.kind) == (
        "papers/holm-1987/",
        "Holm 1987",
        "work",
    )
    assert (claim.address, claim.kind) == ("events/1903-flood/#flood-drowned", "claim")
    assert claim.label.as_text.startswith("Drowned: 3–5")
