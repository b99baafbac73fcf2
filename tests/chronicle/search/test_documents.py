from dataclasses import replace

import pytest

from chronicle.history import History
from chronicle.queries.links import PageListing, canonical_page
from chronicle.record.models import Claim, Correction, Line
from chronicle.search.documents import SearchDocument, documents
from support import changed
from support.cases import cases


def by_address(history: History, *listed: PageListing) -> dict[str, SearchDocument]:
    return {document.address: document for document in documents(history, listed)}


@cases
def test_a_document_is_called_what_it_is_with_a_line(
    history: History, address: str, kind: str, title: str, line: str
) -> None:
    found = by_address(history, PageListing("timeline/", "Timeline", ""))[address]
    told = (found.kind, found.title[: len(title)], found.line[: len(line)])
    assert told == (kind, title, line)


def test_a_kind_is_found_by_its_trait_alone(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = history.corpus.of(Line)
    address = history.addresses[line.id]
    assert address not in by_address(history)
    monkeypatch.setattr(Line, "traits_", replace(Line.traits_, found=True))
    found = by_address(history)[address]
    assert (found.kind, found.title, found.date) == ("line", "Old border", line.date)
    assert "Drawn straight." in found.text


def test_an_actor_has_its_names_and_what_links_to_it(history: History) -> None:
    found = by_address(history)["actors/norrmark/"]
    assert found.weight > 0
    assert found.names == (("Kingdom of Norrmark", ""), ("Норрмарк", "ru"))


def test_a_record_has_the_words_that_readers_type(history: History) -> None:
    typed = changed(history, "1903-flood", words=("inundation",))
    assert by_address(typed)["events/1903-flood/"].words == ("inundation",)


def test_every_record_that_has_an_address_is_there(history: History) -> None:
    found = by_address(history)
    for record in history.corpus.records.values():
        if record.traits_.found or isinstance(record, Claim | Correction):
            assert canonical_page(history, record) in found
    assert "search/" not in found


def test_a_page_of_a_record_is_no_document_of_its_own(history: History) -> None:
    found = by_address(
        history, PageListing("charts/", "X", ""), PageListing("events/1903-flood/", "X", "")
    )
    assert (found["charts/"].kind, found["events/1903-flood/"].kind) == ("page", "event")


def test_a_paragraph_is_found_by_its_words_alone(history: History) -> None:
    [document, *_] = [each for each in documents(history, ()) if each.kind == "paragraph"]
    assert "In 1901 the Canal Corps" in document.text
    assert "[@" not in document.text
    assert not document.is_named
