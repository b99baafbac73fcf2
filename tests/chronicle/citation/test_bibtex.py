from typing import Any

from bibtexparser.entrypoint import parse_string

from chronicle.citation import bibtex, exchange
from chronicle.record import dates
from support import work
from support.cases import beside, cases

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
    assert entry(PAGE) == beside(__file__)["a page"]


@cases
def test_a_field_is_printed(typed: dict[str, Any], told: dict[str, str | None]) -> None:
    made = entry(exchange.work_item(work(**typed)))
    assert {name: made.get(name) for name in told} == told
