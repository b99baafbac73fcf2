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


WEEK, REPORT = "1957-07-08/1957-07-12", {"type": "report"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # What Zotero reads has its names.
        ({"language": "ko", "title-short": "S"}, {"language": "ko", "shorttitle": "{S}"}),
        ({**REPORT, "genre": "Working Paper"}, {"type": "Working Paper"}),
        ({**REPORT, "publisher": "P", "collection-number": "7"}, {"institution": "P"}),
        ({"type": "article-newspaper"}, {"entrysubtype": "newspaper"}),
        # A season is no day.
        ({"issued": "2012-23"}, {"year": "2012", "month": "Autumn", "date": None}),
        ({"issued": WEEK}, {"date": WEEK}),
        # Archives are printed and our remarks are not.
        (
            {"type": "manuscript", "archive": "A", "archive_location": "7", "note": "Ours."},
            {"note": "A, 7", "annote": "Ours."},
        ),
        # TeX reads no command in a title.
        ({"title": "1975~2006"}, {"title": r"{1975\textasciitilde{}2006}"}),
        ({"title": "a_b {c} 5%"}, {"title": r"{a\_b \{c\} 5\%}"}),
    ],
)
def test_a_field_is_printed(typed: dict[str, Any], told: dict[str, str | None]) -> None:
    made = entry(exchange.work_item(work(**typed)))
    assert {name: made.get(name) for name in told} == told
