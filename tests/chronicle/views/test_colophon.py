"""What a printed page ends with."""

import pytest

from chronicle.book import Book
from chronicle.views.colophon import colophon


def test_a_page_is_cited_with_site_version_day_and_address(book: Book) -> None:
    cited = colophon(book, "timeline/", "Timeline").as_text
    assert cited == (
        f"“Timeline.” In The Long Ditch, version 2099.1.0. 2 January 2099. {book.site.url}timeline/"
    )


def test_a_title_that_asks_needs_no_stop(book: Book) -> None:
    cited = colophon(book, "questions/how-many-diggers/", "").as_text
    assert cited.startswith("“How many diggers did Norrmark send?” In ")


@pytest.mark.pandoc
def test_the_page_of_a_paper_ends_with_the_paper(book: Book) -> None:
    cited = colophon(book, "papers/holm-1987/", "Holm 1987").as_text
    assert cited == (
        "Holm, Ada. “The Long Ditch.” Review of Waterways 12 (1987): 11–20. "
        f"Its page in The Long Ditch, version 2099.1.0: {book.site.url}papers/holm-1987/"
    )
