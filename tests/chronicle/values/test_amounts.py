import contextlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from chronicle.values import Figure, amounts
from support.cases import cases


@cases
def test_figures_are_formatted(raw: Any, expected: str) -> None:
    figure = amounts.parse(raw)
    assert isinstance(figure, Figure)
    assert figure.words == expected
    assert figure.to_yaml_value() == raw
    assert amounts.parse("out of friendship") == "out of friendship"


@cases
def test_rejects_invalid_values(raw: Any) -> None:
    with pytest.raises(ValueError, match=r"is not a valid value|cannot be read with"):
        amounts.parse(raw)
    with pytest.raises(ValueError, match="ends before it starts"):
        amounts.parse({"from": 2, "to": 1})


def test_trailing_zeros_are_kept() -> None:
    price = amounts.parse(Decimal("12.50"))
    assert isinstance(price, Figure)
    assert (price.words, price.to_yaml_value()) == ("12.50", 12.5)


NUMBERS = strategies.integers() | strategies.floats()
NAMES = strategies.sampled_from(["about", "from", "to", "over", "x"])


@settings(max_examples=50, deadline=None)
@given(NUMBERS | strategies.dictionaries(NAMES, NUMBERS | strategies.text(), max_size=3))
def test_parse_raises_only_value_errors(raw: Any) -> None:
    with contextlib.suppress(ValueError):
        assert amounts.parse(raw)


def test_nouns_agree_with_counts() -> None:
    assert (amounts.count_noun(1, "event"), amounts.count_noun(0, "event")) == (
        "1 event",
        "0 events",
    )
    counts = [amounts.count_noun_in_words(number, "life", "lives") for number in (0, 1, 12, 13)]
    assert counts == ["no lives", "one life", "twelve lives", "13 lives"]


@cases
def test_article_follows_initial_sound(noun: str, named: str) -> None:
    assert amounts.add_article(noun) == named
