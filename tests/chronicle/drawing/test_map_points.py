from chronicle.drawing import map_points
from chronicle.history import History
from chronicle.record.models import PlaceRecord
from support import with_only


def test_what_lies_south_or_west_is_said_to() -> None:
    assert map_points.degrees((60.5, 10.2)) == "60.5° N, 10.2° E"
    assert map_points.degrees((-25.3, -77.04)) == "25.3° S, 77.04° W"
    assert map_points.degrees((0.00001, 120.0)) == "0.00001° N, 120.0° E"


def test_places_without_coordinates_are_no_points(history: History) -> None:
    vik, lock = map_points.points(history, ["vik", "isthmus", "the-lock"])
    assert (vik.id, vik.name, vik.latitude, vik.longitude) == ("vik", "Vik", 60.5, 10.2)
    assert vik.is_exact
    assert not lock.is_exact


def test_what_is_too_large_for_a_point_is_an_area(history: History) -> None:
    vik = history.corpus.get(PlaceRecord, "vik")
    areas = {("region", None): True, ("region", "exact"): False, ("city", None): False}
    for (kind, precision), is_area in areas.items():
        place = vik.model_copy(update={"kind": kind, "precision": precision})
        [point] = map_points.points(with_only(history, PlaceRecord, place), ["vik"])
        assert point.is_area == is_area
