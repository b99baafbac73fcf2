import pytest

from chronicle.book import Book
from chronicle.views import citations
from chronicle.views.citations import colophon


def test_a_paragraph_is_cited_by_a_title_of_its_own(book: Book) -> None:
    paragraph = book.citables["chapters/the-flood/#the-coming"]
    assert citations.where(paragraph) == "cite/chapters/the-flood/the-coming/"
    assert not citations.is_named(paragraph)
    assert "rft.title=The%20flood%2C%20paragraph%201" in citations.coins(book, paragraph)


def test_a_page_is_cited_with_site_version_day_and_address(book: Book) -> None:
    # A title that asks needs no stop.
    titles = {
        "timeline/": "Timeline.",
        "questions/how-many-diggers/": "How many diggers did Norrmark send?",
    }
    for address, title in titles.items():
        cited = colophon(book, address, "Timeline").as_text
        there = f"The Long Ditch, version 2099.1.0. 2 January 2099. {book.site.url}{address}"
        assert cited == f"“{title}” In {there}"


@pytest.mark.pandoc
def test_the_page_of_a_paper_ends_with_the_paper(book: Book) -> None:
    cited = colophon(book, "papers/holm-1987/", "Holm 1987").as_text
    assert cited == (
        "Holm, Ada. “The Long Ditch.” Review of Waterways 12 (1987): 11–20. "
        f"Its page in The Long Ditch, version 2099.1.0: {book.site.url}papers/holm-1987/"
    )
