"""The headings of the book."""

from lxml import html

from chronicle.editions.book_templates import Volume


def list_headings(volume: Volume) -> list[tuple[int, str]]:
    """Return the level and text of each heading."""
    body = html.fragment_fromstring(volume.body, create_parent="body")
    headings = body.xpath(".//h1 | .//h2 | .//h3")
    return [(int(heading.tag[1]), heading.text_content()) for heading in headings]
