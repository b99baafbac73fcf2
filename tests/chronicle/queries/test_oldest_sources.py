"""The oldest source of an event, with other dates of the newspaper that reports the flood of 1903."""

from typing import Any

import pytest

from chronicle.history import History
from chronicle.queries.oldest_sources import oldest_source
from chronicle.records import Event
from support import update_fields


@pytest.mark.parametrize(
    ("fields", "date", "is_published"),
    [
        ({}, "1903-05-04", True),
        ({"archive": "Town archive, Vik"}, "1903-05-04", False),
        ({"issued": "1950", "spoken": "1903-05-02"}, "1903-05-02", False),
        ({"issued": "1903"}, "1903", True),
        ({"title": "[A letter]", "evidence": "letter"}, "1903-05-04", False),
    ],
)
def test_oldest_date_of_a_source(
    history: History, fields: dict[str, Any], date: str, is_published: bool
) -> None:
    edited = update_fields(history, "vik-courier-1903-05-04", fields)
    source = oldest_source(edited, edited.corpus.get(Event, "1903-flood"))
    assert source
    assert (source.date.text, source.is_published) == (date, is_published)


@pytest.mark.parametrize(
    "fields",
    [{"issued": "1902"}, {"issued": None, "spoken": "1903"}, {"identified_in": ["holm-1987"]}],
    ids=["older than the event", "not dated", "not named by the paper"],
)
def test_sources_that_do_not_count(history: History, fields: dict[str, Any]) -> None:
    edited = update_fields(history, "vik-courier-1903-05-04", fields)
    assert oldest_source(edited, edited.corpus.get(Event, "1903-flood")) is None
