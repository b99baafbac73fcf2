import json

from chronicle.exports import record_json
from chronicle.history import History


def test_the_models_read_the_same_records_back(any_history: History) -> None:
    read = json.loads(record_json.write(any_history))
    back = {}
    for name, kind in record_json.NAMES.items():
        for values in read["records"][name]:
            permalink = values.pop("permalink")
            made = kind.model_validate_json(json.dumps(values))
            assert permalink == record_json.permalink(made, any_history)
            back[made.id] = made
    assert back == dict(any_history.corpus.records)
    assert list(read["records"]["events"]) == [
        record_json.values(e) for e in any_history.corpus.of(record_json.NAMES["events"])
    ]


def test_it_says_what_it_is(history: History) -> None:
    read = json.loads(record_json.write(history))
    read.pop("records")
    assert read == {
        "name": "The Long Ditch",
        "description": "An invented history of a canal.",
        "url": "https://ditch.example/book/",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "version": "2099.1.0",
        "date": "2099-01-02",
    }
