import json

import pytest
from jsonschema import Draft202012Validator

from chronicle.book import Book
from chronicle.exports import record_json


def test_the_models_read_the_same_records_back(history: Book) -> None:
    read = json.loads(record_json.text(history))
    back = {}
    for name, kind in record_json.NAMES.items():
        for values in read["records"][name]:
            permalink = values.pop("permalink")
            made = kind.model_validate_json(json.dumps(values))
            assert permalink == record_json.permalink(made, history)
            back[made.id] = made
    assert back == dict(history.corpus.records)
    assert list(read["records"]["events"]) == [
        record_json.values(e) for e in history.corpus.of(record_json.NAMES["events"])
    ]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(record_json.schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_it_follows_its_schema(history: Book, validator: Draft202012Validator) -> None:
    read = json.loads(record_json.text(history))
    assert [error.message for error in validator.iter_errors(read)] == []
    read["records"] = {"events": [{**read["records"]["events"][0], "titel": "A slip"}]}
    assert not validator.is_valid(read)


def test_it_says_what_it_is(book: Book) -> None:
    read = json.loads(record_json.text(book))
    read.pop("records")
    assert read == {
        "$schema": "https://ditch.example/book/data/schema/record.json",
        "name": "The Long Ditch",
        "description": "An invented history of a canal.",
        "url": "https://ditch.example/book/",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "version": "2099.1.0",
        "date": "2099-01-02",
    }
