"""Maps: where spots and names stand, what they lead to, which frame is taken."""

from dataclasses import replace

import pytest

from chronicle.drawing import locator_map, maps, place_maps
from chronicle.drawing.maps import Spot
from chronicle.history import History
from chronicle.records.place import Frame, FrameName, OnMap, PlaceRecord
from chronicle.values.text import Prose

FRAME = Frame(id="square", name=Prose("A square"), west=10, south=-1, east=12, north=1)
RIVER = FrameName(name=Prose("Ling"), at=(0.5, 11), river=True)


def test_places_are_in_per_cent_of_their_frame_and_the_middle_parallel_is_true() -> None:
    assert maps.place(FRAME, (1, 10)) == (0, 0)
    assert maps.place(FRAME, (0, 11)) == (50, 50)
    assert maps.height(FRAME) == pytest.approx(maps.WIDTH)


@pytest.mark.parametrize("side", ["e", "w", "n", "s"])
def test_a_name_stands_on_the_side_that_is_said(history: History, side: str) -> None:
    spot = Spot((0, 11), "Vik", side)
    drawn = maps.sheet(history, FRAME, [spot], words="A map").html
    anchor, across, down = maps.SIDES[side]
    assert f'dx="{across:.2f}em" dy="{down}em" text-anchor="{anchor}">Vik</text>' in drawn


def test_names_that_meet_on_the_narrowest_map_are_found(history: History) -> None:
    one, other = Spot((0, 11), "Many letters"), Spot((0.01, 11.1), "Others")
    drawn = maps.sheet(history, FRAME, [one, other], words="A map")
    assert [*maps.meeting(drawn)] == [(one, other)]
    aside = replace(other, side="n", at=(0.5, 11.1))
    assert [*maps.meeting(maps.sheet(history, FRAME, [one, aside], words="A map"))] == []


def test_a_river_is_drawn_where_a_frame_names_one(history: History) -> None:
    assert "river" not in maps.ground(history, FRAME)
    assert 'class="river"' in maps.ground(history, FRAME.model_copy(update={"names": (RIVER,)}))


def test_the_smallest_frame_that_has_most_of_the_places_is_taken(history: History) -> None:
    place = history.corpus.of(PlaceRecord)[0].model_copy(update={"coordinates": (58, 11)})
    frames = [one for one in history.corpus.of(Frame) if maps.has(one, place.coordinates)]
    found = maps.closest(history, [place])
    assert found
    assert (
        found.id == min(frames, key=lambda one: (one.east - one.west) * (one.north - one.south)).id
    )
    assert maps.closest(history, [place.model_copy(update={"coordinates": (0, 0)})]) is None


def test_a_small_map_names_its_places_and_says_what_lies_outside(history: History) -> None:
    places = [one for one in history.corpus.of(PlaceRecord) if not maps.is_area(history, one)]
    shown = locator_map.of_places(history, [one.id for one in places])
    assert shown
    named = {spot.name for spot in shown.sheet.spots} | set(shown.outside)
    assert named == {maps.stands_for(history, one).name for one in places if one.coordinates}
    assert locator_map.of_places(history, []) is None


def test_the_shorter_name_of_a_place_stands_on_maps(history: History) -> None:
    place = history.corpus.of(PlaceRecord)[0]
    own = place.model_copy(update={"on_map": OnMap(short=Prose("Vi"), side="w")})
    spot = maps.spot(own, (60, 10))
    assert (spot.name, spot.side) == ("Vi", "w")


def test_every_place_with_coordinates_has_one_spot_that_leads_to_it(history: History) -> None:
    counts = {place.id: 1 for place in history.corpus.of(PlaceRecord)}
    drawn = place_maps.draw(history, counts)
    ways = [spot.href for sheet in drawn.sheets.values() for spot in sheet.spots]
    assert len(ways) == len(set(ways)) == drawn.count
    assert next(iter(drawn.sheets)) == place_maps.anchor(history.corpus.of(Frame)[0])
