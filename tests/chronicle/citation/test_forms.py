import pytest

from chronicle.citation.forms import dates, in_style, listed, sentence, sentences
from chronicle.record.dates import parse


@pytest.mark.parametrize(
    ("form", "with_stop", "with_comma"),
    [
        ("Holm 1987", "Holm 1987.", "Holm 1987, p. 2"),
        ("“The Ditch”", "“The Ditch.”", "“The Ditch,” p. 2"),
        ("“The ‘Ditch’”", "“The ‘Ditch.’”", "“The ‘Ditch,’” p. 2"),
        ("“Why a Ditch?”", "“Why a Ditch?”", "“Why a Ditch?,” p. 2"),
        ("“<span>Why?</span>”", "“<span>Why?</span>”", "“<span>Why?</span>,” p. 2"),
        ("n.d.", "n.d.", "n.d., p. 2"),
        ("<em>Why?</em>", "<em>Why?</em>.", "<em>Why?</em>, p. 2"),
    ],
)
def test_stops_stand_inside_quotation_marks(form: str, with_stop: str, with_comma: str) -> None:
    assert sentence(form) == with_stop
    assert sentences(form, "", "Vik") == f"{with_stop} Vik"
    assert listed("", form, "", "p. 2") == with_comma


@pytest.mark.parametrize(
    ("at", "chicago", "mla", "apa"),
    [
        ("p. 20, n. 42", "20n42", "20n42", "p. 20, n. 42"),
        ("pp. 20–21, nn. 42–43", "20–21nn42–43", "20–21nn42–43", "pp. 20–21, nn. 42–43"),
        ("vol. 2, p. 20, n. 42", "2:20n42", "2: 20n42", "vol. 2, p. 20, n. 42"),
        ("vol. 2, ch. 4", "vol. 2, chap. 4", "vol. 2, ch. 4", "vol. 2, Chapter 4"),
        ("pp. 13, 27", "13, 27", "13, 27", "pp. 13, 27"),
        ("¶17, n. 20", "para. 17, n. 20", "par. 17, n. 20", "para. 17, n. 20"),
        ("¶¶7–8, 14", "paras. 7–8, 14", "pars. 7–8, 14", "paras. 7–8, 14"),
        ("¶13, table", "para. 13, table", "par. 13, table", "para. 13, table"),
        ("ch. 4", "chap. 4", "ch. 4", "Chapter 4"),
        ("front matter", "front matter", "front matter", "front matter"),
        ("", "", "", ""),
    ],
)
def test_places_are_named_as_styles_name_them(at: str, chicago: str, mla: str, apa: str) -> None:
    assert [in_style(at, style) for style in ("chicago", "mla", "apa")] == [chicago, mla, apa]


@pytest.mark.parametrize(
    ("edtf", "chicago", "mla", "apa", "year"),
    [
        ("2026-11-20", "November 20, 2026", "20 Nov. 2026", "2026, November 20", "2026"),
        ("1965-05", "May 1965", "May 1965", "1965, May", "1965"),
        ("1998-09-14", "September 14, 1998", "14 Sept. 1998", "1998, September 14", "1998"),
        ("2099", "2099", "2099", "2099", "2099"),
        ("1966~", "about 1966", "about 1966", "about 1966", "1966"),
    ],
)
def test_dates_are_as_styles_write_them(
    edtf: str, chicago: str, mla: str, apa: str, year: str
) -> None:
    assert dates(parse(edtf)) == (chicago, mla, apa, year)
