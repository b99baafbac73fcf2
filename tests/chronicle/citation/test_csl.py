from typing import get_args

from chronicle.citation import csl
from chronicle.records import CSLType
from chronicle.values.dates import parse
from support import cited, make_work
from support.cases import cases


@cases
def test_a_title_has_at_most_four_words_in_later_notes(title: str, short: str) -> None:
    assert csl.item(make_work(title=title))["title-short"] == short
    assert csl.item(make_work(**{"title": title, "title-short": "Mine"}))["title-short"] == "Mine"


def test_a_span_with_a_season_is_given_in_words() -> None:
    assert csl.csl_date(parse("1954-22")) == {"date-parts": [[1954]], "season": 2}
    assert csl.csl_date(parse("1954-22/1955")) == {"literal": "summer 1954 – 1955"}


def test_there_is_a_work_of_every_type() -> None:
    assert {one.type for one in cited.sample_works()} == {*get_args(CSLType)}
