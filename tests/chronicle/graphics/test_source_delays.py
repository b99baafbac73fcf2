"""The chart of delays, with a theme and a period as labels."""

from chronicle.graphics.source_delays import delay_labels
from chronicle.history import History
from chronicle.records import Chart


def test_labels_count_their_events(history: History) -> None:
    digging = {"label": "Digging", "theme": "digging", "counts": "early"}
    flood = {"label": "The flood", "date": "1903", "counts": "undated"}
    chart = Chart.model_validate(
        {"id": "chart-late", "title": "Late", "shows": "Lines.", "delays": (digging, flood)}
    )
    labels = delay_labels(history, chart)
    assert [(placed.counted_events, placed.all_events) for placed in labels] == [(2, 5), (0, 1)]
    assert 0 < labels[1].top < 100
