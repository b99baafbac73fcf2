import json
from dataclasses import replace
from typing import Any

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.exports import search_index
from chronicle.exports.folding import fold
from chronicle.record.models import Claim, Correction
from chronicle.views.page import PageListing, home


@pytest.fixture(scope="module")
def index(book: Book) -> dict[str, Any]:
    """The files of the index as data, by path."""
    listings = [
        PageListing(page.address, page.title, page.description) for page in build.pages(book)
    ]
    return {name: json.loads(content) for name, content in search_index.files(book, listings)}


def entries(index: dict[str, Any]) -> dict[str, list[Any]]:
    """Every entry by its address, the kind in words."""
    files = [
        "search/records.json",
        *sorted(name for name in index if name.startswith("search/passages/")),
    ]
    kinds = index["search/records.json"]["kinds"]
    return {
        address: [kinds[kind][0], *rest]
        for name in files
        for kind, address, *rest in index[name]["entries"]
    }


def test_an_actor_has_its_names_and_what_it_is(index: dict[str, Any], book: Book) -> None:
    kind, title, language, line, edtf, words, weight, names = entries(index)["actors/canal-corps/"]
    assert (kind, title, language, edtf, words) == ("digging corps", "Canal Corps", "", "", "")
    assert line
    assert weight > 0
    actor = book.corpus["canal-corps"]
    given = {fold(name.text) for name in actor.names}  # type: ignore[attr-defined]
    held = {fold(name if isinstance(name, str) else name[0]) for name in names} | {fold(title)}
    assert given <= held


def test_every_record_that_has_an_address_is_there(index: dict[str, Any], book: Book) -> None:
    wanted = {
        home(book, record)
        for record in book.corpus.records.values()
        if record.traits_.found or isinstance(record, Claim | Correction)
    }
    assert wanted - set(entries(index)) == set()


def test_pages_and_paragraphs_are_there(index: dict[str, Any]) -> None:
    found = entries(index)
    assert found["timeline/"][0] == "page"
    assert found["about/cite/"][0] == "page"
    assert "search/" not in found
    assert found["chapters/the-flood/"][0] == "chapter"
    assert any(entry[0] == "paragraph" for entry in found.values())


def test_words_of_the_text_lead_to_their_entries(index: dict[str, Any], book: Book) -> None:
    """The numbers in the shards count through the records and on through the passages."""
    order = list(entries(index))
    claim = next(record for record in book.corpus.records.values() if record.kind_ == "claim")
    for word in fold(claim.label):
        if word not in search_index.COMMON:
            numbers = index[f"search/words/{search_index.shard(word)}.json"][word]
            assert book.addresses[claim.id] in {order[number] for number in numbers}
            assert numbers == sorted(set(numbers))


def test_words_of_a_history_add_to_those_that_every_history_has(book: Book) -> None:
    settings = book.corpus.settings.model_copy(
        update={"synonyms": (("Why", "on what account"), ("ditch", "canal", "cut"))}
    )
    groups = search_index.synonyms(replace(book, corpus=replace(book.corpus, settings=settings)))
    assert ["ditch", "canal", "cut"] in groups
    (why,) = (group for group in groups if "why" in group)
    assert why[-1] == "on what account"
    assert "reason" in why
    assert "Why" not in why
    assert search_index.synonyms(book) == [list(group) for group in search_index.SYNONYMS]
