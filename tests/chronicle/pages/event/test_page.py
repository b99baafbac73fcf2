from pathlib import Path

from chronicle.history import History
from chronicle.records.base import Source
from chronicle.records.event import Event
from support import changed, read, words
from support.histories import enlarged

ARRIVAL = "1901-corps-arrives"

EVENT = """
- id: {year}-event
  date: '{year}'
  title: What happened in {year}
  summary: Something happened.
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""
COST = "- {id: cost, name: Cost, value: figure, description: What was paid.}"
COSTS = """
- {id: opening-cost, about: 1910-opening, property: cost, value: 6, unit: crowns, voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
- {id: opening-meals, about: 1910-opening, property: cost, value: 9, unit: crowns for the meal, voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
"""


def test_a_figure_without_a_head_says_of_what_it_is(tmp_path: Path) -> None:
    history = enlarged(tmp_path, {"properties.yml": COST, "claims/claims.yml": COSTS})
    several = read(history, "events/1910-opening/").find_class("statement")
    said = [[words(head) for head in one.find_class("property")] for one in several]
    assert said == [[], ["Cost"]]


def test_two_events_stand_before_and_two_after(tmp_path: Path) -> None:
    years = (1905, 1906, 1907, 1908, 1909)
    events = "".join(EVENT.format(year=year) for year in years)
    history = enlarged(tmp_path, {"events/events.yml": events})
    page = read(history, "events/1907-event/")
    (section,) = page.find_class("neighbours")
    assert [words(item).partition(" ")[0] for item in section.iter("li")] == [*map(str, years)]
    (current,) = section.xpath('.//li[@aria-current="true"]')
    assert "1907" in words(current)


def test_an_event_without_statements_is_cited_itself(history: History) -> None:
    page = read(history, "events/1910-opening/")
    (line,) = page.xpath('.//p[@class="whose"]')
    (cite,) = line.find_class("cite")
    assert cite.get("data-of") == "events/1910-opening/"
    assert not read(history, "events/1903-flood/").xpath('.//p[@class="whose"]')


def test_who_shortens_the_address_of_an_event_finds_the_main_ones(history: History) -> None:
    events = history.corpus.of(Event)
    page = read(history, "events/")
    assert f"all {len(events)} events" in words(page.find_class("lead")[0])
    shown = page.xpath("//ul[contains(@class, 'dated')]//a/@href")
    main = {event.id for event in events if event.weight == "major"}
    assert {address.split("/")[-2] for address in shown} == main


PROMISE = "- {id: promise, name: Promise, value: words, description: What was promised.}"
TOLD = """
- {id: corps-motive, about: corps-at-the-lock, property: motive, value: They were poor., voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
- {id: arrival-promise, about: 1901-corps-arrives, property: promise, value: Norrmark promised bread., voice: holm-1987, sources: [{work: holm-1987, at: p. 14}]}
"""
DISPUTES = """
- {id: why-dig, title: Why did they dig?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: poor, claims: [corps-motive]}, {answer: the sea, claims: [motive-ruud]}], see: [1901-corps-arrives]}
- {id: what-bread, title: What was promised?, why: Nobody says., settle: A list., assessment: Holm alone writes of it., positions: [{answer: bread, claims: [arrival-promise]}, {answer: the sea, claims: [motive-ruud]}], see: [1901-corps-arrives]}
"""


def test_an_event_prints_what_is_said_of_it_and_leads_to_the_rest(tmp_path: Path) -> None:
    added = {"properties.yml": PROMISE, "claims/claims.yml": TOLD, "questions.yml": DISPUTES}
    page = read(enlarged(tmp_path, added), f"events/{ARRIVAL}/")
    assert [one.get("id") for one in page.find_class("statement")] == ["arrival-promise"]
    [line] = page.xpath("//p[starts-with(., 'On the same questions')]")
    assert (
        words(line)
        == "On the same questions, one statement stands with The Canal Corps at the lock."
    )
    assert line.xpath("a/@href") == ["../../deployments/corps-at-the-lock/"]


def test_the_margin_has_the_places_of_each_work_in_a_line(history: History) -> None:
    event = history.corpus.get(Event, "1903-flood")
    sources = (
        *event.sources,
        Source(work="holm-1987", at="p. 20"),
        Source(work="anonymous-lock", at="¶2"),
    )
    page = read(changed(history, event.id, sources=sources), f"events/{event.id}/")
    lines = page.xpath("//aside//div[dt[@id='sources']]/dd")
    assert [len(one.findall("a")) for one in lines] == [2, 1]
