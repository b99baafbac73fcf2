import pytest
from hypothesis import given, strategies

from chronicle.values import locators
from support.cases import cases


@cases
def test_places(text: str, places: list[str]) -> None:
    assert [str(place) for place in locators.passages(text)] == places


@cases
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|did you mean|ascending"):
        locators.passages(text)


@cases
def test_places_in_ranges(places: tuple[str, ...], ranges: str) -> None:
    named = [place for each in places for place in locators.passages(each)]
    assert locators.in_ranges(named) == ranges
    assert not ranges or set(locators.passages(ranges)) == set(named)


@given(strategies.text(alphabet="pvon.¶ –-,0123456789table", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        places = locators.passages(text)
    except ValueError:
        return
    again = locators.in_ranges(places)
    assert set(locators.passages(again)) == set(places)


def test_the_number_of_a_place_that_has_one() -> None:
    named = ("pp. 24–25", "¶3", "line drawing")
    assert [*map(locators.number, named)] == ["24–25", "3", "line drawing"]
