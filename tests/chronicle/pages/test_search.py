"""What the page of the search shows before anybody searches."""

from chronicle.history import History
from chronicle.records.event import Event
from chronicle.records.question import Question
from support import read, with_only, words


def ways(history: History) -> list[str]:
    [listed] = read(history, "search/").xpath("//section[h2/@id='ways']/ul")
    return [words(way) for way in listed]


def test_other_ways_say_how_much_is_there(history: History) -> None:
    counted = ways(history)
    assert counted[0] == "The timeline: 5 events by year"
    assert "Sources, by class of evidence: 2 papers and 3 works" in counted
    assert "The two papers compared, question by question" in counted


def test_there_is_no_way_to_what_the_record_has_not(history: History) -> None:
    without = with_only(with_only(history, Event), Question)
    assert not [way for way in ways(without) if way.startswith(("The timeline", "The two"))]
