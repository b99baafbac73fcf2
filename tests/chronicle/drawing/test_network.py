"""The drawing of a neighbourhood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from chronicle.book import Book
from chronicle.drawing import network
from chronicle.record.models import Actor
from chronicle.record.text import Prose
from chronicle.views.page import Group, Link
from chronicle.views.relationships import Neighbour, Neighbourhood, neighbourhood

HERE = "actors/norrmark/"


def neighbour(name: str, knows: Sequence[str] = ()) -> Neighbour:
    """A neighbour whom one met, at an address after its name."""
    address = f"actors/{name.lower().replace(' ', '-')}/"
    acquaintances = tuple(f"actors/{other}/" for other in knows)
    return Neighbour(Link(address, Prose(name)), "met", acquaintances)


def drawn(*groups: tuple[str, Sequence[Neighbour]]) -> str:
    """The drawing of groups of neighbours."""
    named = tuple(Group("", Prose(words), tuple(neighbours)) for words, neighbours in groups)
    return network.draw(Neighbourhood(Prose("Norrmark"), named, ""), HERE)


def test_a_neighbourhood_is_drawn_with_its_words(book: Book) -> None:
    view = neighbourhood(book, book.corpus.get(Actor, "norrmark"))
    assert view is not None
    svg = network.draw(view, HERE)
    assert 'aria-label="The nearest ties of Norrmark"' in svg
    assert svg.count('<a href="../../actors/') == 3
    for words in ("Has as a part", "Deployment to", "Spoken of by"):
        assert f">{words}</text>" in svg
    assert 'class="deployment"' in svg
    assert svg.count('class="between"') == 2
    assert svg == network.draw(view, HERE)


def test_neighbours_that_know_each_other_are_joined_once() -> None:
    one, other = neighbour("One", ["other"]), neighbour("Other", ["one", "somebody-else"])
    assert drawn(("Met", [one, other, neighbour("Third")])).count('class="between"') == 1


def test_a_single_group_is_halved() -> None:
    svg = drawn(("Met", [neighbour(f"N {number}") for number in range(5)]))
    assert svg.count(">Met</text>") == 2
    assert [svg.count(f'<tspan x="{side}"') for side in ("215", "397")] == [3, 2]


def test_names_do_not_overlap() -> None:
    name = "A Committee with a Name that Runs on for More than One Line"
    svg = drawn(("Met", [neighbour(f"{name} {number}") for number in range(9)]))
    for side in ("215", "397"):
        tops = [float(y) for y in re.findall(rf'<tspan x="{side}" y="([\d.]+)">', svg)]
        assert tops == sorted(tops)
        assert min(b - a for a, b in pairwise(tops)) >= 17
