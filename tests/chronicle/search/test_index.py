import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.queries.links import canonical_page
from chronicle.record.dates import parse
from chronicle.record.models import Settings
from chronicle.record.text import Prose
from chronicle.search.index import FIELDS, dates, vocabulary
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
    documents = index["minisearch"]["documentCount"]
    texts = (
        fields.get(str(FIELDS.index("text")), ()) for _, fields in index["minisearch"]["index"]
    )
    assert 0 < max(map(len, texts)) < documents / 6


def test_what_is_shown_is_stored(index: dict[str, Any], history: History) -> None:
    numbers = {address: number for number, address in index["minisearch"]["documentIds"].items()}
    stored = index["minisearch"]["storedFields"][
        numbers[canonical_page(history, history.corpus["norrmark"])]
    ]
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
