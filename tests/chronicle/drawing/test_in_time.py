"""Where something stands in time: a record among all events."""

import pytest
from lxml import html

from chronicle.drawing import in_time
from chronicle.drawing.time_axis import years_taken
from chronicle.history import History
from chronicle.kinds.actor import page
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.values import dates
from chronicle.values.dates import parse
from support import changed, read, words


def paths(history: History, event: str) -> list[str]:
    """What is drawn for an event: all events, and its own time."""
    told = history.corpus.get(Event, event)
    drawn = html.fromstring(in_time.figure(history, [told], "this one"))
    return [path.get("d") for path in drawn.iter("path")]


def test_on_the_page_of_an_event_all_of_its_time_are_red(history: History) -> None:
    page = read(history, "events/1903-flood/")
    below = ". Below, its neighbours in time, not to scale."
    [figure] = page.xpath("//figure[@class='in-time']")
    assert words(figure.find("figcaption")).endswith(f"in red, the time of this one: 1903{below}")
    every, red = (path.get("d") for path in figure.iter("path"))
    # One bar, as high as that of the year among all.
    assert red.count("M") == 1
    assert red in every
    long = changed(history, "1903-flood", date=dates.parse("1903/1904"))
    [figure] = read(long, "events/1903-flood/").xpath("//figure[@class='in-time']")
    assert words(figure.find("figcaption")).endswith(f"the time of this one: 1903–1904{below}")
    assert [path.get("d").count("M") for path in figure.find_class("some")] == [2]


def box(path: str) -> tuple[int, int]:
    """Where a mark starts, and how wide it is."""
    start, _, width = path.removeprefix("M").partition("h")
    return int(start.split()[0]), int(width.replace("l", "v").partition("v")[0])


def test_an_event_is_marked_among_all_at_its_own_time(history: History) -> None:
    every, flood = paths(history, "1903-flood")
    again, talks = paths(history, "1904-talks")
    assert every == again
    assert every.count("M") == len({event.date.first.year for event in history.corpus.of(Event)})
    # No mark reaches over the line, where a bar counts events.
    assert int(flood.split()[1].split("h")[0]) > in_time.HEIGHT
    # Three days are a tip that points to them, a season is as wide as it was; the later stands further on.
    assert "l" in flood
    assert "l" not in talks
    (first, short), (second, long) = box(flood), box(talks)
    assert first < second
    assert short < long


@pytest.mark.parametrize("day", ["1903-01-04", "1903-12-28"])
def test_a_tip_points_to_the_bar_that_counts_its_event(history: History, day: str) -> None:
    told = changed(history, "1903-flood", date=dates.parse(day))
    every, tip = paths(told, "1903-flood")
    assert "l" in tip
    start, width = box(tip)
    assert f"M{start + width // 2} {in_time.HEIGHT}v" in every


def test_what_has_no_end_is_marked_where_it_begins(history: History) -> None:
    marks = []
    for date in ("1903", "1903/.."):
        begun = changed(history, "1903-flood", date=dates.parse(date))
        *_, mark = paths(begun, "1903-flood")
        marks.append(box(mark))
    (in_it, of_a_year), (begins, width) = marks
    assert width == in_time.LEAST
    assert in_it <= begins < in_it + of_a_year


def test_the_last_day_of_the_axis_is_not_cut_off(history: History) -> None:
    last = changed(history, "1910-opening", date=dates.parse("1910-12-31"))
    _, mark = paths(last, "1910-opening")
    assert sum(box(mark)) <= 1000


def test_a_deployment_is_drawn_below_the_share_of_its_events(history: History) -> None:
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    events = history.corpus.of(Event)
    drawn = html.fromstring(str(in_time.sent(history, corps, events)))
    every, own = drawn.xpath(".//path[not(@class)]/@d"), drawn.xpath(".//path[@class='some']/@d")
    assert every == own  # all events are its own
    [at] = drawn.xpath(".//path[@class='at']/@d")
    assert int(at.split()[1].split("h")[0]) > in_time.HEIGHT
    assert f"in red, {len(events)} events of this deployment. " in words(drawn)
    # What the drawing means stands before it.
    assert drawn[0].tag == "figcaption"
    assert in_time.sent(history, corps, events[:1]) == ""


def test_a_deployment_says_when_among_its_events(history: History) -> None:
    # A single event of its own would be a speck, and so would its own time.
    assert not read(history, "deployments/corps-at-the-lock/").find_class("in-time")
    assert in_time.figure(history, [], "nothing") == ""
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    flood = history.corpus.get(Event, "1903-flood")
    late = flood.model_copy(update={"date": parse("1925")})
    for events, said in (([flood, late], True), ([flood, flood], False)):
        caption = html.fromstring(str(in_time.sent(history, corps, events))).find("figcaption")
        assert ("of this deployment, some of them long after it." in words(caption)) == said


def test_somebody_without_events_has_what_he_speaks_of(history: History) -> None:
    [caption] = read(history, "actors/canal-corps/").xpath("//figure[@class='in-time']/figcaption")
    assert (
        words(caption) == "All events by year; marked below the line, those of this page: 1901–1904"
    )
    flood = history.corpus.get(Claim, "flood-drowned")
    talks = flood.model_copy(update={"about": "1904-talks"})
    spoken_of = page._spoken_of(history, [flood, talks, flood])
    assert [one.id for one in spoken_of] == ["1903-flood", "1904-talks"]
    # One alone would be a mark at a year that no words near it name.
    assert page._spoken_of(history, [flood, flood]) == []


@pytest.mark.parametrize(
    ("date", "words_of_it"),
    [
        ("1972-05/1973-08", "1972–1973"),
        ("1972-05/1972-08", "1972"),
        ("1972/..", "1972"),
        ("1972/198X", "1972 to the 1980s"),
    ],
)
def test_all_years_of_a_date_are_said(history: History, date: str, words_of_it: str) -> None:
    told = changed(history, "1903-flood", date=parse(date))
    assert years_taken([told.corpus.get(Event, "1903-flood")], told) == words_of_it


def test_a_paper_has_its_share_of_all_events_and_none_without_an_event(history: History) -> None:
    [figure] = read(history, "papers/holm-1987/").xpath("//figure[@class='in-time']")
    every, of_these = figure.xpath(".//path/@d")
    assert figure.xpath(".//path/@class") == ["some"]
    # Its columns stand where those of all do, and none is higher.
    columns, all_columns = (
        dict(column.split(" ") for column in path.split("M")[1:]) for path in (of_these, every)
    )
    heights = {at: float(line.rpartition("-")[2]) for at, line in columns.items()}
    assert heights
    for at, height in heights.items():
        assert height <= float(all_columns[at].rpartition("-")[2])
    said = words(figure.find("figcaption"))
    assert said.startswith("All events by year; of these in red, the ")
    assert in_time.share(history, [], "nothing") == ""
