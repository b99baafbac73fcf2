"""Places in works: a line for each work."""

from chronicle.history import History
from chronicle.queries import passages
from chronicle.records.base import Source
from chronicle.records.event import Event

HOLM = Source(work="holm-1987", at="p. 12")
LATER = Source(work="holm-1987", at="p. 14")
LOCK = Source(work="anonymous-lock", at="¶2")


def test_a_work_is_named_once_before_all_places_in_it(history: History) -> None:
    event = history.corpus.get(Event, "1901-corps-arrives")
    lines = passages.by_work(history, (HOLM, LOCK, LATER), event)
    said = [[way.label.as_text for way in line] for line in lines]
    assert said[0] == ["Holm, p. 12", "p. 14"]
    assert len(said) == 2
    assert lines[0][1].address == "papers/holm-1987/#p-14"
