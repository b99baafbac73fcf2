"""Maps: positions of points and names, their links, and the chosen map extent."""

from dataclasses import replace

import pytest
import shapely

from chronicle.graphics import maps, place_maps
from chronicle.history import History
from chronicle.records import Frame, FrameName, OnMap, Place
from chronicle.values import Prose
from support import update_record, with_records

FRAME = Frame(id="square", name=Prose("A square"), west=10, south=-1, east=12, north=1)


def test_positions_are_percentages_of_the_extent() -> None:
    assert maps.to_percent(FRAME, (1, 10)) == (0, 0)
    assert maps.to_percent(FRAME, (0, 11)) == (50, 50)
    assert maps.frame_height(FRAME) == pytest.approx(maps.LAND_WIDTH)


def test_frame_may_cross_longitude_180(history: History) -> None:
    frame = Frame(id="strait", name=Prose("A strait"), west=170, south=-10, east=190, north=10)
    assert frame.contains((0, 175))
    assert maps.to_percent(frame, (0, -175)) == (75, 50)
    assert not frame.contains((0, 165))
    island = shapely.box(-176, -1, -174, 1)
    assert "M" in maps.land_path(replace(history, outlines=(island,)), frame)


@pytest.mark.parametrize(
    ("east", "on_map", "side"),
    [(8.1, None, "e"), (13.9, None, "w"), (13.9, OnMap(side="n"), "n"), (13.9, OnMap(), "w")],
)
def test_place_name_turns_inwards_at_the_edge(
    history: History, east: float, on_map: OnMap | None, side: str
) -> None:
    moved = update_record(history, "vik", coordinates=(61.5, east), on_map=on_map)
    markers = [
        marker
        for sheet in place_maps.draw_place_maps(moved, {"vik": 1}).drawings.values()
        for marker in sheet.markers
    ]
    assert [(marker.label, marker.side) for marker in markers] == [("Vik", side)]


def test_overlapping_names_turn_or_are_reported(history: History) -> None:
    overlapping = update_record(history, "the-lock", coordinates=(60.5, 10.3), precision="exact")
    assert [*place_maps.check_label_overlaps(overlapping)] == []
    overlapping = update_record(overlapping, "vik", on_map=OnMap(side="e"))
    overlapping = update_record(overlapping, "the-lock", on_map=OnMap(side="e"))
    assert len([*place_maps.check_label_overlaps(overlapping)]) == 1


def test_overlapping_names_of_countries_are_reported(history: History) -> None:
    frame, *_ = history.corpus.of(Frame)
    point = (frame.south + 1, frame.west + 2)
    names = tuple(FrameName(name=Prose(f"{side} sea"), at=point) for side in ("North", "South"))
    with_names = with_records(history, Frame, frame.model_copy(update={"names": names}))
    [problem] = place_maps.check_label_overlaps(with_names)
    assert "the labels “North sea” and “South sea” overlap; move or shorten" in str(problem)


def test_only_approximate_places_are_marked(history: History) -> None:
    for precision, classes in (("exact", ""), (None, ""), ("approximate", "uncertain")):
        place = history.corpus.get(Place, "vik").model_copy(update={"precision": precision})
        assert maps.marker_of_place(place).classes == classes
