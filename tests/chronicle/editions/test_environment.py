from __future__ import annotations

import pytest
from markupsafe import Markup

from chronicle.editions.environment import Heading, Piece, anchor, fill, part, resolved
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
            '<p id="events-x--y">a<a class="at" href="to:events/x/#y">, p.\xa0000</a></p>',
            '<p id="events-x--y">a<a class="at" href="#events-x--y">, p.\xa0000</a></p>',
        ),
        ('<p>a<a class="at" href="to:events/x/">, p.\xa0000</a></p>', "<p>a</p>"),
        ('<a href="https://else.example/">a</a>', '<a href="https://else.example/">a</a>'),
        (
            '<p id="events-x"><a href="site:events/x/">a</a></p>',
            f'<p id="events-x"><a href="{SITE.url}events/x/">a</a></p>',
        ),
    ],
)
def test_a_link_leads_into_the_book_where_it_has_the_target(html: str, expected: str) -> None:
    assert resolved(html, SITE.url) == expected


def test_where_pages_are_not_numbered_no_number_is_left() -> None:
    html = '<p id="events-x">a<a class="at" href="to:events/x/">, p.\xa0000</a></p>'
    assert resolved(html, SITE.url, numbered=False) == '<p id="events-x">a</p>'


def test_a_part_opens_with_its_heading_and_is_left_out_where_it_has_no_pieces() -> None:
    piece = Piece(Markup("<p>One.</p>"))
    heading, first = part("timeline/", "Events", iter([piece]), "By year.")
    assert first is piece
    assert "By year." in heading.text
    assert list(part("timeline/", "Events", iter(()))) == []


def test_a_piece_has_the_headings_of_the_first_two_levels() -> None:
    for level, listed in ((2, True), (3, False)):
        heading = Heading(level, "entry", "events/x/", Prose("The *Lock* opens"), "1910")
        piece = fill("heading.html", heading)
        assert piece.headings == ((heading,) if listed else ())
        assert 'data-words="The Lock opens"' in piece.text
