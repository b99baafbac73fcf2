"""The headings of the book."""

from lxml import html

from chronicle.editions.book_templates import Book


def list_headings(book: Book) -> list[tuple[int, str]]:
    """Return the level and text of each heading."""
    body = html.fragment_fromstring(book.body, create_parent="body")
    headings = body.xpath(".//h1 | .//h2 | .//h3")
    return [(int(heading.tag[1]), heading.text_content()) for heading in headings]
