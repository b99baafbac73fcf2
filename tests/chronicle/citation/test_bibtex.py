from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from chronicle.citation import bibtex, exchange
from chronicle.record import dates
from support import work

PAGE = {
    "id": "events-1903-flood-x",
    "type": "webpage",
    "title": "The flood & after",
    "container-title": "The Long Ditch",
    "author": [{"literal": "The Long Ditch"}],
    "version": "2099.1.0",
    "accessed": {"date-parts": [[2001, 1, 2]]},
    "custom": {"issued_edtf": dates.parse("2099-01-02")},
    "URL": "https://ditch.example/events/1903-flood/#x",
}


def entry(item: dict[str, Any]) -> dict[str, str]:
    library = parse_string(bibtex.entry(item))
    assert not library.failed_blocks
    (read,) = library.entries
    return {"": read.entry_type, **{field.key: str(field.value) for field in read.fields}}


def printed(**fields: Any) -> dict[str, str]:
    return entry(exchange.work_item(work(**fields)))


def test_a_page_keeps_its_anchor_and_its_undivided_author() -> None:
    assert entry(PAGE) == {
        "": "online",
        "author": "{The Long Ditch}",
        "title": r"{The flood \& after}",
        "journal": "The Long Ditch",
        "titleaddon": "The Long Ditch",
        "version": "2099.1.0",
        "date": "2099-01-02",
        "url": PAGE["URL"],
        "urldate": "2001-01-02",
    }


def test_what_zotero_reads_has_its_names() -> None:
    made = printed(
        **{"type": "report", "language": "ko", "genre": "Working Paper", "title-short": "S"}
    )
    assert (made["language"], made["type"], made["shorttitle"]) == ("ko", "Working Paper", "{S}")
    assert printed(type="article-newspaper")["entrysubtype"] == "newspaper"
    assert (
        printed(**{"type": "report", "publisher": "P", "collection-number": "7"})["institution"]
        == "P"
    )


def test_a_season_is_no_day() -> None:
    made = printed(issued="2012-23")
    assert (made["year"], made["month"]) == ("2012", "Autumn")
    assert "date" not in made
    assert printed(issued="1957-07-08/1957-07-12")["date"] == "1957-07-08/1957-07-12"


def test_archives_are_printed_and_our_remarks_are_not() -> None:
    made = printed(type="manuscript", archive="A", archive_location="7", note="Ours.")
    assert (made["note"], made["annote"]) == ("A, 7", "Ours.")


@pytest.mark.parametrize(
    ("title", "made"), [("1975~2006", "1975～2006"), ("a_b {c} 5%", r"a\_b \{c\} 5\%")]
)
def test_tex_reads_no_command_in_a_title(title: str, made: str) -> None:
    assert printed(title=title)["title"] == f"{{{made}}}"
