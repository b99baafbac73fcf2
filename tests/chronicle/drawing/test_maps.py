"""Maps: where spots and names stand, what they lead to, which frame is taken."""

import pytest

from chronicle.drawing import maps, place_maps
from chronicle.history import History
from chronicle.records.place import Frame, OnMap, PlaceRecord
from chronicle.values.text import Prose
from support import changed

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


@pytest.mark.parametrize(
    ("east", "on_map", "side"),
    [(8.1, None, "e"), (13.9, None, "w"), (13.9, OnMap(side="n"), "n"), (13.9, OnMap(), "w")],
)
def test_a_name_turns_inwards_where_the_frame_would_cut_it(
    history: History, east: float, on_map: OnMap | None, side: str
) -> None:
    there = changed(history, "vik", coordinates=(61.5, east), on_map=on_map)
    spots = [
        spot for sheet in place_maps.draw(there, {"vik": 1}).sheets.values() for spot in sheet.spots
    ]
    assert [(spot.place, spot.side) for spot in spots] == [("vik", side)]


def test_names_that_meet_do_not_where_one_has_the_side_that_is_proposed(history: History) -> None:
    assert list(place_maps.overlapping_names(history)) == []
    beside = changed(history, "the-lock", coordinates=(60.5, 10.3), part_of=None)
    (asked,) = place_maps.overlapping_names(beside)
    assert asked.message == "Vik meets The Lock on the map Round Vik; write on_map: {side: w}"
    mended = changed(beside, "vik", on_map=OnMap(side="w"))
    assert list(place_maps.overlapping_names(mended)) == []
