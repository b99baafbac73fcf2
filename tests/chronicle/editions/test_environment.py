import pytest

from chronicle.book import Book
from chronicle.editions.environment import Heading, anchor, fill, resolved
from chronicle.record.text import Prose
from support import SITE


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        ("events/x/", "events-x"),
        ("events/x/#y", "events-x--y"),
        ("places/#y", "places--y"),
        ("", "home"),
        ("papers/x/guide/", "papers-x-guide"),
    ],
)
def test_ids_are_made_of_addresses(address: str, identifier: str) -> None:
    assert anchor(address) == identifier


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p id="events-x"><a href="to:events/x/">a</a></p>',
            '<p id="events-x"><a href="#events-x">a</a></p>',
        ),
        ('<p><a href="to:events/x/">a</a></p>', f'<p><a href="{SITE.url}events/x/">a</a></p>'),
        (
            '<p id="events-x--y"><a href="to:events/x/#y">a</a></p>',
            '<p id="events-x--y"><a href="#events-x--y">a</a></p>',
        ),
        ('<a href="https://else.example/">a</a>', '<a href="https://else.example/">a</a>'),
    ],
)
def test_a_link_leads_into_the_book_where_it_has_the_target(html: str, expected: str) -> None:
    assert resolved(html, SITE.url) == expected


def test_a_piece_has_its_heading_which_is_that_of_a_part_or_stands_in_one(book: Book) -> None:
    for kind, level in (("part", 1), ("entry", 2)):
        heading = Heading(kind, "events/x/", Prose("The *Lock* opens"), "1910")
        piece = fill(book, "heading.html", heading)
        assert piece.heading is heading
        assert f'<h{level} class="{kind}" id="events-x" data-words="The Lock opens"' in piece.text
