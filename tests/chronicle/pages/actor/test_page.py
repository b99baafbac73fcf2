from dataclasses import replace

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.records.base import Name
from chronicle.records.event import Event
from support import changed, read, with_only, words


def test_the_list_is_searched_by_all_names(history: History) -> None:
    names = tuple(Name(text=text) for text in ("Norrmark", "The North", "the north", "Nordmark"))
    page = read(changed(history, "norrmark", names=names), "actors/")
    [row] = page.xpath("//li[a[@href='norrmark/']][@data-names]")
    assert row.get("data-names").split(" | ") == [name.text for name in names]


def test_of_many_events_the_main_ones_stand_open_and_all_are_folded(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    events = [
        flood.model_copy(update={"id": f"e-{n}", "weight": "major" if n % 2 else "minor"})
        for n in range(12)
    ]
    links = {"per-ruud": tuple(RecordLink(one.id, "actors.actor", "per-ruud") for one in events)}
    told = with_only(history, Event, *events)
    told = replace(told, corpus=replace(told.corpus, links_to=links))
    [section] = read(told, "actors/per-ruud/").xpath("//section[h2[@id='events']]")
    assert len(section.findall("ul/li")) == 6
    assert words(section.find("details/summary")) == "All 12 events"
    assert len(section.findall("details/ul/li")) == 12
