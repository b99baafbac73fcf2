"""A place whose longitude stands in front of its latitude falls off the map, and is told."""

import pytest

from support import Write, problems

FRAME = "- {id: town, name: The town, west: -0.2, south: 51.4, east: 0, north: 51.6}\n"
WORKS = "- {id: paper, type: book, title: P, evidence: scholarship, locators: {page: [1, 9]}}\n"
PLACE = "- {{id: pump, name: The pump, kind: site, coordinates: {}, sources: [{{work: paper, at: p. 2}}]}}\n"


def told(write: Write, coordinates: str, frames: str = FRAME) -> list[str]:
    typed = PLACE.format(coordinates)
    return problems(write({"works/w.yml": WORKS, "places.yml": typed, "frames.yml": frames}))


def test_coordinates_that_are_turned_round_are_told(write: Write) -> None:
    (problem,) = told(write, "[-0.137, 51.5132]")
    assert problem.startswith("data/places.yml:2:")
    assert "latitude comes first: [51.5132, -0.137] lies in “The town”" in problem


@pytest.mark.parametrize("coordinates", ["[51.5132, -0.137]", "[59.9, 10.7]"])
def test_others_are_not(write: Write, coordinates: str) -> None:
    """Neither what lies in a frame, nor what lies in none whichever way it is read."""
    assert told(write, coordinates) == []
    assert told(write, "[-0.137, 51.5132]", "") == []
