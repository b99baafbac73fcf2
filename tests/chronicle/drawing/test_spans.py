"""Times beside one another, on one axis."""

from lxml import html

from chronicle.drawing import spans
from chronicle.history import History
from chronicle.records.event import Event


def test_times_stand_on_one_axis_between_its_ends(history: History) -> None:
    events = [history.corpus.get(Event, name) for name in ("1901-corps-arrives", "1904-talks")]
    times = spans.of(events)
    drawn = {name: html.fragment_fromstring(str(span)) for name, span in times.by_id.items()}
    ends = {tuple(end.text for end in span.iter("small")) for span in drawn.values()}
    [(first, last)] = ends  # the same for all, and those of the head
    assert times.ends == (first, last)
    above = html.fragment_fromstring(times.head).text_content().split()
    assert (above[0], above[-1]) == (first, last)
    assert int(first) <= 1901 < 1904 < int(last)
    starts = [float((span.find(".//rect").get("x") or "0%")[:-1]) for span in drawn.values()]
    assert starts[0] < starts[1]
