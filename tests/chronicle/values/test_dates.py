import re

import edtf
import pytest
from hypothesis import given, strategies

from chronicle.values import dates
from chronicle.values.days import Day, fit_axis
from support.cases import cases


@cases
def test_words(text: str, words: str) -> None:
    assert dates.parse(text).words == words


@cases
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    date = dates.parse(text)
    bounds = (str(day) if day else None for day in (date.earliest, date.latest))
    assert tuple(bounds) == (earliest, latest)


def test_sorting_puts_the_open_start_at_its_end() -> None:
    rising = [
        "-00XX",
        "-0099",
        "0000",
        "0814",
        "1968-01-01",
        "1968-02-02",
        "1968-02",
        "../1968-12",
        "1968-12-31",
        "1968",
        "1969~",
    ]
    assert sorted(sorted(rising), key=lambda text: dates.parse(text).sort_key) == rising


def test_decades_and_centuries_precede_their_years() -> None:
    rising = ["1899", "19XX", "190X", "190X/..", "1900-01-01", "1900", "1979/..", "198X", "1980"]
    assert sorted(sorted(rising), key=lambda text: dates.parse(text).sort_key) == rising


def test_what_is_known_less_exactly_stands_after_all_that_falls_within_it() -> None:
    rising = [
        "1978-12-25",
        "1978-12",
        "1978-12/..",
        "1979-01-01",
        "1979-06",
        "1979",
        "1979/1980",
        "1979/..",
    ]
    assert sorted(sorted(rising), key=lambda text: dates.parse(text).sort_key) == rising


def test_what_is_listed_under_a_decade_is_said_to_be_of_it() -> None:
    listed = [
        dates.year_key_words(dates.parse(text))
        for text in ("199X~", "1854-08", "-01XX?", "-0043-03-15")
    ]
    assert listed == ["the 1990s", "1854", "the 2nd century BC", "44 BC"]


def test_a_date_is_certain_where_nothing_is_doubtful_unknown_or_open() -> None:
    certain = ["1966-10-20", "1966-10", "1966", "1965-22", "1957-07-08/1957-07-12"]
    others = ["1969~", "1966?", "196X", "../1968-12", "1990/..", "1966/1969~"]
    assert [text for text in certain + others if dates.parse(text).is_certain] == certain


@cases
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|has |qualifies|ends before it starts"):
        dates.parse(text)


def test_the_forms_that_a_message_names_are_read() -> None:
    forms = re.findall(r"[0-9X/.~?T:-]{4,}(?!s)", dates.VALID_FORMS)
    assert len([dates.parse(form).words for form in forms]) == 11


def test_another_library_reads_the_same_bounds() -> None:
    # In this library, winter ends with its year.
    months = [f"1964-{month:02}" for month in (*range(1, 13), *range(21, 24))]
    early = ("0000", "-0004-02-29", "-0099-12", "-0043/0014", "-00XX", "-01XX", "00XX", "17XX")
    for text in (*months, *early, "0001", "1900-02", "2000-02", "196X", "001X"):
        date, other = dates.parse(text), edtf.parse_edtf(text)
        bounds = (other.lower_strict(), other.upper_strict())
        assert (date.earliest, date.latest) == tuple(Day(*bound[:3]) for bound in bounds), text


@given(strategies.text(alphabet="0123456789X-/.~?%YTZ:+", max_size=22))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        date = dates.parse(text)
    except ValueError:
        return
    assert date.words
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert date.earliest is None or Day.fromordinal(date.earliest.toordinal()) == date.earliest


@cases
def test_labels_of_an_axis_follow_its_span(first: list[int], last: list[int], labels: str) -> None:
    assert "|".join(fit_axis(Day(*first), Day(*last)).labels.values()) == labels


@cases
def test_a_date_covers_what_it_touches_at_either_end(one: str, other: str, touches: bool) -> None:
    assert dates.parse(one).covers(dates.parse(other)) is touches
