from typing import Any

from chronicle.citation import exchange
from chronicle.citation.zotero_rdf import fields, people
from support import work
from support.cases import beside, cases

ADA = {"family": "Holm", "given": "Ada"}
BOARD = {"literal": "The Board, Vik"}


def item(**known: Any) -> dict[str, Any]:
    return exchange.work_item(work(**known))


def values(**known: Any) -> dict[str, str]:
    return {name: value for name, value in fields(item(**known)).items() if value}


def test_a_work_has_every_field_by_its_name_in_zotero() -> None:
    made = values(
        type="manuscript",
        title="Locks & weirs",
        issued="1987-05",
        archive="State Archive",
        archive_location="K 7",
        accessed="2024-01-02",
        URL="https://ditch.example/?a&b",
        language="no",
    )
    assert made == beside(__file__)["a manuscript"]


def test_an_undated_work_has_no_date_but_the_day_it_was_seen() -> None:
    made = values(type="webpage", title="Locks", issued=None, accessed="2024-01-02")
    assert "date" not in made
    assert made["accessDate"] == "2024-01-02"


def test_a_report_has_its_number_and_series_as_reports_have_them() -> None:
    series = {"collection-title": "Notes", "collection-number": "7"}
    made = values(type="report", title="Locks", **series)
    assert (made["seriesTitle"], made["reportNumber"]) == ("Notes", "7")
    assert not made.keys() & {"series", "number", "seriesNumber"}


@cases
def test_people_stand_in_their_roles(kind: str, expected: str) -> None:
    made = people(item(type=kind, title="Locks", author=(ADA, BOARD), translator=(ADA,)))
    assert made == {expected: [ADA, BOARD], "z:translators": [ADA]}
