import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.records import Settings
from chronicle.search.documents import SearchDocument
from chronicle.search.index import (
    date_search_terms,
    day_search_terms,
    document_terms,
    search_vocabulary,
    shorten_fields,
    stored_fields,
)
from chronicle.search.pages import page_documents
from chronicle.search.terms import TermExtractor
from chronicle.values import Prose
from chronicle.values.dates import parse
from support import ROOT
from support.cases import cases

Index = list[dict[str, Any]]


@pytest.fixture(scope="module")
def index(history: History) -> Index:
    parts: Index = json.loads(build.build_search_index(history))
    return parts


def columns_of(part: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the columns of a part of the index, by field."""
    columns: dict[str, list[Any]] = part.get("columns", {})
    return columns


def terms_of(part: dict[str, Any], field: str) -> dict[str, list[int]]:
    """Return the shared terms of a field in a part of the index, with the steps between their numbers."""
    joined_terms, *steps = part.get("terms", {}).get(field, [""])
    return dict(zip(filter(None, joined_terms.split(",")), steps, strict=True))


def find_documents(index: Index, term: str, field: str) -> set[str]:
    """Return the paths of the documents with a term in a field."""
    addresses = [address for part in index for address in columns_of(part).get("address", ())]
    steps = [terms_of(part, field).get(term, ()) for part in index]
    single_numbers = [
        number
        for part in index
        for number, terms in enumerate(columns_of(part).get(field, ()), part.get("first", 0))
        if terms and term in terms.split(",")
    ]
    return {
        addresses[number]
        for numbers in [*map(accumulate, steps), single_numbers]
        for number in numbers
    }


@cases
def test_index_terms_find_documents(index: Index, term: str, field: str, address: str) -> None:
    assert address in find_documents(index, term, field)


@cases
def test_date_terms_include_month_and_year(date: str, expected: list[str]) -> None:
    assert sorted(date_search_terms(parse(date))) == expected


def test_days_in_texts_are_search_terms() -> None:
    """A day without a year is in the year of the document; a statement is found by its own day."""
    document = SearchDocument(
        "event", "x/", "A flood", "On 27 March 1965, then 2 May.", date=parse("1965")
    )
    assert [*day_search_terms(document)] == ["1965-03-27", "1965-05-02"]
    statement = SearchDocument(
        "statement", "x/#y", "It fell", date=parse("1965-03-26"), is_named=False
    )
    assert [*day_search_terms(statement)] == ["1965-03-26"]


def test_dates_in_texts_have_the_forms_of_queries() -> None:
    """A date in a text is found in each form that a query may have."""
    queries = json.loads((ROOT / "tests/chronicle/theme/find.json").read_bytes())["dates"]
    days = {query: date for query, (date, _) in queries.items() if date.count("-") == 2}
    found = {
        query: next(day_search_terms(SearchDocument("page", "x/", "A page", query)), "")
        for query in days
    }
    assert found == days


def test_months_in_translations_are_search_terms() -> None:
    text = "Tháng 10 năm 1966, rồi 1/1967"
    document = SearchDocument("page", "vi/x/", "Một trang", text, language="vi")
    assert [*day_search_terms(document)] == ["1967-01", "1966-10"]


def test_names_in_other_languages_are_stored() -> None:
    """The result of a query in a language shows the name that matched; a name is stored once."""
    names = (("홍수", "ko"), ("A Flood", ""))
    document = SearchDocument("event", "x/", "A flood", names=names)
    assert stored_fields(document)["names"] == [["A flood"], ["홍수", "ko"]]


def test_settings_add_synonyms_and_stopwords() -> None:
    settings = Settings(synonyms=((Prose("why"), Prose("tại sao")),), stopwords=(Prose("của"),))
    groups, stopwords = search_vocabulary(settings)
    assert ["why", "tại sao"] in [list(group) for group in groups]
    assert {"no", "the", "của"} <= {*stopwords}


def test_name_syllables_have_no_synonyms() -> None:
    """Two-letter words of a name are not indexed, but the complete romanized name is."""
    terms = TermExtractor([["grave", "mo"], ["bury", "chon"]], [])
    names = (("모택동", "ko"), ("과천", "ko"))
    field_terms = document_terms(
        SearchDocument("person", "mao/", "Chairman", "", names=names), terms
    )
    assert not {"=grave", "=buri", "mo"} & {*field_terms["called"]}
    assert {"chon", "taek", "tong"} <= {*field_terms["called"]}
    assert {"motaektong", "kwachon"} <= {*field_terms["whole"]}


def test_first_line_of_index_is_usable_alone(history: History) -> None:
    """The first line is usable while the rest loads: it contains named records, but no statements."""
    lines = build.build_search_index(history).strip("[]").split("\n")
    first, second, *others = (json.loads(line.removesuffix(",")) for line in lines)
    early_paths = {*columns_of(first)["address"]}
    later_paths = {path for part in others for path in columns_of(part).get("address", ())}
    assert {"actors/norrmark/", "events/1903-flood/", "timeline/"} <= early_paths
    assert "deployments/corps-at-the-lock/#corps-strength-holm" in later_paths - early_paths
    assert "line" not in columns_of(first)
    assert not terms_of(first, "text")
    assert not any(columns_of(first)["text"])
    lines_by_path = zip(columns_of(first)["address"], columns_of(second)["line"], strict=True)
    assert "three days" in dict(lines_by_path)["events/1903-flood/"]
    assert any(
        "#" not in address for address in find_documents([first, second, *others], "water", "text")
    )


def test_paragraphs_of_essays_are_documents(history: History) -> None:
    page = replace(history.markdown_pages["chapters/"], body="The gate held.\n{ #held }")
    pages = {**history.markdown_pages, "chapters/": page}
    documents = page_documents(replace(history, markdown_pages=pages), ())
    assert "chapters/#held" in {document.address for document in documents}


def test_words_of_single_paragraphs_are_omitted(index: Index) -> None:
    """The script finds them in the displayed text."""
    paragraphs = [
        dict(zip(columns, row, strict=True))
        for columns in map(columns_of, index)
        for row in zip(*columns.values(), strict=True)
        if "paragraph" in row
    ]
    assert paragraphs
    assert not any(paragraph["text"] for paragraph in paragraphs)


def test_fields_are_shortened() -> None:
    """The script completes a line that ends with a separator, and finds translated documents by number."""
    stored: list[dict[str, Any]] = [
        {"address": "a/", "names": [["A"]]},
        {"address": "a/#b", "names": [["B"]], "line": "Holm · A"},
        {"address": "c/", "names": [["C"]], "line": "Holm · C"},
        {"address": "nl/a/", "names": [["D", "nl"]], "translates": ["a/", "x/", "c/"]},
    ]
    shorten_fields(stored)
    assert [document.get("line") for document in stored] == [None, "Holm · ", "Holm · C", None]
    assert stored[3]["translates"] == [0, None, 2]
