"""What describes the data to programs."""

import json

import yaml

from chronicle.exports import package, record_json
from chronicle.history import History
from support.histories import saying


def test_whoever_takes_the_data_is_told_how_they_were_made(history: History) -> None:
    method = "Two clerks read the papers."
    told = saying(history, method)
    assert json.loads(package.description(told))["method"] == method
    assert yaml.safe_load(package.citation(told))["message"].endswith(method)
    assert json.loads(record_json.write(told))["method"] == method
    # Where nobody says it, no file has the field.
    assert "method" not in json.loads(package.description(history))
