import json

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


def test_it_says_what_it_is(book: Book) -> None:
    read = json.loads(record_json.text(book))
    read.pop("records")
    assert read == {
        "name": "The Long Ditch",
        "description": "An invented history of a canal.",
        "url": "https://ditch.example/book/",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "version": "2099.1.0",
        "date": "2099-01-02",
    }
