from typing import Any

from chronicle.citation import exchange, ris
from support import work


def lines(**fields: Any) -> list[str]:
    return ris.reference(exchange.work_item(work(**fields))).split("\n")


def test_no_work_is_taken_for_an_article() -> None:
    kinds = ("book", "document", "treaty", "speech", "webpage")
    tags = [lines(type=kind)[0].removeprefix("TY  - ") for kind in kinds]
    assert tags == ["BOOK", "AGGR", "UNPD", "SLIDE", "ELEC"]


def test_editors_and_series_have_the_tags_of_their_type() -> None:
    people = {"editor": ({"family": "E"},), "collection-editor": ({"family": "S"},)}
    series = {"collection-title": "Series", "collection-number": "7"}
    assert {"A3  - E,", "A2  - S,", "T2  - Series", "M1  - 7"} <= set(lines(**people, **series))
    chapter = set(lines(type="chapter", **people, **series))
    assert {"A2  - E,", "A3  - S,", "T3  - Series", "SV  - 7"} <= chapter
    report = set(lines(type="report", **people, **series))
    assert {"A2  - S,", "T2  - Series", "SN  - 7"} <= report


def test_the_number_of_a_report_goes_before_that_of_its_series() -> None:
    made = lines(**{"type": "report", "number": "S/1", "collection-number": "7"})
    assert [line for line in made if line.startswith("SN")] == ["SN  - S/1"]


def test_a_letter_has_its_recipient() -> None:
    people = {"author": ({"literal": "Holm"},), "recipient": ({"family": "Ruud", "given": "Per"},)}
    made = lines(type="manuscript", **people)
    assert {"TY  - PCOMM", "AU  - Holm,", "A2  - Ruud, Per"} <= set(made)


def test_dates_have_the_words_that_a_number_has_not() -> None:
    typed = ("1966-10-20", "1966", "2012-23", "1899~", "../1968-12")
    told = [line[6:] for edtf in typed for line in lines(issued=edtf) if line.startswith("DA")]
    assert told == ["1966/10/20/", "1966///", "Autumn 2012", "About 1899", "By December 1968"]


def test_no_sign_is_put_in_the_place_of_another() -> None:
    made = lines(author=({"literal": "The Board, Vik"},), title="1975~2006")
    assert {"AU  - The Board, Vik", "TI  - 1975~2006"} <= set(made)
