"""Maps: where spots and names stand, what they lead to, which frame is taken."""

import pytest

from chronicle.drawing import maps, place_maps
from chronicle.history import History
from chronicle.records.place import Frame, PlaceRecord
from chronicle.values.text import Prose

FRAME = Frame(id="square", name=Prose("A square"), west=10, south=-1, east=12, north=1)


def test_places_are_in_per_cent_of_their_frame_and_the_middle_parallel_is_true() -> None:
    assert maps.place(FRAME, (1, 10)) == (0, 0)
    assert maps.place(FRAME, (0, 11)) == (50, 50)
    assert maps.height(FRAME) == pytest.approx(maps.WIDTH)


def test_the_smallest_frame_that_has_most_of_the_places_is_taken(history: History) -> None:
    place = history.corpus.of(PlaceRecord)[0].model_copy(update={"coordinates": (58, 11)})
    frames = [one for one in history.corpus.of(Frame) if maps.has(one, place.coordinates)]
    found = maps.closest(history, [place])
    assert found
    assert (
        found.id == min(frames, key=lambda one: (one.east - one.west) * (one.north - one.south)).id
    )
    assert maps.closest(history, [place.model_copy(update={"coordinates": (0, 0)})]) is None


def test_every_place_with_coordinates_has_one_spot_that_leads_to_it(history: History) -> None:
    counts = {place.id: 1 for place in history.corpus.of(PlaceRecord)}
    drawn = place_maps.draw(history, counts)
    ways = [spot.href for sheet in drawn.sheets.values() for spot in sheet.spots]
    assert len(ways) == len(set(ways)) == drawn.count
    assert next(iter(drawn.sheets)) == place_maps.anchor(history.corpus.of(Frame)[0])
