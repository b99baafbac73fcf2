import re

import edtf
import pytest
from hypothesis import given, strategies

from chronicle.values import dates
from chronicle.values.days import Day, fit_axis
from support.cases import cases


@cases
def test_dates_are_formatted(text: str, expected: str) -> None:
    assert dates.parse(text).words == expected


@cases
def test_earliest_and_latest_day(text: str, earliest: str | None, latest: str | None) -> None:
    date = dates.parse(text)
    bounds = (str(day) if day else None for day in (date.earliest_day, date.latest_day))
    assert tuple(bounds) == (earliest, latest)


@cases
def test_dates_are_sorted(dates_in_order: list[str]) -> None:
    shuffled = sorted(dates_in_order)
    assert sorted(shuffled, key=lambda text: dates.parse(text).sort_key) == dates_in_order


@cases
def test_years_and_centuries_are_formatted(text: str, expected: str) -> None:
    assert dates.year_key_words(dates.parse(text)) == expected


@cases
def test_certain_dates_have_no_qualifier(text: str, is_certain: bool) -> None:
    assert dates.parse(text).is_certain is is_certain


@cases
def test_rejects_invalid_dates(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a valid EDTF date|has |ends before it starts"):
        dates.parse(text)


def test_dates_in_messages_are_valid() -> None:
    forms = re.findall(r"[0-9X/.~?T:-]{4,}(?!s)", dates.VALID_NOTATIONS)
    assert len([dates.parse(form).words for form in forms]) == 13


def test_bounds_agree_with_edtf_library() -> None:
    # In this library, winter ends with its year.
    months = [f"1964-{month:02}" for month in (*range(1, 13), *range(21, 24))]
    early = ("0000", "-0004-02-29", "-0099-12", "-0043/0014", "-00XX", "-01XX", "00XX", "17XX")
    for text in (*months, *early, "0001", "1900-02", "2000-02", "196X", "001X"):
        date = dates.parse(text)
        edtf_date = edtf.parse_edtf(text)
        bounds = (edtf_date.lower_strict(), edtf_date.upper_strict())
        assert (date.earliest_day, date.latest_day) == tuple(Day(*day[:3]) for day in bounds), text


@given(strategies.text(alphabet="0123456789X-/.~?%YTZ:+", max_size=22))
def test_any_text_is_a_date_or_rejected(text: str) -> None:
    try:
        date = dates.parse(text)
    except ValueError:
        return
    assert date.words
    earliest, latest = date.earliest_day, date.latest_day
    assert earliest is None or latest is None or earliest <= latest
    assert earliest is None or Day.fromordinal(earliest.toordinal()) == earliest


@pytest.mark.parametrize(("text", "last_year"), [("1731/32", 1732), ("1699/00", 1700)])
def test_double_year_is_explained(text: str, last_year: int) -> None:
    remedy = f"write {last_year} if it is one year in two calendars, or {text[:4]}/{last_year}"
    with pytest.raises(ValueError, match=remedy):
        dates.parse(text)


@cases
def test_axis_labels_fit_the_span(first: list[int], last: list[int], labels: str) -> None:
    assert "|".join(fit_axis(Day(*first), Day(*last)).labels.values()) == labels


@cases
def test_adjacent_dates_overlap(one: str, other: str, touches: bool) -> None:
    assert dates.parse(one).overlaps(dates.parse(other)) is touches
