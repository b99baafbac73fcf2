from typing import Any

import pytest
import rispy

from chronicle.citation import exchange, ris
from support import work


def lines(**fields: Any) -> list[str]:
    return ris.reference(exchange.work_item(work(**fields))).split("\n")


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("book", "BOOK"),
        ("document", "AGGR"),
        ("treaty", "UNPD"),
        ("speech", "SLIDE"),
        ("webpage", "ELEC"),
    ],
)
def test_no_work_is_taken_for_an_article(kind: str, tag: str) -> None:
    assert lines(type=kind)[0] == f"TY  - {tag}"


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
    made = lines(
        type="manuscript",
        author=({"literal": "Holm"},),
        recipient=({"family": "Ruud", "given": "Per"},),
    )
    assert {"TY  - PCOMM", "AU  - Holm,", "A2  - Ruud, Per"} <= set(made)


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("1966-10-20", "1966/10/20/"),
        ("1966", "1966///"),
        ("2012-23", "Autumn 2012"),
        ("1899~", "About 1899"),
        ("../1968-12", "By December 1968"),
    ],
)
def test_dates_have_the_words_that_a_number_has_not(edtf: str, made: str) -> None:
    assert f"DA  - {made}" in lines(issued=edtf)


def test_it_is_read_back() -> None:
    item = {
        "id": "x",
        "type": "webpage",
        "title": "The flood & after",
        "URL": "https://ditch.example/#x",
    }
    (read,) = rispy.loads(ris.ris([item]))
    assert (read["title"], read["urls"]) == (item["title"], [item["URL"]])
