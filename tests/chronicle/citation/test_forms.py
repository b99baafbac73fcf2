from chronicle.citation.forms import dates, in_style, listed, sentence, sentences
from chronicle.record.dates import parse
from support.cases import cases


@cases
def test_stops_stand_inside_quotation_marks(form: str, with_stop: str, with_comma: str) -> None:
    assert sentence(form) == with_stop
    assert sentences(form, "", "Vik") == f"{with_stop} Vik"
    assert listed("", form, "", "p. 2") == with_comma


@cases
def test_places_are_named_as_styles_name_them(at: str, chicago: str, mla: str, apa: str) -> None:
    assert [in_style(at, style) for style in ("chicago", "mla", "apa")] == [chicago, mla, apa]


@cases
def test_dates_are_as_styles_write_them(
    edtf: str, chicago: str, mla: str, apa: str, year: str
) -> None:
    assert dates(parse(edtf)) == (chicago, mla, apa, year)
