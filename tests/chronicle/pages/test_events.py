from chronicle.history import History
from chronicle.queries import ordering
from chronicle.record.models import Event
from support import changed, read, words


def test_an_event_stands_between_two_before_and_two_after(history: History) -> None:
    def beside(event: str) -> list[str]:
        [listed] = read(history, f"events/{event}/").find_class("neighbours")
        return ["".join(one.xpath("a/@href")) for one in listed.iter("li")]

    survey, arrival, flood, talks, opening = (
        f"../../{history.addresses[event.id]}"
        for event in ordering.by_date(history.corpus.of(Event))
    )
    assert beside("1903-flood") == [survey, arrival, "", talks, opening]
    assert beside("1899-survey") == ["", arrival, flood]


def test_a_page_ends_with_where_to_read_on(history: History) -> None:
    [onward] = read(history, "events/1903-flood/").find_class("go-on")
    assert words(onward) == "Related pages In the storyChapter 1: The flood ThemesFloodsDigging"


def test_an_area_is_drawn_unless_it_holds_another_place_of_the_event(history: History) -> None:
    placed = changed(history, "isthmus", coordinates=(58.6, 11.1))
    for places, drawn in ((("isthmus",), ["The Isthmus"]), (("isthmus", "the-lock"), ["The Lock"])):
        [locator] = read(
            changed(placed, "1903-flood", places=places), "events/1903-flood/"
        ).find_class("locator")
        assert locator.xpath(".//text/text()") == drawn
