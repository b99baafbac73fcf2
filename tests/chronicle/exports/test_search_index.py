import json
from dataclasses import replace
from typing import Any

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.exports import search_index
from chronicle.record.models import Claim, Correction
from chronicle.views.page import home


@pytest.fixture(scope="module")
def index(book: Book) -> dict[str, Any]:
    return {name: json.loads(content) for name, content in build.index_alone(book).items()}


@pytest.fixture(scope="module")
def entries(index: dict[str, Any]) -> dict[str, list[Any]]:
    """Every entry by its address, the kind in words."""
    records = index["search/records.json"]
    passages = sorted(name for name in index if name.startswith("search/passages/"))
    return {
        address: [records["kinds"][kind][0], *rest]
        for file in (records, *(index[name] for name in passages))
        for kind, address, *rest in file["entries"]
    }


@pytest.mark.parametrize(
    ("address", "kind", "title", "line"),
    [
        ("actors/norrmark/", "state", "Norrmark", "The northern of the two states."),
        ("papers/holm-1987/", "paper", "The Long Ditch", "Ada Holm · Review of Waterways"),
        ("chapters/the-flood/", "chapter", "The flood", "Chapter 1"),
        ("papers/holm-1987/#holm-p13-month", "slip", "3 March", "Holm, p. 13"),
        ("chapters/the-flood/#the-coming", "paragraph", "In 1901 the Canal Corps", "The flood"),
        ("timeline/", "page", "Timeline", ""),
        ("about/cite/", "page", "", ""),
    ],
)
def test_an_entry_is_called_what_it_is_with_a_line(
    entries: dict[str, list[Any]], address: str, kind: str, title: str, line: str
) -> None:
    found, called, _, told, *_ = entries[address]
    assert (found, called[: len(title)], told[: len(line)]) == (kind, title, line)


def test_an_actor_has_its_names_and_what_links_to_it(entries: dict[str, list[Any]]) -> None:
    *_, weight, names = entries["actors/norrmark/"]
    assert weight > 0
    assert names == ["Kingdom of Norrmark", ["Норрмарк", "ru"]]


def test_every_record_that_has_an_address_is_there(
    entries: dict[str, list[Any]], book: Book
) -> None:
    for record in book.corpus.records.values():
        if record.traits_.found or isinstance(record, Claim | Correction):
            assert home(book, record) in entries
    assert "search/" not in entries


def test_words_of_the_text_lead_to_their_entries(
    index: dict[str, Any], entries: dict[str, list[Any]]
) -> None:
    """The numbers in the shards count through the records and on through the passages."""
    order = list(entries)
    for word in ("340", "diggers"):
        numbers = index[f"search/words/{search_index.shard(word)}.json"][word]
        named = {order[number] for number in numbers}
        assert "deployments/corps-at-the-lock/#corps-strength-holm" in named
        assert numbers == sorted(set(numbers))


def test_words_of_a_history_add_to_those_that_every_history_has(book: Book) -> None:
    own = (("Why", "on what account"), ("ditch", "canal", "cut"))
    settings = book.corpus.settings.model_copy(update={"synonyms": own})
    groups = search_index.synonyms(replace(book, corpus=replace(book.corpus, settings=settings)))
    assert ["ditch", "canal", "cut"] in groups
    (why,) = (group for group in groups if "why" in group)
    assert why[-1] == "on what account"
    assert {"reason", "Why"} & {*why} == {"reason"}
    assert search_index.synonyms(book) == [list(group) for group in search_index.SYNONYMS]
