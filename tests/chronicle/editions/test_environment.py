from __future__ import annotations

import pytest

from chronicle.editions.environment import anchor, resolved
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
    ],
)
def test_a_link_leads_into_the_book_where_it_has_the_target(html: str, expected: str) -> None:
    assert resolved(html, SITE.url) == expected
