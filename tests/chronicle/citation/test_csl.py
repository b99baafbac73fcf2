from typing import get_args

from chronicle.citation import csl
from chronicle.records import CSLType, Name
from chronicle.values.dates import parse
from support import cited, make_work
from support.cases import cases


@cases
def test_short_title_has_at_most_four_words(title: str, short: str) -> None:
    assert csl.processor_item(make_work(title=title))["title-short"] == short
    assert (
        csl.processor_item(make_work(**{"title": title, "title-short": "Mine"}))["title-short"]
        == "Mine"
    )


def test_work_in_page_language_has_own_names_of_authors() -> None:
    people = [{"family": "Holm", "given": "Ada", "actor": name} for name in ("ada", "bo")]
    names: dict[str | None, Name] = {"ada": Name(text="Ада", own=True), "bo": Name(text="Бо")}
    authors = [
        csl.translate_work(make_work(language=tag, author=people), "ru", str, names).author
        for tag in ("ru", "en")
    ]
    assert [[person.literal for person in people] for people in authors] == [
        ["Ада", None],
        [None] * 2,
    ]


def test_date_range_with_season_is_literal() -> None:
    assert csl.csl_date(parse("1954-22")) == {"date-parts": [[1954]], "season": 2}
    assert csl.csl_date(parse("1954-22/1955")) == {"literal": "summer 1954 – 1955"}


def test_sample_works_have_every_type() -> None:
    assert {work.type for work in cited.sample_works()} == {*get_args(CSLType)}
