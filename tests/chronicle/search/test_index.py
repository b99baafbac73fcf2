import json
from itertools import accumulate
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.records import Settings
from chronicle.search.documents import SearchDocument
from chronicle.search.index import dates, fields, vocabulary
from chronicle.search.terms import Terms
from chronicle.values import Prose
from chronicle.values.dates import parse
from support.cases import cases

Index = list[dict[str, Any]]


@pytest.fixture(scope="module")
def index(history: History) -> Index:
    made: Index = json.loads(build.build_search_index(history))
    return made


def having(index: Index, term: str, field: str) -> set[str]:
    """Return the paths of the documents with a term in a field."""
    addresses = [document["address"] for part in index for document in part["documents"]]
    steps = [part["terms"][field].get(term, ()) for part in index]
    alone = [int(one) for part in index for one, its in part["alone"][field].items() if term in its]
    return {addresses[number] for its in [*map(accumulate, steps), alone] for number in its}


@cases
def test_terms_lead_to_documents(index: Index, term: str, field: str, address: str) -> None:
    assert address in having(index, term, field)


@cases
def test_a_date_is_found_by_each_part_of_it(date: str, found: list[str]) -> None:
    assert sorted(dates(parse(date))) == found


def test_words_of_a_history_add_to_those_of_any() -> None:
    settings = Settings(synonyms=((Prose("why"), Prose("tại sao")),), stopwords=(Prose("của"),))
    groups, stopwords = vocabulary(settings)
    assert ["why", "tại sao"] in [list(group) for group in groups]
    assert {"no", "the", "của"} <= {*stopwords}


def test_a_syllable_of_a_name_is_no_word_that_means_something() -> None:
    """Two-letter words are not indexed separately, but the complete romanized name is."""
    terms = Terms([["grave", "mo"], ["bury", "chon"]], [])
    names = (("모택동", "ko"), ("과천", "ko"))
    made = fields(SearchDocument("person", "mao/", "Chairman", "", names=names), terms)
    assert not {"=grave", "=buri", "mo"} & {*made["called"]}
    assert {"chon", "taek", "tong"} <= {*made["called"]}
    assert {"motaektong", "kwachon"} <= {*made["whole"]}


def test_a_first_line_answers_by_itself(history: History) -> None:
    """It is usable while the rest loads: it contains named records, but no statements."""
    first, second = build.build_search_index(history).split("\n")
    early, later = json.loads(first[1:-1]), json.loads(second[:-1])
    named, others = ({one["address"] for one in part["documents"]} for part in (early, later))
    assert {"actors/norrmark/", "events/1903-flood/", "timeline/"} <= named
    assert "deployments/corps-at-the-lock/#corps-strength-holm" in others - named
    assert not early["terms"]["text"] | early["alone"]["text"]
    assert any("#" not in address for address in having([early, later], "water", "text"))
