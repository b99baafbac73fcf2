import pytest

from chronicle.citation.forms import dates
from chronicle.values.dates import parse


@pytest.mark.parametrize(
    ("date", "short"),
    [
        ("1903-03-04", "4 Mar. 1903"),
        ("1903-04-04", "4 Apr. 1903"),
        ("1903-05-04", "4 May 1903"),
        ("1903-06-04", "4 June 1903"),
        ("1903-07-04", "4 July 1903"),
        ("1903-09-04", "4 Sept. 1903"),
        ("1903-12", "Dec. 1903"),
    ],
)
def test_mla_shortens_months_of_more_than_four_letters(date: str, short: str) -> None:
    assert dates(parse(date))[1] == short
