import pytest
from hypothesis import given, strategies

from chronicle.values import locators
from support.cases import cases


@cases
def test_locators_are_parsed(text: str, places: list[str]) -> None:
    assert [str(passage) for passage in locators.parse_passages(text)] == places


@cases
def test_rejects_invalid_locators(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|did you mean|ascending|has no label"):
        locators.parse_passages(text)


@cases
def test_passages_are_formatted(places: tuple[str, ...], ranges: str) -> None:
    passages = [passage for text in places for passage in locators.parse_passages(text)]
    assert locators.format_locator(passages) == ranges
    assert not ranges or set(locators.parse_passages(ranges)) == set(passages)


@given(strategies.text(alphabet="pvon.¶ –-,0123456789table", max_size=20))
def test_any_text_is_a_locator_or_rejected(text: str) -> None:
    try:
        passages = locators.parse_passages(text)
    except ValueError:
        return
    formatted = locators.format_locator(passages)
    assert set(locators.parse_passages(formatted)) == set(passages)


@cases
def test_strip_label_removes_unit(text: str, stripped: str) -> None:
    assert str(locators.strip_label(text)) == stripped
