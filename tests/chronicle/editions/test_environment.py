from chronicle.book import Book
from chronicle.editions.environment import Heading, anchor, fill
from chronicle.record.text import Prose


def test_ids_are_made_of_addresses() -> None:
    addresses = ("events/x/", "events/x/#y", "places/#y", "", "papers/x/guide/")
    ids = ["events-x", "events-x--y", "places--y", "home", "papers-x-guide"]
    assert [anchor(address) for address in addresses] == ids


def test_a_piece_has_its_heading_which_is_that_of_a_part_or_stands_in_one(book: Book) -> None:
    for kind, level in (("part", 1), ("entry", 2)):
        heading = Heading(kind, "events/x/", Prose("The *Lock* opens"), "1910")
        piece = fill(book, "heading.html", heading)
        assert piece.heading is heading
        assert f'<h{level} class="{kind}" id="events-x" data-words="The Lock opens"' in piece.text
