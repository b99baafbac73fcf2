from dataclasses import replace

import pytest
from lxml import html

from chronicle.corpus.corpus import RecordLink
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.place import page as places
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.kinds.vocabulary.model import Standing
from chronicle.queries import ordering
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, with_settings, words
from support.cases import beside


def listed(history: History) -> dict[str, list[str]]:
    return {
        section.findtext("h2"): [place.get("id") for place in section.find_class("place")]
        for section in read(history, "places/").xpath("//section[starts-with(h2/@id, 'country-')]")
    }


def marks(page: html.HtmlElement) -> dict[str, tuple[str, str]]:
    """The marks of the map and its insets: the classes of each, and its words."""
    found = page.find_class("sheets")[0].xpath(".//a[contains(@class, 'place')]")
    return {mark.get("href"): (mark.get("class"), mark.findtext("title")) for mark in found}


def test_places_are_listed_by_country(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(history) == beside(__file__)["by country"]
    # Small countries of many stand together.
    monkeypatch.setattr(places, "MANY", 1)
    monkeypatch.setattr(places, "FEW", 2)
    assert listed(history) == {"Other countries": ["the-lock", "vik"], "Regions": ["isthmus"]}
    # What is a whole region comes last, whatever lies in it.
    monkeypatch.setattr(ordering, "unfolded", lambda things: 1)
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    assert listed(with_only(history, PlaceRecord, *here)) == {"Vik": ["the-lock", "vik", "isthmus"]}


def test_of_areas_that_hold_each_other_one_has_its_name_on_the_map(history: History) -> None:
    def area(name: str, whole: str | None) -> PlaceRecord:
        return made.model_copy(update={"id": name, "part_of": whole})

    made = history.corpus.get(PlaceRecord, "isthmus")
    within = {"whole": None, "east": "whole", "west": "whole", "shire": "east"}
    made_up = [area(name, whole) for name, whole in within.items()]
    points = []
    for number, name in enumerate(within):
        points.append(MapPoint(name, name, 50 + number, 10, is_area=True))
    shown = places._one_on_a_ground(with_only(history, PlaceRecord, *made_up), points)
    assert {point.id: point.is_area for point in shown} == {
        "east": True,
        "west": True,
        "shire": False,
    }


def test_what_happened_comes_before_the_list_of_all_names(history: History) -> None:
    page = read(history, "places/")
    (names,) = page.find_class("by-name")
    assert words(names.find("h2")) == "All by name"
    # The way to it, and to every country, stands before the map.
    (ways,) = page.xpath("//nav[@id='list']")
    assert ways.xpath("following::figure[@class='map']")
    assert names.xpath("preceding::section[starts-with(h2/@id, 'country-')]")
    # The order of what stands under a country is said where the first begins, and not over the maps.
    (order,) = page.find_class("span-note")
    assert "where most happened" in words(order)
    assert order.xpath("preceding::figure[@class='map']")
    assert not order.xpath("preceding::section[starts-with(h2/@id, 'country-')]")
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


def test_main_events_of_a_place_stand_open_and_in_their_order(history: History) -> None:
    made = history.corpus.of(Event)[0]
    weights = ("minor", "minor", "major", "minor", "major", "minor", "minor", "major")
    happened = [
        made.model_copy(update={"id": f"event-{number}", "weight": weight})
        for number, weight in enumerate(weights)
    ]
    shown = places._shown(history, happened)
    assert [one.id for one in shown] == ["event-2", "event-4", "event-7"]


def test_a_doubtful_deployment_leaves_its_place_to_what_is_borne_out(history: History) -> None:
    event = history.corpus.of(Event)[0].model_copy(update={"weight": "major"})
    sent = history.corpus.of(Deployment)[0]
    standings = {one.doubtful: one.id for one in history.corpus.of(Standing)}
    happened: list[Event | Deployment] = [
        sent.model_copy(update={"id": "in-doubt", "standing": standings[True]}),
        sent.model_copy(update={"id": "borne-out", "standing": standings[False]}),
        sent.model_copy(update={"id": "in-doubt-too", "standing": standings[True]}),
        event.model_copy(update={"id": "event-1"}),
        event.model_copy(update={"id": "event-2"}),
    ]
    shown = places._shown(history, happened)
    assert [one.id for one in shown] == ["borne-out", "event-1", "event-2"]


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


def test_what_is_said_of_a_place_where_nothing_happened_is_open(history: History) -> None:
    said = RecordLink("motive-ruud", "about", "vik")
    for links, is_open in (((said,), True), ((*history.corpus.links_to["vik"], said), False)):
        corpus = replace(history.corpus, links_to={"vik": links})
        place = read(replace(history, corpus=corpus), "places/").get_element_by_id("vik")
        [statements] = place.xpath(".//details[contains(summary, 'statement')]")
        assert ("open" in statements.attrib) == is_open


def test_the_map_has_the_periods_of_the_settings(history: History) -> None:
    page = read(history, "places/")
    periods = page.find_class("periods")[0].iter("a")
    assert [[one.get("id"), words(one)] for one in periods] == beside(__file__)["periods"]
    lock = "The Lock: 3 events, 1 deployment (1900–1905: 3; 1906–1912: 1)"
    assert marks(page) == {
        "#the-lock": ("place open p1 p2", lock),
        "#vik": ("place p1", "Vik: 2 events (1900–1905: 2)"),
    }
    assert page.xpath("//*[@class='lined p2']/@href") == ["#line-old-border"]


def test_without_periods_the_map_shows_all_years_and_land_has_its_words(history: History) -> None:
    land = Prose("after a map of 1667")
    page = read(with_settings(history, periods=(), land=land), "places/")
    assert page.find_class("periods") == []
    assert marks(page)["#the-lock"] == ("place open", "The Lock: 3 events, 1 deployment")
    assert f"Land: {land}. " in page.xpath("string(//figcaption)")


def test_there_is_no_point_for_lines_nor_areas_without_records(history: History) -> None:
    lined = changed(history, "line-old-border", place="vik")
    empty = {"kind": "region", "precision": None, "country": "Norrmark", "id": "empty"}
    more = copies(lined, "the-lock", {}, {**empty, "part_of": None})
    assert listed(more)["Norrmark"] == ["empty"]
    assert list(marks(read(more, "places/"))) == ["#the-lock"]


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


def test_a_folded_country_names_its_first_places(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    together = with_only(history, PlaceRecord, *here)
    monkeypatch.setattr(places, "NAMED", 1)
    page = read(together, "places/")
    named, counted = page.xpath("//section/details/summary")[0]
    # The country itself, of which its heading has the name, is one that the contents count, too.
    assert words(named).endswith(f" and {len(here) - 1} more")
    assert words(counted) == f"{len(here)} places"
    assert words(page.get_element_by_id("list").find("a")) == f"Vik {len(here)}"
    monkeypatch.setattr(places, "NAMED", 3)
    named, _ = read(together, "places/").xpath("//section/details/summary")[0]
    assert {*words(named).split("; ")} == {one.label for one in here}
    assert words(named).endswith("; Vik")
    # The first of several stands open, so that a phone tells of a place at once.
    folds = read(history, "places/").xpath("//section[starts-with(h2/@id, 'country-')]/details")
    assert [fold.get("open") is not None for fold in folds] == [True, *[False] * (len(folds) - 1)]
    assert len(folds) > 1


def test_of_very_many_places_those_where_nothing_happened_are_folded(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    archive = here[0].model_copy(update={"id": "archive", "name": Prose("An archive")})
    together = with_only(history, PlaceRecord, archive, *here)
    assert not read(together, "places/").xpath("//section/details/details")
    monkeypatch.setattr(places, "MANY_PLACES", 3)
    page = read(with_only(history, PlaceRecord, archive, *here), "places/")
    (fold,) = page.xpath("//section/details/details")
    assert words(fold.find("summary")) == "1 more place: An archive"
    assert [place.get("id") for place in fold.find_class("place")] == ["archive"]
    # Of many the first are named, once.
    monkeypatch.setattr(places, "OPEN", 0)
    monkeypatch.setattr(places, "FOLDED_NAMED", 1)
    page = read(with_only(history, PlaceRecord, archive, *here), "places/")
    (summary,) = page.xpath("//section/details/details/summary")
    assert words(summary) == "2 more places: Vik and 1 more"
    assert not page.xpath("//section/details/p")


def test_of_very_many_places_those_stand_open_where_most_happened(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MANY_PLACES", 2)
    monkeypatch.setattr(places, "OPEN", 0)

    def folded(told: History) -> list[str]:
        folds = read(told, "places/").xpath("//section/details/details")
        return [place.get("id") for fold in folds for place in fold.find_class("place")]

    # Each country has one open, where something happened, and what it lies in.
    assert folded(history) == []
    here = [one.model_copy(update={"country": "Vik"}) for one in history.corpus.of(PlaceRecord)]
    assert folded(with_only(history, PlaceRecord, *here)) == ["vik"]
    links = dict.fromkeys(history.corpus.links_to, ())
    empty = replace(history, corpus=replace(history.corpus, links_to=links))
    assert len(folded(empty)) == 3


def test_a_country_opens_with_its_first_site_and_ends_with_itself(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MANY_PLACES", 2)
    monkeypatch.setattr(places, "OPEN", 0)
    vik = history.corpus.get(PlaceRecord, "vik")
    made = [
        vik.model_copy(update={"id": name, "country": "Vik", "part_of": whole, "kind": kind})
        for name, whole, kind in (
            ("land", None, "region"),
            ("town", "land", vik.kind),
            ("palace", "town", vik.kind),
            ("hamlet", "land", vik.kind),
        )
    ]
    told = with_only(history, PlaceRecord, *made)
    first, second, third, *_ = history.corpus.of(Event)
    there = {"land": [third], "town": [first], "palace": [first, second], "hamlet": [second]}
    links = {
        name: tuple(RecordLink(one.id, "places", name) for one in events)
        for name, events in there.items()
    }
    told = replace(told, corpus=replace(told.corpus, links_to={**told.corpus.links_to, **links}))
    # Few as they are, that where most happened is the first of its country.
    assert places._countries(told)["Vik"][0].id == "palace"
    (section,) = read(told, "places/").xpath("//section[starts-with(h2/@id, 'country-')]")
    (fold,) = section.xpath("details/details")
    # A row that would have nothing but the way to its part is folded with the others.
    assert {one.get("id") for one in fold.find_class("place")} == {"hamlet", "town"}
    # The region stands after what lies in it, and leads to no chapter that is about more.
    assert [one.get("id") for one in section.find_class("place")][:2] == ["palace", "land"]


def test_a_country_leads_to_the_actor_that_has_its_name(history: History) -> None:
    (state,) = [one for one in history.corpus.of(Actor) if one.id == "norrmark"]
    named = [changed(history, place, name=state.name) for place in ("isthmus", "vik")]
    leads = []
    for one, place in zip((history, *named), ("isthmus", "isthmus", "vik"), strict=True):
        entry = read(one, "places/").get_element_by_id(place)
        leads.append("../actors/norrmark/" in entry.xpath(".//p/a/@href"))
    assert leads == [False, True, False]  # a town of that name is no country


def test_the_key_explains_what_the_maps_have_and_nothing_else(history: History) -> None:
    """Capitals, frames and lines where they are; the outline of what is placed roughly always."""
    whole, *_ = history.corpus.of(Frame)
    alone = with_only(with_only(history, Frame, whole), Line)
    for told in (history, alone):
        page = read(told, "places/")
        (key,) = page.find_class("map-key")
        named = bool(page.xpath("//*[@class='sheets']//*[contains(@class, 'wide')]"))
        assert ("country or region" in words(key)) == named
        assert ("on another map" in words(key)) == (len(told.corpus.of(Frame)) > 1)
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


def test_what_a_place_is_stands_beside_what_happened_there(history: History) -> None:
    """The sentence about it comes before what is said in small, and what is folded last."""
    noted = changed(history, "the-lock", note=Prose("It kept the water."))
    what, happened = read(noted, "places/").get_element_by_id("the-lock").findall("div")
    told = [words(one) for one in what.iter("h3", "p")]
    assert told[1] == "It kept the water."
    assert told[2].startswith("Site")
    assert happened.find_class("dated")
    *_, last = happened
    assert last.get("class") == "folds"
    assert [one.tag for one in last] == ["details"] * len(last)


def test_of_several_maps_it_is_said_that_a_phone_moves_them(history: History) -> None:
    whole, *_ = history.corpus.of(Frame)
    (move,) = read(history, "places/").find_class("move")
    assert words(move) == f"Swipe for 1 more map: {whole.name}."
    assert read(with_only(history, Frame, whole), "places/").find_class("move") == []


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


def test_so_many_places_are_said_to_be_on_the_maps_as_are(history: History) -> None:
    """One that lies beyond the maps and has no records is named in the list alone."""
    far = copies(history, "the-lock", {}, {"id": "far", "coordinates": (-40, 170), "part_of": None})
    page = read(far, "places/")
    count = len(set(marks(page)))
    assert f", {count} of them on the maps: what happened" in words(page.find_class("lead")[0])
    assert words(page.get_element_by_id("map")) == f"All years {count} places"
