import json
from typing import Any

from bibtexparser.entrypoint import parse_string

from chronicle.citation import bibtex, exchange, ris
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import for_program
from chronicle.citation.zotero_rdf import fields, people
from chronicle.history import History
from chronicle.records.work import Work
from support import work
from support.cases import beside, cases


@cases
def test_a_program_is_given_what_it_knows(typed: dict[str, Any], told: dict[str, Any]) -> None:
    made = exchange.work_item(work(**{"type": "manuscript", **typed}))
    assert {name: made.get(name) for name in told} == told


@cases
def test_particles_stand_where_formats_have_them(
    name: dict[str, str], ris: str, bibtex: str
) -> None:
    item = exchange.work_item(work(author=(name,)))
    assert item["author"] == [name]
    assert f"AU  - {ris}\n" in for_program(item, "ris")
    assert f"author = {{{bibtex}}}" in for_program(item, "bibtex")


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


def test_the_number_of_a_report_is_given_once() -> None:
    series = {"collection-title": "Notes", "collection-number": "7"}
    report = exchange.work_item(work(type="report", **series))
    assert report["number"] == "7"
    assert "collection-number" not in report  # or styles print it twice
    assert entry(report)["number"] == "7"
    assert "SN  - 7" in ris.reference(report)


def test_a_letter_has_its_recipient() -> None:
    people = {"author": ({"literal": "Holm"},), "recipient": ({"family": "Ruud", "given": "Per"},)}
    made = lines(type="manuscript", **people)
    assert {"TY  - PCOMM", "AU  - Holm,", "A2  - Ruud, Per"} <= set(made)


def test_the_translator_of_a_letter_is_no_author() -> None:
    roles = ("author", "recipient", "translator")
    letter = exchange.work_item(
        work(type="manuscript", **{role: ({"family": role},) for role in roles})
    )
    assert letter["contributor"] == [{"family": "translator"}]
    assert "translator" not in letter
    assert "bib:contributors" in people(letter)
    assert "N1  - Translated by translator\n" in ris.reference(letter)
    assert "A4" not in ris.reference(letter)  # Zotero would make an author of it
    assert "translator" in exchange.work_item(work(translator=({"family": "T"},)))


def test_zotero_enters_no_day_on_which_nobody_read_a_work() -> None:
    there = {"type": "webpage", "URL": "https://example.org/"}
    assert fields(exchange.work_item(work(**there)))["accessDate"] == " "
    read = exchange.work_item(work(**there, accessed="2099-01-02"))
    assert fields(read)["accessDate"] == "2099-01-02"
    assert fields(exchange.work_item(work(type="book")))["accessDate"] == ""


def test_dates_have_the_words_that_a_number_has_not() -> None:
    typed = ("1966-10-20", "1966", "2012-23", "1899~", "../1968-12")
    told = [line[6:] for edtf in typed for line in lines(issued=edtf) if line.startswith("DA")]
    assert told == ["1966/10/20/", "1966///", "Autumn 2012", "About 1899", "By December 1968"]


def test_no_sign_is_put_in_the_place_of_another() -> None:
    made = lines(author=({"literal": "The Board, Vik"},), title="1975~2006")
    assert {"AU  - The Board, Vik", "TI  - 1975~2006"} <= set(made)


PAGE: CSLItem = beside(__file__)["page"] | {"custom": {"issued_edtf": "2099-01-02"}}


def entry(item: CSLItem) -> dict[str, str]:
    library = parse_string(bibtex.entry(item))
    assert not library.failed_blocks
    (read,) = library.entries
    return {"": read.entry_type, **{field.key: str(field.value) for field in read.fields}}


def test_a_page_keeps_its_anchor_and_its_undivided_author() -> None:
    assert entry(PAGE) == beside(__file__)["a page"]


@cases
def test_a_field_is_printed(typed: dict[str, Any], told: dict[str, str | None]) -> None:
    made = entry(exchange.work_item(work(**typed)))
    assert {name: made.get(name) for name in told} == told


ADA = {"family": "Holm", "given": "Ada"}
BOARD = {"literal": "The Board, Vik"}


def values(**known: Any) -> dict[str, str]:
    return {
        name: value for name, value in fields(exchange.work_item(work(**known))).items() if value
    }


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


def test_only_what_zotero_has_a_kind_of_has_one() -> None:
    """Of any other it would make a line of Extra that its styles take for the type."""
    kinds = ("report", "manuscript", "thesis", "book", "article-journal", "interview")
    told = [values(type=kind, genre="Novel").get("type") for kind in kinds]
    assert told == ["Novel", "Novel", "Novel", None, None, None]


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
    typed = {"type": kind, "title": "Locks", "author": (ADA, BOARD), "translator": (ADA,)}
    made = people(exchange.work_item(work(**typed)))
    assert made == {expected: [ADA, BOARD], "z:translators": [ADA]}


def test_a_page_of_ours_keeps_its_version_in_every_format() -> None:
    assert entry(PAGE)["note"] == "Version 2099.1.0"
    assert "N1  - Version 2099.1.0\n" in for_program(PAGE, "ris")
    assert '"note": "version: 2099.1.0"' in for_program(PAGE, "csl")
    assert "titleaddon" not in entry(PAGE)


def test_an_item_is_plain_json(history: History) -> None:
    for cited in history.corpus.of(Work):
        made = exchange.work_item(cited)
        assert json.loads(json.dumps(made))["custom"] == made["custom"]
    chapter = history.item(history.citables["chapters/the-flood/"])
    assert json.loads(json.dumps(chapter))["custom"] == {"issued_edtf": "2099-01-02"}
