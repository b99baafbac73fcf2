from typing import Any

from chronicle.citation import csl, forms
from chronicle.values import dates
from support import work
from support.cases import cases


def test_carries_variables_over_and_leaves_ours_out() -> None:
    typed = {"publisher-place": "Vik", "note": "Ours.", "also": ("x",), "volume": "2"}
    made = {"id": "w", "type": "book", "title": "T", "title-short": "T"}
    assert csl.item(work(**typed)) == {**made, "publisher-place": "Vik", "volume": "2"}


def test_what_styles_misprint_is_left_out_for_them_alone() -> None:
    series = {"collection-title": "Vik Working Paper", "collection-number": "7"}
    editor = {"collection-editor": ({"family": "Holm"},)}
    paper = work(**{"type": "report", "genre": "Working Paper", **series, **editor})
    assert csl.complete(paper).keys() - csl.item(paper).keys() == {"genre", "collection-editor"}
    untitled = work(**{"title": "[Notes on the lock]", "title-short": "Unsigned notes"})
    assert "title-short" not in csl.complete(untitled) | csl.item(untitled)


@cases
def test_a_title_has_at_most_four_words_in_later_notes(title: str, short: str) -> None:
    assert csl.item(work(title=title))["title-short"] == short
    assert csl.item(work(**{"title": title, "title-short": "Mine"}))["title-short"] == "Mine"


@cases
def test_a_style_is_given_what_it_prints(typed: dict[str, Any], told: dict[str, Any]) -> None:
    made = csl.item(work(**typed))
    assert {name: made.get(name) for name in told} == told


@cases
def test_dates(edtf: str, made: dict[str, Any]) -> None:
    assert csl.csl_date(dates.parse(edtf)) == made


@cases
def test_stops_stand_inside_quotation_marks(form: str, with_stop: str, with_comma: str) -> None:
    assert forms.sentence(form) == with_stop
    assert forms.sentences(form, "", "Vik") == f"{with_stop} Vik"
    assert forms.listed("", form, "", "p. 2") == with_comma


@cases
def test_places_are_named_as_styles_name_them(at: str, chicago: str, mla: str, apa: str) -> None:
    assert [forms.in_style(at, style) for style in ("chicago", "mla", "apa")] == [chicago, mla, apa]


@cases
def test_dates_are_as_styles_write_them(
    edtf: str, chicago: str, mla: str, apa: str, year: str
) -> None:
    assert forms.dates(dates.parse(edtf)) == (chicago, mla, apa, year)
