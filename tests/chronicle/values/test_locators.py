import pytest
from hypothesis import given, strategies

from chronicle.values import locators
from support.cases import cases


@cases
def test_places(text: str, places: list[str]) -> None:
    assert [str(place) for place in locators.parse_passages(text)] == places


@cases
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|did you mean|ascending"):
        locators.parse_passages(text)


@cases
def test_places_in_ranges(places: tuple[str, ...], ranges: str) -> None:
    named = [place for each in places for place in locators.parse_passages(each)]
    assert locators.format_locator(named) == ranges
    assert not ranges or set(locators.parse_passages(ranges)) == set(named)


@given(strategies.text(alphabet="pvon.¶ –-,0123456789table", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        places = locators.parse_passages(text)
    except ValueError:
        return
    again = locators.format_locator(places)
    assert set(locators.parse_passages(again)) == set(places)


def test_the_number_of_a_place_that_has_one() -> None:
    named = ("pp. 24–25", "¶3", "line drawing")
    assert [*map(locators.strip_label, named)] == ["24–25", "3", "line drawing"]
