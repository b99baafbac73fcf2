from __future__ import annotations

import pytest

from chronicle.record import dates, locators, near_misses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1968-2-11", "1968-02-11"),
        ("11.2.1968", "1968-02-11"),
        ("1968.2", "1968-02"),
        ("11 February 1968", "1968-02-11"),
        ("February 11, 1968", "1968-02-11"),
        ("Feb. 1968", "1968-02"),
        ("c. 1968", "1968~"),
        ("about February 1968", "1968-02~"),
        ("1960s", "196X"),
        ("1967-1969", "1967/1969"),
        ("1967 – 1969", "1967/1969"),
        ("11 February 1968 to 3 March 1968", "1968-02-11/1968-03-03"),
        ("1968~-02", "1968-02~"),
        ("1969-1967", ""),
        ("some day", ""),
        ("11/2/1968", ""),  # the eleventh of February, or the second of November
    ],
)
def test_a_date_in_another_form(typed: str, meant: str) -> None:
    assert near_misses.date(typed) == meant
    assert not meant or dates.parse(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("page 21", "p. 21"),
        ("p.21", "p. 21"),
        ("P. 21", "p. 21"),
        ("pp. 21-22", "pp. 21–22"),
        ("¶ 22", "¶22"),
        ("para. 22", "¶22"),
        ("p. 3; note 5", "p. 3, n. 5"),
        ("p. 3 n. 5", "p. 3, n. 5"),
        ("21", ""),
        ("the last page", ""),
    ],
)
def test_a_place_in_another_form(typed: str, meant: str) -> None:
    assert near_misses.locator(typed) == meant
    assert not meant or locators.parse(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("60", "60"),
        ("1,200", "1200"),
        ("about 40", "{about: 40}"),
        ("more than 1,000", "{over: 1000}"),
        ("30-40", "{from: 30, to: 40}"),
        ("between 30 and 40", "{from: 30, to: 40}"),
        ("many", ""),
        ("40 men", ""),
    ],
)
def test_a_figure_in_words(typed: str, meant: str) -> None:
    assert near_misses.figure(typed) == meant
