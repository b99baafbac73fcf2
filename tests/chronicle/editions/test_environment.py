from chronicle.editions.environment import Heading, fill
from chronicle.history import History
from chronicle.record.text import Prose


def test_a_piece_has_its_heading_which_is_that_of_a_part_or_stands_in_one(history: History) -> None:
    for kind, level in (("part", 1), ("entry", 2)):
        heading = Heading(kind, "events/x/", Prose("The *Lock* opens"), "1910")
        piece = fill(history, "heading.html", heading)
        assert piece.heading is heading
        assert f'<h{level} class="{kind}" id="events-x" data-words="The Lock opens"' in piece.text
