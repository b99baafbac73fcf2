from chronicle.drawing.period import Period, period
from chronicle.drawing.strip import Mark
from chronicle.history import History
from chronicle.records.event import Event


def view(history: History, turns: str = "") -> Period:
    found = period(history, turns)
    assert found
    return found


def columns(history: History) -> list[Mark]:
    *_, row = view(history).strip.rows
    return [mark for mark in row.marks if mark.tall]


def test_every_event_stands_in_one_column_below_the_line_if_of_the_theme(
    history: History,
) -> None:
    events = history.corpus.of(Event)
    drawn = columns(history)
    assert sum(column.tall for column in drawn) == len(events)
    below = [event for event in events if "floods" in event.themes]
    assert sum(column.tall for column in drawn if column.below) == len(below) > 0
    assert drawn[0].title == "1899: 1 event"
    assert "below the line: Floods" in view(history).caption
