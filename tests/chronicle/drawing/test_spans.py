"""Times beside one another, on one axis."""

import pytest
from lxml import html

from chronicle.drawing import spans
from chronicle.history import History
from chronicle.records.event import Event
from chronicle.values import dates
from support import changed, words


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


def test_above_an_axis_of_years_some_stand_between_its_ends(history: History) -> None:
    held = changed(history, "1904-talks", date=dates.parse("1860/1875"))
    head = html.fragment_fromstring(spans.of([held.corpus.get(Event, "1904-talks")]).head)
    assert [(year.text, year.get("x")) for year in head.iter("text")] == [
        ("1860", "0%"),
        ("1865", "31.26%"),
        ("1870", "62.51%"),
        ("1876", "100%"),
    ]


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
    [dashes] = html.fragment_fromstring(spans.sample("left")).iter("line")
    assert dashes.get("x2") == f"{round(100 * 7.5 / 34)}%"
    drawn = html.fragment_fromstring(spans.of(events("1904/..")).by_id[last])
    [block, arrow] = drawn.xpath(".//svg/svg")
    assert float(arrow.get("x")[:-1]) + spans.ARROW <= 100
    # The dashes begin at a block and are as long as the arrow that follows them, or longer.
    begins, goes_on = (float(drawn.find(".//line").get(end)[:-1]) for end in ("x1", "x2"))
    assert f"{begins}%" == block.get("x")
    assert goes_on - begins >= spans.ARROW


def test_of_a_time_that_goes_on_the_known_side_is_hollow_where_it_is_not_certain(
    history: History,
) -> None:
    for until, style in (("1902/..", None), ("1902~/..", "open")):
        held = changed(history, "1904-talks", date=dates.parse(until))
        event = held.corpus.get(Event, "1904-talks")
        [block] = html.fragment_fromstring(spans.of([event]).by_id[event.id]).iter("rect")
        assert block.get("class") == style


def test_what_began_by_then_is_dashed_back_to_its_arrow(history: History) -> None:
    last = "1904-talks"
    held = changed(history, last, date=dates.parse("../1904"))
    corps = held.corpus.get(Event, "1901-corps-arrives")
    later = corps.model_copy(update={"id": "later", "date": dates.parse("1905")})
    drawn = html.fragment_fromstring(spans.of([later, held.corpus.get(Event, last)]).by_id[last])
    dashes, [block, arrow] = drawn.find(".//line"), drawn.findall(".//svg/svg")
    assert float(dashes.get("x1")[:-1]) - float(dashes.get("x2")[:-1]) == pytest.approx(spans.OPEN)
    assert (dashes.get("x1"), dashes.get("x2")) == (block.get("x"), arrow.get("x"))
    assert float(block.find("rect").get("x")) < 0  # it ends where the time does
    assert arrow.find("path").get("d").startswith("M0-1")


def test_a_time_that_is_not_certain_and_fills_the_axis_has_words_for_a_bar(
    history: History,
) -> None:
    names = ("1901-corps-arrives", "1904-talks")
    for until, bars in (("1900/1919", 1), ("1900~/1919~", 0), ("../1919", 0)):
        held = changed(history, names[0], date=dates.parse(until))
        drawn = spans.of([held.corpus.get(Event, name) for name in names]).by_id
        counts = [len(html.fragment_fromstring(drawn[name]).findall(".//rect")) for name in names]
        assert counts == [bars, 1]
        assert (spans.TOO_ROUGH in drawn[names[0]]) == (not bars)
