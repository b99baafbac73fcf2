from dataclasses import replace

import pytest

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages.place import page as places
from chronicle.records.actor import Actor
from chronicle.records.event import Event
from chronicle.records.place import Frame, Line, PlaceRecord
from chronicle.values.text import Prose
from support import changed, read, with_only, words
from support.cases import beside


def listed(history: History) -> dict[str, list[str]]:
    return {
        section.findtext("h2"): [place.get("id") for place in section.find_class("place")]
        for section in read(history, "places/").xpath("//section[starts-with(h2/@id, 'country-')]")
    }


def test_places_are_listed_by_country(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(history) == beside(__file__)["by country"]
    # Small countries of many stand together.
    monkeypatch.setattr(places, "MANY", 1)
    monkeypatch.setattr(places, "FEW", 2)
    assert listed(history) == {"Other countries": ["the-lock", "vik"], "Regions": ["isthmus"]}
    # What is a whole region comes last, whatever lies in it.
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    assert listed(with_only(history, PlaceRecord, *here)) == {"Vik": ["the-lock", "vik", "isthmus"]}


def test_what_happened_comes_before_the_list_of_all_names(history: History) -> None:
    page = read(history, "places/")
    (names,) = page.find_class("by-name")
    assert words(names.find("h2")) == "All by name"
    # The way to it, and to every country, stands before the map.
    (ways,) = page.xpath("//nav[@id='list']")
    assert ways.xpath("following::figure[@class='map']")
    assert names.xpath("preceding::section[starts-with(h2/@id, 'country-')]")
    assert not names.xpath("following::section[starts-with(h2/@id, 'country-')]")


def test_an_accent_moves_no_name_in_the_list_of_all(history: History) -> None:
    names = ("Third World", "Tân Dĩnh", "United Kingdom")
    records = [
        one.model_copy(update={"name": Prose(name)})
        for one, name in zip(history.corpus.of(PlaceRecord), names, strict=True)
    ]
    page = read(with_only(history, PlaceRecord, *records), "places/")
    listed = [words(one) for one in page.xpath("//ul[@class='directory']/li")]
    assert listed == ["Tân Dĩnh", "Third World", "United Kingdom"]


def test_events_and_deployments_of_a_place_stand_together_in_order_of_date(
    history: History,
) -> None:
    lock = history.corpus.get(PlaceRecord, "the-lock")
    happened = [one.id for one in places._happened(history, lock)]
    assert happened == ["1901-corps-arrives", "corps-at-the-lock", "1903-flood", "1910-opening"]


def test_what_lies_in_no_country_stands_with_its_whole(history: History) -> None:
    vik, lock, isthmus = history.corpus.of(PlaceRecord)
    ridge = isthmus.model_copy(update={"id": "ridge", "part_of": "isthmus"})
    inside = lock.model_copy(update={"id": "gate", "country": None, "part_of": "vik"})
    more = with_only(history, PlaceRecord, vik, lock, isthmus, ridge, inside)
    assert listed(more) == beside(__file__)["by their wholes"]
    alone = with_only(history, PlaceRecord, isthmus, ridge.model_copy(update={"part_of": None}))
    assert listed(alone) == {"All places": ["isthmus", "ridge"]}


def test_a_whole_that_ends_in_a_full_stop_gets_no_second(history: History) -> None:
    vik, lock, isthmus = history.corpus.of(PlaceRecord)
    capital = isthmus.model_copy(update={"name": Prose("Isthmus, N.E.")})
    page = read(with_only(history, PlaceRecord, vik, lock, capital), "places/")
    assert "part of Isthmus, N.E." in words(page.get_element_by_id("the-lock"))
    assert "N.E.." not in words(page.get_element_by_id("the-lock"))


def test_nothing_is_explained_or_listed_that_is_not_there(history: History) -> None:
    page = read(history, "places/")
    ways = page.xpath("//nav[@id='list']/a/@href")
    assert "#lines" not in ways  # the key leads to them
    assert ways[-1] == "#by-name"
    assert page.find_class("skip")[0].get("href") == "#country-1"
    vik = with_only(history, PlaceRecord, history.corpus.get(PlaceRecord, "vik"))
    one = read(with_only(vik, Line), "places/")
    assert one.xpath("//nav[@id='list']") == []
    assert one.find_class("skip")[0].get("href") == "#country-1"
    without = read(with_only(history, PlaceRecord), "places/")
    assert without.find_class("map") == []


def test_a_country_leads_to_the_actor_that_has_its_name(history: History) -> None:
    (state,) = [one for one in history.corpus.of(Actor) if one.id == "norrmark"]
    named = [changed(history, place, name=state.name) for place in ("isthmus", "vik")]
    leads = []
    for one, place in zip((history, *named), ("isthmus", "isthmus", "vik"), strict=True):
        entry = read(one, "places/").get_element_by_id(place)
        leads.append("../actors/norrmark/" in entry.xpath(".//p/a/@href"))
    assert leads == [False, True, False]  # a town of that name is no country


def test_the_key_explains_what_the_maps_have_and_nothing_else(history: History) -> None:
    """Lines where they are; the outline of what is placed roughly always."""
    whole, *_ = history.corpus.of(Frame)
    alone = with_only(with_only(history, Frame, whole), Line)
    for told in (history, alone):
        page = read(told, "places/")
        (key,) = page.find_class("map-key")
        ways = [f"#{line.id}" for line in told.corpus.of(Line)]
        assert key.xpath(".//a/@href") == ways
        assert words(key.findall("span")[1]) == "placed roughly"


def test_what_happened_at_a_part_stands_there_alone(history: History) -> None:
    """And the part comes after its whole."""
    vik = history.corpus.get(PlaceRecord, "vik")
    event, *_ = history.corpus.linking(Event, "vik", "places")
    hall = vik.model_copy(update={"id": "hall", "name": Prose("A hall"), "part_of": "vik"})
    told = with_only(history, PlaceRecord, hall, *history.corpus.of(PlaceRecord))
    links = {**told.corpus.links_to, "hall": (RecordLink(event.id, "places", "hall"),)}
    page = read(replace(told, corpus=replace(told.corpus, links_to=links)), "places/")
    whole, part = (page.get_element_by_id(name) for name in ("vik", "hall"))
    way = f"../events/{event.id}/"
    assert whole.xpath(f".//a[@href='{way}']") == []
    assert part.xpath(f".//a[@href='{way}']")
    assert "For what happened in some of its parts, see A hall." in words(whole)
    ids = page.xpath("//*[@class='place']/@id")
    assert ids.index("vik") < ids.index("hall")


@pytest.mark.parametrize(
    ("update", "told"),
    [
        ({"coordinates": None}, "Not located"),
        ({"coordinates": (10.0, 20.0), "precision": "exact"}, "10.0° N, 20.0° E"),
        (
            {"coordinates": (10.0, 20.0), "precision": "approximate"},
            "10.0° N, 20.0° E (approximate)",
        ),
    ],
)
def test_a_place_says_where_it_lies_and_how_surely(
    history: History, update: dict[str, object], told: str
) -> None:
    page = read(changed(history, "the-lock", **update), "places/")
    said = page.get_element_by_id("the-lock").find_class("changed")[0]
    assert words(said).startswith(f"{told}. Named in")


def test_a_folded_country_names_its_first_places_and_folds_nothing_in_itself(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    together = with_only(history, PlaceRecord, *here)
    monkeypatch.setattr(places, "NAMED", 1)
    page = read(together, "places/")
    [named, counted] = page.xpath("//section[h2/@id='country-1']/details/summary/span")
    # The country itself, of which its heading has the name, is one that the contents count, too.
    assert words(named).endswith(f" and {len(here) - 1} more")
    assert words(counted) == f"{len(here)} places"
    assert words(page.get_element_by_id("list").find("a")) == f"Vik {len(here)}"
    assert page.xpath("//section[h2/@id='country-1']//details//details") == []
