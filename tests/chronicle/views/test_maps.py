"""What maps show: points, lines and frames."""

import pytest

from chronicle.book import Book
from chronicle.record.models import PlaceRecord
from chronicle.views import maps


@pytest.mark.parametrize(
    ("coordinates", "words"),
    [
        ((60.5, 10.2), "60.5° N, 10.2° E"),
        ((-25.3, 134.5), "25.3° S, 134.5° E"),
        ((38.9, -77.04), "38.9° N, 77.04° W"),
    ],
)
def test_what_lies_south_or_west_is_said_to(coordinates: tuple[float, float], words: str) -> None:
    assert maps.degrees(coordinates) == words


def test_places_without_coordinates_are_no_points(book: Book) -> None:
    vik, lock = maps.points(book, ["vik", "isthmus", "the-lock"])
    assert (vik.id, vik.name, vik.latitude, vik.longitude) == ("vik", "Vik", 60.5, 10.2)
    assert vik.is_exact
    assert not lock.is_exact


@pytest.mark.parametrize(
    ("kind", "precision", "is_area"),
    [("region", None, True), ("region", "exact", False), ("city", None, False)],
)
def test_what_is_too_large_for_a_point_is_an_area(
    book: Book,
    kind: str,
    precision: str | None,
    is_area: bool,
) -> None:
    vik, update = book.corpus.get(PlaceRecord, "vik"), {"kind": kind, "precision": precision}
    point = maps.point(book, vik.model_copy(update=update))
    assert point is not None
    assert point.is_area == is_area
