import json
import re
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.queries.links import PageListing
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.settings import Settings
from chronicle.search.documents import SearchDocument, documents
from chronicle.search.index import FIELDS, dates, fields, vocabulary
from chronicle.search.terms import Terms
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support.cases import cases


@pytest.fixture(scope="module")
def index(history: History) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(build.index_alone(history))
    return made


def having(index: dict[str, Any], term: str, field: str) -> set[str]:
    parts = (index["minisearch"], index["rest"])
    addresses = whole([*parts[0]["documentIds"], *parts[1]["documentIds"]])
    found = set()
    for part in parts:
        numbers = unpacked(part, index["digits"], index["last"]).get(term, {})
        found |= {addresses[number] for number in numbers.get(FIELDS.index(field), ())}
    return found


def unpacked(part: dict[str, Any], digits: str, last: int) -> dict[str, dict[int, list[int]]]:
    """The documents of the terms of a part, by their fields."""
    terms: dict[str, dict[int, list[int]]] = {}
    first = 0
    for term, written in zip(part["terms"].split(","), part["postings"].split(","), strict=True):
        fields: dict[int, list[int]] = {}
        start = first
        for field, text in re.findall(r"([0-5])([^0-5]+)", written):
            numbers = fields[int(field)] = []
            high, number = 0, start
            for digit in map(digits.index, text):
                if digit >= last:
                    high = high * (len(digits) - last) + digit - last
                    continue
                number += high * last + digit
                numbers.append(number)
                high = 0
            start = numbers[0] if start == first and len(fields) == 1 else start
        first = start
        terms[term] = fields
    return terms


def whole(ids: list[str]) -> list[str]:
    """Addresses, of which an anchor alone is on the page before it."""
    addresses, page = [], ""
    for address in ids:
        page = page if address.startswith("#") else address.partition("#")[0]
        addresses.append(page + address if address.startswith("#") else address)
    return addresses


@cases
def test_terms_lead_to_documents(
    index: dict[str, Any], term: str, field: str, address: str
) -> None:
    assert address in having(index, term, field)


@cases
def test_a_date_is_found_by_each_part_of_it(date: str, found: list[str]) -> None:
    assert sorted(dates(parse(date))) == found


def test_words_of_a_history_add_to_those_of_any() -> None:
    settings = Settings(synonyms=((Prose("why"), Prose("tại sao")),), stopwords=(Prose("của"),))
    groups, stopwords = vocabulary(settings)
    assert ["why", "tại sao"] in [list(group) for group in groups]
    assert {"no", "the", "của"} <= {*stopwords}


def by_address(history: History, *listed: PageListing) -> dict[str, SearchDocument]:
    return {document.address: document for document in documents(history, listed)}


def test_every_record_that_has_an_address_is_there(history: History) -> None:
    found = by_address(history)
    for record in history.corpus.records.values():
        if record.traits_.found or isinstance(record, Claim | Correction):
            assert record.main_page(history.corpus) in found
    assert "search/" not in found


def test_a_syllable_of_a_name_is_no_word_that_means_something() -> None:
    """Nor is one of two letters looked for alone; the name is found in Latin letters all the same."""
    terms = Terms([["grave", "mo"], ["bury", "chon"]], [])
    names = (("모택동", "ko"), ("과천", "ko"))
    made = fields(SearchDocument("person", "mao/", "Chairman", "", names=names), terms)
    assert not {"=grave", "=buri", "mo"} & {*made["called"]}
    assert {"chon", "taek", "tong"} <= {*made["called"]}
    assert {"motaektong", "kwachon"} <= {*made["whole"]}


def test_a_first_line_answers_by_itself(history: History) -> None:
    """It is read while the rest is on its way: what has a name is in it, statements are not."""
    text = build.index_alone(history).decode()
    first, rest = text.split(",\n")
    early = json.loads(f"{first}}}")
    later = json.loads(f"{{{rest}")["rest"]
    named = {*early["minisearch"]["documentIds"]}
    assert {"actors/norrmark/", "events/1903-flood/", "timeline/"} <= named
    statement = "deployments/corps-at-the-lock/#corps-strength-holm"
    assert statement not in named
    assert statement in whole(later["documentIds"])
    assert not {"fieldLength"} & (early["minisearch"].keys() | later.keys())
    terms = unpacked(early["minisearch"], early["digits"], early["last"])
    assert not any(FIELDS.index("text") in fields for fields in terms.values())
    said = having({**early, "rest": later}, "water", "text")
    assert any("#" not in address for address in said)
