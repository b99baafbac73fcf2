from chronicle.citation import csl, forms
from chronicle.values import dates
from support import work
from support.cases import cases


@cases
def test_a_title_has_at_most_four_words_in_later_notes(title: str, short: str) -> None:
    assert csl.item(work(title=title))["title-short"] == short
    assert csl.item(work(**{"title": title, "title-short": "Mine"}))["title-short"] == "Mine"


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
