import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.correction.model import Correction
from chronicle.kinds.place.model import Line
from chronicle.kinds.settings import Settings
from chronicle.queries.links import PageListing
from chronicle.search import index as search_index
from chronicle.search.documents import SearchDocument, documents
from chronicle.search.index import FIELDS, dates, vocabulary
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed
from support.cases import cases


@pytest.fixture(scope="module")
def index(history: History) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(build.index_alone(history))
    return made


def having(index: dict[str, Any], term: str, field: str) -> set[str]:
    steps = dict(index["minisearch"]["index"]).get(term, {}).get(str(FIELDS.index(field)), ())
    return {index["minisearch"]["documentIds"][str(number)] for number in accumulate(steps)}


@cases
def test_terms_lead_to_documents(
    index: dict[str, Any], term: str, field: str, address: str
) -> None:
    assert address in having(index, term, field)


def test_what_most_texts_have_leads_nowhere(index: dict[str, Any]) -> None:
    made = index["minisearch"]
    texts = (fields.get(str(FIELDS.index("text")), ()) for _, fields in made["index"])
    assert 0 < max(map(len, texts)) < made["documentCount"] / 6


def test_what_is_shown_is_stored(index: dict[str, Any], history: History) -> None:
    numbers = {address: number for number, address in index["minisearch"]["documentIds"].items()}
    number = numbers[history.corpus["norrmark"].main_page(history.corpus)]
    stored = index["minisearch"]["storedFields"][number]
    assert stored["names"] == [["Norrmark"], ["Kingdom of Norrmark"]]
    assert stored["boost"] > 1
    assert "date" not in stored


@cases
def test_a_date_is_found_by_each_part_of_it(date: str, found: list[str]) -> None:
    assert sorted(dates(parse(date))) == found


def test_words_of_a_history_add_to_those_of_any() -> None:
    settings = Settings(synonyms=((Prose("why"), Prose("tại sao")),), stopwords=(Prose("của"),))
    groups, stopwords = vocabulary(settings)
    assert ["why", "tại sao"] in [list(group) for group in groups]
    assert {"no", "the", "của"} <= {*stopwords}


def test_a_history_without_records_of_some_kind_has_an_index(history: History) -> None:
    bare = replace(history, chapters=())
    assert json.loads(build.index_alone(bare))["minisearch"]["documentCount"] > 0


def by_address(history: History, *listed: PageListing) -> dict[str, SearchDocument]:
    return {document.address: document for document in documents(history, listed)}


@cases
def test_a_document_is_called_what_it_is_with_a_line(
    history: History, address: str, kind: str, title: str, line: str
) -> None:
    found = by_address(history, PageListing("timeline/", "Timeline", ""))[address]
    assert (found.kind, found.title[: len(title)], found.line[: len(line)]) == (kind, title, line)


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


def test_a_question_is_told_with_its_answer(history: History) -> None:
    told = changed(history, "how-many-diggers", answer="Between 200 and 340, as one counts.")
    assert by_address(told)["questions/how-many-diggers/"].line.startswith("Between 200")


def test_every_record_that_has_an_address_is_there(history: History) -> None:
    found = by_address(history)
    for record in history.corpus.records.values():
        if record.traits_.found or isinstance(record, Claim | Correction):
            assert record.main_page(history.corpus) in found
    assert "search/" not in found


def test_a_page_of_a_record_is_no_document_of_its_own(history: History) -> None:
    pages = (PageListing(address, "X", "") for address in ("charts/", "events/1903-flood/"))
    found = by_address(history, *pages)
    assert (found["charts/"].kind, found["events/1903-flood/"].kind) == ("page", "event")


def test_a_paragraph_is_found_by_its_words_alone(history: History) -> None:
    [document, *_] = [each for each in documents(history, ()) if each.kind == "paragraph"]
    assert "In 1901 the Canal Corps" in document.text
    assert "[@" not in document.text
    assert not document.is_named


def test_a_page_is_found_by_what_readers_ask_that_it_answers(history: History) -> None:
    page = history.handwritten["about/"]
    head = page.front_matter.model_copy(update={"asked": ("who dug this up",)})
    asked = replace(
        history, handwritten={**history.handwritten, "about/": replace(page, front_matter=head)}
    )
    (found,) = (one for one in documents(asked, ()) if one.address == "about/")
    assert found.asked == ("who dug this up",)


def test_a_question_is_found_as_readers_put_it(history: History) -> None:
    asked = changed(history, "how-many-diggers", asked=("was it a big crew",))
    (found,) = (one for one in documents(asked, ()) if one.address.endswith("how-many-diggers/"))
    assert found.asked == ("was it a big crew",)
    made = json.loads(search_index.index(asked, ()))
    assert made["asked"] == [[found.address, ["big", "crew"]]]
