"""Times beside one another, on one axis."""

from lxml import html

from chronicle.drawing import spans
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.values import dates
from support import changed, words


def test_times_stand_on_one_axis_between_its_ends(history: History) -> None:
    events = [history.corpus.get(Event, name) for name in ("1901-corps-arrives", "1904-talks")]
    times = spans.of(events)
    drawn = {name: html.fragment_fromstring(str(span)) for name, span in times.by_id.items()}
    ends = {tuple(end.text for end in span.iter("small")) for span in drawn.values()}
    [(first, last)] = ends  # the same for all, and those of the head
    assert times.ends == (first, last)
    assert html.fragment_fromstring(str(spans.head(times.ends))).text_content() == f"{first} {last}"
    assert int(first) <= 1901 < 1904 < int(last)
    starts = [float((span.find(".//rect").get("x") or "0%")[:-1]) for span in drawn.values()]
    assert starts[0] < starts[1]


def test_an_arrow_is_explained_where_there_is_one_and_stays_on_its_line(history: History) -> None:
    first, last = "1901-corps-arrives", "1904-talks"

    def events(until: str) -> list[Event]:
        held = changed(history, last, date=dates.parse(until))
        return [held.corpus.get(Event, name) for name in (first, last)]

    def key(until: str) -> tuple[list[str], list[str]]:
        told = html.fragment_fromstring(str(spans.key(events(until))))
        meant = [words(one) for one in told.xpath("span")]
        return meant, [one.get("aria-label") for one in told.find_class("sample")]

    its, rough = "from beginning to end", "hollow: beginning or end not certain"
    assert key("1904") == ([its], ["bar"])
    assert key("1904/..") == ([its, "no end given"], ["bar", "arrow to the right"])
    assert key("../1904~") == (
        [its, rough, "no beginning given"],
        ["bar", "hollow bar", "arrow to the left"],
    )
    assert key("1904~/..") == (
        [its, rough, "no end given"],
        ["bar", "hollow bar", "arrow to the right"],
    )
    # Beside a bar in a key there is the room of an arrow of seven units in thirty-four, and no more.
    [bar] = html.fragment_fromstring(spans.sample("left")).iter("rect")
    assert bar.get("x") == f"{round(100 * 7.5 / 34)}%"
    drawn = html.fragment_fromstring(spans.of(events("1904/..")).by_id[last])
    [arrow] = drawn.xpath(".//svg/svg")
    assert float(arrow.get("x")[:-1]) + spans.ARROW <= 100
    # The bar is as long as the arrow that follows it, or longer.
    assert float(drawn.find(".//rect").get("width")[:-1]) >= spans.ARROW


def test_what_began_by_then_is_a_bar_after_its_arrow(history: History) -> None:
    last = "1904-talks"
    held = changed(history, last, date=dates.parse("../1904"))
    events = [held.corpus.get(Event, name) for name in ("1901-corps-arrives", last)]
    drawn = html.fragment_fromstring(spans.of(events).by_id[last])
    bar, arrow = drawn.find(".//rect"), drawn.find(".//svg/svg")
    assert float(bar.get("width")[:-1]) == spans.OPEN
    assert arrow.get("x") == bar.get("x")
    assert arrow.find("path").get("d").startswith("M0-1")


def test_a_time_that_is_not_certain_and_fills_the_axis_has_words_for_a_bar(
    history: History,
) -> None:
    names = ("1901-corps-arrives", "1904-talks")
    for until, bars in (("1900/1919", 1), ("1900~/1919~", 0)):
        held = changed(history, names[0], date=dates.parse(until))
        drawn = spans.of([held.corpus.get(Event, name) for name in names]).by_id
        counts = [len(html.fragment_fromstring(drawn[name]).findall(".//rect")) for name in names]
        assert counts == [bars, 1]
        assert (spans.TOO_ROUGH in drawn[names[0]]) == (not bars)
