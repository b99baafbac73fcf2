"""A journey in a browser: the step that is read is lit on the map."""

from playwright.sync_api import Page, expect

from chronicle.drawing import journey_map, locator_map, maps, place_maps
from chronicle.history import History
from chronicle.records.event import Event
from chronicle.records.journey import Journey
from chronicle.records.place import PlaceRecord

JOURNEY = "journeys/journey-airmen/"


def lit(page: Page) -> set[str]:
    """The steps that all that is lit on the map has in common; a mark may be of several."""
    parts = page.locator(".journey-map .lit")
    steps: list[str] = parts.evaluate_all("all => all.map(one => one.dataset.steps)")
    each = [set(one.split()) for one in steps]
    return set.intersection(*each) if each else set()


def test_the_step_that_is_read_is_lit(page: Page, served: str) -> None:
    page.goto(f"{served}{JOURNEY}#step-5")
    step = page.locator(".steps > li")
    expect(step.nth(4)).to_have_class("lit")
    assert lit(page) == {"5"}
    page.evaluate("scrollTo(0, 0)")
    expect(step.nth(0)).to_have_class("lit")
    assert lit(page) == {"1"}


def test_no_two_names_meet_on_any_map_of_the_record(record: History) -> None:
    """Where one is as narrow as on a phone: a name that does has another side, or a shorter form."""
    counts = {place.id: 1 for place in record.corpus.of(PlaceRecord)}
    sheets = [*place_maps.draw(record, counts).sheets.values()]
    for journey in record.corpus.of(Journey):
        drawn = journey_map.draw(record, journey)
        sheets += [one for one in (drawn.sheet, drawn.inset) if one] if drawn else []
    for event in record.corpus.of(Event):
        small = locator_map.of_places(record, event.places, event.date)
        sheets += [small.sheet] if small else []
    met = {(one.name, other.name) for sheet in sheets for one, other in maps.meeting(sheet)}
    assert met == set()
