"""Journeys: a kind of record with a map, a list of steps, and checks of its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from shapely import MultiLineString

from chronicle.corpus.problems import DataError
from chronicle.drawing import journey_map
from chronicle.drawing.geometry import Projection
from chronicle.drawing.lettering import GAP, Box, NamedMark, NamePosition
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History
from chronicle.kinds.journey.model import Journey
from chronicle.kinds.place.model import Frame, PlaceRecord
from support import changed, read, with_only, words
from support.histories import enlarged

JOURNEYS = """\
# yaml-language-server: $schema=schema/journey.json
- id: the-way-of-the-corps
  title: The way of the corps
  summary: The corps came from Vik to the lock in 1901, and went back when it was done.
  steps:
    - {date: '1901', places: [vik], text: The corps sets out., rests_on: [1901-corps-arrives]}
    - {date: '1903', places: [the-lock, isthmus], text: The water comes., rests_on: [1903-flood]}
    - {date: '1910', places: [vik], text: It goes home., rests_on: [1910-opening], back: true}
  unknown: By what road it came.
"""


@pytest.fixture(scope="module")
def journeys(tmp_path_factory: pytest.TempPathFactory) -> History:
    return enlarged(tmp_path_factory.mktemp("journeys"), {"journeys.yml": JOURNEYS})


@pytest.fixture(scope="module")
def page(journeys: History) -> HtmlElement:
    return read(journeys, "journeys/the-way-of-the-corps/")


def test_every_step_has_its_date_its_places_and_what_it_rests_on(page: HtmlElement) -> None:
    steps = page.xpath("//ol[@class='steps']/li")
    assert [step.get("id") for step in steps] == ["step-1", "step-2", "step-3"]
    assert words(steps[1]) == "1903, The Lock, The Isthmus The water comes. The isthmus floods"
    assert steps[1].xpath("p[@class='soft']/a/@href") == ["../../events/1903-flood/"]
    assert "By what road it came." in words(page)


def test_what_leads_to_it_says_what_it_is(journeys: History) -> None:
    beside = read(journeys, "events/1903-flood/")
    assert "The way of the corps, a journey on a map" in words(beside)


def test_the_map_has_a_line_to_each_step_and_the_numbers_of_each_place(page: HtmlElement) -> None:
    (drawing,) = page.xpath("//*[@class='journey-map']")
    legs = [(leg.get("data-steps"), leg.get("class")) for leg in drawing.find_class("leg")]
    assert legs == [("2", "leg"), ("3", "leg back")]
    stops = {words(stop.find("title")): stop for stop in drawing.find_class("stop")}
    # The isthmus has no coordinates, and nothing that holds it has.
    assert list(stops) == ["1, 3 Vik", "2 The Lock"]
    assert stops["1, 3 Vik"].get("data-steps") == "1 3"
    assert drawing.get("aria-label") == "Map: The way of the corps; 1, 3 Vik; 2 The Lock"
    signs = {sign.get("class"): words(sign) for sign in page.xpath("//figcaption/span[@class]")}
    assert (signs["lit-only"], signs["of-back"]) == ("this step", "the way back")
    assert "A line shows the order, not the way" in words(page.find(".//figcaption"))


def test_no_line_leads_to_a_step_to_which_nobody_went(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    first, second, third = journey.steps
    steps = (first, second.model_copy(update={"anew": True}), third)
    parted = changed(journeys, journey.id, steps=steps)
    (drawing,) = read(parted, "journeys/the-way-of-the-corps/").xpath("//*[@class='journey-map']")
    assert [leg.get("data-steps") for leg in drawing.find_class("leg")] == ["3"]
    # Where none leads anywhere, no line is explained.
    alone = tuple(step.model_copy(update={"anew": True}) for step in journey.steps)
    lone = read(changed(journeys, journey.id, steps=alone), "journeys/the-way-of-the-corps/")
    assert "A line" not in words(lone.find(".//figcaption"))
    # Why no line joins the places is said below the map, where the key leads.
    assert lone.xpath("//div[contains(@class, 'way')]/section[h2/@id='unknown']")
    assert lone.xpath("//figcaption/a/@href") == ["#unknown"]


def test_an_open_mark_is_explained_where_there_is_one(journeys: History) -> None:
    explained = []
    for precision in ("exact", "approximate"):
        lock = changed(journeys, "the-lock", precision=precision)
        caption = words(read(lock, "journeys/the-way-of-the-corps/").find(".//figcaption"))
        explained.append("placed roughly" in caption)
    assert explained == [False, True]
    # The ring of a whole country is open, too.
    area = changed(journeys, "the-lock", kind="region", precision="approximate")
    caption = words(read(area, "journeys/the-way-of-the-corps/").find(".//figcaption"))
    assert "placed roughly" in caption


def test_a_whole_country_has_no_dot_and_a_line_ends_in_its_ring(journeys: History) -> None:
    area = changed(journeys, "the-lock", kind="region", precision="approximate")
    drawn = []
    for told in (journeys, area):
        body = read(told, "journeys/the-way-of-the-corps/")
        (mark,) = body.xpath("//*[contains(@class, 'stop')][@data-steps='2']/*[name()='circle']")
        drawn.append(mark.get("r"))
    assert drawn == ["5", "0"]
    start = body.find_class("leg")[1].get("d").partition("Q")[0]
    across, down = map(float, start.removeprefix("M").split(","))
    for ring in body.find_class("ring"):
        left, top, broad, high = (float(ring.get(edge)) for edge in ("x", "y", "width", "height"))
        assert across == pytest.approx(left + broad / 2, abs=1)
        assert down == pytest.approx(top + high / 2, abs=1)


def test_on_a_phone_near_steps_have_their_names_where_there_is_room(journeys: History) -> None:
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    stops = []
    for name, east, step in (("Vik", 300, 1), ("The Lock", 312, 2)):
        mark = NamedMark(name, east, 200, journey_map.RADIUS, f"{step} {name}")
        stops.append(journey_map.Stop(MapPoint(name, name, 0, 0), mark, (step,)))
    labelled = journey_map._labelled_for_a_phone(stops, ground, [], MultiLineString())
    assert [stop.mark.name for stop in labelled] == ["1 Vik", "2 The Lock"]


def test_on_a_phone_a_ring_without_room_for_its_name_takes_no_number_from_a_dot(
    journeys: History,
) -> None:
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    stops = []
    for name, east, step in (("Vik", 300, 1), ("The Lock", 335, 2)):
        mark = NamedMark(name, east, 200, journey_map.RADIUS, f"{step} {name}")
        stops.append(journey_map.Stop(MapPoint(name, name, 0, 0), mark, (step,)))
    name = "A country whose name is longer than the map is broad, so that it has no room"
    area = NamedMark("area", 300, 400, 0, name)
    point = MapPoint("area", name, 0, 0, is_area=True)
    stops.append(journey_map.Stop(point, area, (3,), is_ringed=True))
    labelled = journey_map._labelled_for_a_phone(stops, ground, [], MultiLineString())
    assert [stop.numbers for stop in labelled] == ["1", "2", "3"]


def test_each_step_says_whose_it_is_where_several_went(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    names = ("Ada", "the corps", None)
    steps = []
    for step, who in zip(journey.steps, names, strict=True):
        steps.append(step.model_copy(update={"who": who}))
    both = changed(journeys, journey.id, steps=tuple(steps))
    dates = read(both, "journeys/the-way-of-the-corps/").xpath("//li/p[@class='where']")
    begin = ["Ada: 1901, Vik", "The corps: 1903, The Lock, The Isthmus", "1910, Vik"]
    assert [words(date) for date in dates] == begin


@pytest.mark.parametrize(
    ("part_of", "said"), [("isthmus", "(near Vik, and marked there)"), ("vik", "")]
)
def test_a_step_says_near_which_place_it_is_marked_but_not_of_what_it_is_a_part(
    journeys: History, page: HtmlElement, part_of: str, said: str
) -> None:
    assert "near Vik" not in words(page)
    vik = journeys.corpus.get(PlaceRecord, "vik")
    gate = vik.model_copy(
        update={"id": "gate", "name": "The gate", "names": (), "part_of": part_of}
    )
    more = with_only(journeys, PlaceRecord, *journeys.corpus.of(PlaceRecord), gate)
    (journey,) = journeys.corpus.of(Journey)
    first, second, third = journey.steps
    steps = (first, second, third.model_copy(update={"places": ("gate",)}))
    body = read(changed(more, journey.id, steps=steps), "journeys/the-way-of-the-corps/")
    where = words(body.get_element_by_id("step-3").find("p"))
    assert where == f"1910, The gate {said}".strip()


def test_there_and_back_are_two_lines(journeys: History, page: HtmlElement) -> None:
    there, back = (leg.get("d") for leg in page.find_class("leg"))
    start, end = there.partition("Q")[0][1:], there.rpartition(" ")[2]
    assert back.startswith(f"M{end}Q")
    assert back.endswith(f" {start}")
    assert there.partition("Q")[2].partition(" ")[0] != back.partition("Q")[2].partition(" ")[0]


def test_a_place_off_the_map_is_named_and_without_a_map_there_is_a_list(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    frame = journeys.corpus.of(Frame)[0]
    without = with_only(journeys, Frame)
    assert journey_map.draw(without, journey) is None
    assert read(without, "journeys/the-way-of-the-corps/").xpath("//ol[@class='steps']/li")
    narrow = with_only(journeys, Frame, frame.model_copy(update={"north": 59.0}))
    assert journey_map.draw(narrow, journey) is None  # one place alone makes no way


def test_journeys_are_listed_cited_and_found_from_the_places(journeys: History) -> None:
    listed = read(journeys, "journeys/")
    assert listed.xpath("//li/a/@href") == ["the-way-of-the-corps/"]
    (way,) = read(journeys, "places/").find_class("journeys")
    assert way.xpath(".//a/@href") == ["../journeys/", "../journeys/the-way-of-the-corps/"]
    # They stand beside the last map: a way at the head of the page leads there.
    assert way.xpath("//nav[@id='list']/a/@href")[-1] == f"#{way.get('id')}"
    cited = journeys.citables["journeys/the-way-of-the-corps/"]
    assert {source.work for source in cited.sources} >= {"holm-1987"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("'1903', places", "'1905', places", "1905 is not the time of 1903-flood"),
        ("'1901', places", "'1904', places", "is before the step above, 1904"),
        ("[1903-flood]", "[1903-flod]", "1903-flood"),
        ("[the-lock, isthmus]", "[]", "places"),
        ("  unknown: By what road it came.\n", "", "unknown"),
    ],
)
def test_what_a_contributor_may_mistype_is_told(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in JOURNEYS
    with pytest.raises(DataError) as refused:
        enlarged(tmp_path, {"journeys.yml": JOURNEYS.replace(old, new, 1)})
    assert "journeys.yml" in str(refused.value)
    assert message in str(refused.value)


def test_what_a_step_rests_on_leads_to_the_journey(journeys: History, tmp_path: Path) -> None:
    (flood,) = read(journeys, "events/1903-flood/").find_class("go-on")
    assert "../../journeys/the-way-of-the-corps/" in flood.xpath(".//a/@href")
    on_claim = JOURNEYS.replace("[1901-corps-arrives]", "[corps-strength-holm]")
    history = enlarged(tmp_path, {"journeys.yml": on_claim})
    (deployment,) = read(history, "deployments/corps-at-the-lock/").find_class("go-on")
    assert "../../journeys/the-way-of-the-corps/" in deployment.xpath(".//a/@href")
    step, *_ = read(history, "journeys/the-way-of-the-corps/").xpath("//ol[@class='steps']/li")
    (ground,) = step.xpath("p[@class='soft']/a")
    assert ground.get("href") == "../../deployments/corps-at-the-lock/#corps-strength-holm"
    assert words(ground).startswith("Holm")  # the source, not what the statement says


def test_places_whose_marks_would_cover_each_other_have_one_mark_with_all_steps() -> None:
    mark = NamedMark("lock", 100, 100, journey_map.RADIUS, "2 The Lock")
    point = MapPoint("lock", "The Lock", 0, 0)
    stop = journey_map.Stop(point, mark, (2, 4))
    assert stop.covers((100 + journey_map.RADIUS, 100))
    assert not stop.covers((100 + 2 * journey_map.RADIUS, 100))
    assert stop.words == "2, 4 The Lock"


def test_a_spot_is_told_from_others_of_its_step_by_what_they_do_not_share() -> None:
    def stop(name: str, *steps: int, is_area: bool = False) -> journey_map.Stop:
        mark = NamedMark(name, 0, 0, journey_map.RADIUS, name)
        return journey_map.Stop(MapPoint(name, name, 0, 0, is_area=is_area), mark, steps)

    stops = [
        stop("Vik Military Airport", 3, 4),
        stop("The Lock Military Airport", 3),
        stop("Mill Airport", 3),
        stop("Long Airport", 5),
        stop("North Vik", 2, is_area=True),
        stop("South Vik", 2, is_area=True),
    ]
    short = [journey_map._short(one, stops) for one in stops]
    assert short == ["Vik", "The Lock", "Mill", "Long Airport", "North Vik", "South Vik"]


def test_one_mark_of_two_rough_places_has_the_name_of_what_holds_both(journeys: History) -> None:
    lock = changed(journeys, "the-lock", part_of="isthmus")
    told = changed(lock, "vik", part_of="isthmus")
    vik = MapPoint("vik", "Vik", 0, 0, is_exact=False)
    gate = MapPoint("the-lock", "The Lock", 0, 0, is_exact=False)
    assert journey_map._together(told, vik, gate).name == "The Isthmus"
    assert journey_map._together(told, vik, replace(gate, is_exact=True)).name == "Vik"


def test_on_a_phone_steps_that_lie_close_together_have_one_label_where_room_lacks() -> None:
    def stop(name: str, east: float, *steps: int) -> journey_map.Stop:
        mark = NamedMark(name, east, 100, journey_map.RADIUS, f"{steps} {name}")
        return journey_map.Stop(MapPoint(name, name, 0, 0), mark, steps)

    near = 100 + journey_map.NEAR - 1
    stops = [stop("Vik", 300, 1, 6), stop("Lock", 100, 2), stop("Mill", near, 3, 4)]
    apart = journey_map._apart(stops)
    assert [one.mark.name for one in apart] == ["1, 6 Vik", "2 Lock", "3–4"]
    gathered = journey_map._gathered(stops)
    assert [one.words for one in gathered] == ["1, 6 Vik", "2–4 Lock"]
    # The names of a wide screen stay, each at its mark.
    assert [one.mark.name for one in gathered] == ["1, 6 Vik", "2–4 Lock"]
    assert gathered[0].mark.letter > stops[0].mark.letter


def test_both_widths_have_labels_that_the_steps_light(page: HtmlElement) -> None:
    for width in ("wide", "narrow"):
        labels = page.xpath(f"//*[@class='journey-map']/*[@class='{width}']")
        assert [label.get("data-steps") for label in labels] == ["1 3", "2"]
        assert words(labels[1]) == "2 The Lock"


def test_marks_without_a_name_on_the_map_are_named_beside_it(
    journeys: History, page: HtmlElement, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each width every mark has its name in its label or in the key."""
    assert "Not named" not in words(page.find(".//figcaption"))
    address = "journeys/the-way-of-the-corps/"
    led = journey_map._led

    def without_room(width: str, stops: list[journey_map.Stop], *beside: object) -> object:
        drawn = led(width, stops, *beside)  # type: ignore[arg-type]
        return [drawn[0], drawn[1].unnamed] if width in lacking else drawn

    monkeypatch.setattr(journey_map, "_led", without_room)
    for lacking, style in (
        (("narrow",), "narrow"),
        (("wide",), "wide"),
        (("wide", "narrow"), None),
    ):
        body = read(replace(journeys), address)
        labels = body.xpath("//*[@class='journey-map']/*[@class='wide' or @class='narrow']")
        bare = [label.get("class") for label in labels if words(label) == "2"]
        assert bare == [width for width in ("wide", "narrow") if width in lacking]
        (said,) = body.xpath("//figcaption/span[contains(., 'Not named')]")
        assert (words(said), said.get("class")) == ("Not named on the map: 2 The Lock", style)
    # A mark that on a phone is in the label of one near it is named there, too.
    (first, second) = (
        journey_map.Stop(
            MapPoint(name, name, 0, 0),
            NamedMark(name, 100, 100, journey_map.RADIUS, f"{step} {name}"),
            (step,),
            NamePosition(0, "start", 0, 0),
        )
        for name, step in (("Vik", 1), ("Lock", 2))
    )
    labelled = {"wide": [first, second], "narrow": [first.with_steps([second])]}
    said = journey_map._not_named([first, second], labelled)
    assert said == '<span class="narrow">Not named on the map: 2 Lock</span>'


def test_countries_around_a_journey_are_named_where_that_leaves_room(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    isthmus = journeys.corpus.get(PlaceRecord, "isthmus")
    others = [place for place in journeys.corpus.of(PlaceRecord) if place is not isthmus]
    norrland = isthmus.model_copy(
        update={
            "id": "norrland",
            "name": "Norrland",
            "kind": "country",
            "part_of": None,
            "coordinates": (59.3, 10.9),
            "precision": "approximate",
        }
    )
    told = with_only(journeys, PlaceRecord, *others, isthmus, norrland)
    drawn = journey_map.draw(told, journey)
    assert drawn
    names = html.fragment_fromstring(str(drawn.svg)).xpath("//*[contains(@class, 'around')]")
    assert [one.get("class") for one in names if words(one) == "Norrland"] == [
        "wide around",
        "narrow around",
    ]
    # None that holds a region which is a stop: that would be two names of one place.
    region = changed(told, "the-lock", kind="region", precision="approximate", part_of="norrland")
    within = journey_map.draw(region, journey)
    assert within
    assert "Norrland" not in str(within.svg)


def test_a_label_stands_where_no_line_runs_through_it(journeys: History) -> None:
    mark = NamedMark("lock", 300, 280, journey_map.RADIUS, "2 The Lock")
    stop = journey_map.Stop(MapPoint("lock", "The Lock", 0, 0), mark, (2,))
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    (alone,) = journey_map._labelled("wide", [stop], ground, [], MultiLineString())
    assert alone.position
    assert alone.position.anchor == "start"
    # A line that bends over the side where the name would stand.
    leg = journey_map.Leg(2, (300, 280), (360, 275), (420, 280), is_back=False)
    assert leg.path == "M300,280Q360,275 420,280"
    (beside,) = journey_map._labelled("wide", [stop], ground, leg.boxes, MultiLineString())
    assert beside.position
    assert beside.position.anchor == "end"


def test_the_map_is_close_around_spots_and_not_around_the_middle_of_a_country() -> None:
    spots = [MapPoint("a", "A", 20.0, 10.0), MapPoint("b", "B", 22.0, 12.0)]
    land = MapPoint("c", "C", 60.0, 40.0, is_area=True)
    assert journey_map._spots([land, *spots]) == spots
    assert journey_map._spots([land, spots[0]]) == [land, spots[0]]


def test_the_ring_of_a_country_of_which_a_part_is_drawn_stands_away_from_the_edge(
    journeys: History,
) -> None:
    frame = journeys.corpus.of(Frame)[0]
    ground = Projection(frame, journey_map.WIDTH)
    north = (frame.north + frame.south) / 2
    point = MapPoint("vik", "Vik", north, frame.west + 0.01, is_area=True, is_exact=False)
    mark = NamedMark("vik", *ground.project(point.longitude, north), 0, "1 Vik")
    bare = replace(journeys, outlines=())
    stop = journey_map.Stop(point, mark, (1,))
    best, *_ = journey_map._on_its_land(bare, stop, [], ground)
    assert best.ring("narrow").left >= journey_map.FROM_EDGE


def test_the_ring_of_a_country_stands_near_its_middle_where_it_can(journeys: History) -> None:
    frame = journeys.corpus.of(Frame)[0]
    ground = Projection(frame, journey_map.WIDTH)
    north, east = (frame.north + frame.south) / 2, (frame.west + frame.east) / 2
    point = MapPoint("vik", "Vik", north, east, is_area=True, is_exact=False)
    mark = NamedMark("vik", *ground.project(east, north), 0, "1 Vik")
    stop = journey_map.Stop(point, mark, (1,))
    rings = journey_map._on_its_land(replace(journeys, outlines=()), stop, [], ground)
    assert rings
    assert all(ring.is_within(stop, 20) for ring in rings)


def test_spots_that_crowd_each_other_are_named_in_an_inset(journeys: History) -> None:
    frame = journeys.corpus.of(Frame)[0]
    vik, lock = (journeys.corpus.get(PlaceRecord, name) for name in ("vik", "the-lock"))
    south, west = frame.south + 0.3, frame.west + 0.3
    vik = vik.model_copy(update={"coordinates": (frame.north - 0.1, frame.east - 0.1)})
    spots = [lock.model_copy(update={"coordinates": (south, west)})]
    for number in (1, 2):
        beside = {"id": f"lock-{number}", "name": f"Lock {number}", "names": ()}
        coordinates = (south + number * 0.1, west)
        spots.append(lock.model_copy(update={**beside, "coordinates": coordinates}))
    others = [one for one in journeys.corpus.of(PlaceRecord) if one.id not in ("vik", "the-lock")]
    (journey,) = journeys.corpus.of(Journey)
    first, second, third = journey.steps
    places = tuple(spot.id for spot in spots)
    for told, named in ((spots, 3), (spots[:2], 0)):
        history = with_only(journeys, PlaceRecord, *others, vik, *told)
        way = second.model_copy(update={"places": places[: len(told)]})
        drawn = journey_map.draw(history, journey.model_copy(update={"steps": (first, way, third)}))
        assert drawn
        svg = html.fragment_fromstring(str(drawn.svg))
        labels = svg.xpath("//svg//svg/*[@class='narrow']")
        assert len(labels) == named
        # The part that it enlarges has their marks, for lines to end at.
        assert len(svg.xpath("./*[@class='stop'][@data-steps='2']")) == len(told)
        assert bool(named) == ("Enlarged" in words(svg))


def test_a_country_around_its_enlarged_places_is_a_spot_among_them(journeys: History) -> None:
    frame = journeys.corpus.of(Frame)[0]
    north, east = (frame.north + frame.south) / 2, (frame.west + frame.east) / 2
    here = MapPoint("vik", "Vik", north, east, is_area=True, is_exact=False)
    away = replace(here, longitude=frame.east + 10)
    spots = journey_map._as_spots([here, away], Projection(frame, journey_map.INSET))
    assert [spot.is_area for spot in spots] == [False, True]


def test_a_ring_stands_where_no_line_of_it_runs_over_another_mark() -> None:
    mark = NamedMark("lock", 300, 280, journey_map.RADIUS, "2 The Lock")
    stop = journey_map.Stop(MapPoint("lock", "The Lock", 0, 0), mark, (2,))
    over = journey_map.Leg(3, (200, 280), (300, 280), (400, 280), is_back=False)
    to_it = journey_map.Leg(3, (200, 280), (250, 280), (300, 280), is_back=False)
    beside = journey_map.Leg(3, (200, 300), (300, 300), (400, 300), is_back=False)
    assert [stop.is_under(leg) for leg in (over, to_it, beside)] == [True, False, False]


def test_a_whole_country_has_its_numbers_in_a_ring(journeys: History) -> None:
    area = changed(journeys, "the-lock", kind="region", precision="approximate")
    for told, rings in ((journeys, []), (area, ["2", "2"])):
        (drawing,) = read(told, "journeys/the-way-of-the-corps/").find_class("journey-map")
        assert [ring.get("data-steps") for ring in drawing.find_class("ring")] == rings
    ring, text = drawing.find_class("ring")[0], drawing.find_class("wide")[-1]
    assert words(text) == "2 The Lock"
    assert 0 < float(text.get("y")) - float(ring.get("y")) < float(ring.get("height"))


def test_a_line_leads_to_the_name_that_stands_off_a_mark() -> None:
    mark = NamedMark("lock", 50, 280, journey_map.RADIUS, "2 The Lock")
    drawn = Box(0, 0, 600, 660)
    half = mark.letter * len(mark.name) / 2
    beside, top = journey_map._at_the_end(mark, (90, 290), drawn)
    assert beside - half >= 90  # not below the line, whose way leads elsewhere
    assert top < 290 < top + mark.height
    assert journey_map._at_the_end(mark, (50, 320), drawn) == (50, 320)
    assert journey_map._at_the_end(mark, (10, 220), drawn) == (half, 220 - mark.height)


def test_a_name_is_led_to_only_where_it_has_no_room_beside_its_mark(journeys: History) -> None:
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    mark = NamedMark("lock", 300, 200, journey_map.RADIUS, "2")
    point = MapPoint("lock", "The Lock", 0, 0)
    stop = journey_map.Stop(point, mark, (2,), NamePosition(0, "start", 8, 4))
    around = [Box(200, 215, 400, 225), Box(310, 185, 320, 225), Box(280, 185, 290, 225)]
    anywhere = MultiLineString()
    (free,) = journey_map._led("wide", [stop], [stop], ground, [], anywhere)
    (led,) = journey_map._led("wide", [stop], [stop], ground, [*around, UPPER], anywhere)
    assert (free.mark.name, free.leader) == ("2 The Lock", "")
    assert (led.mark.name, led.leader[:8]) == ("2 The Lock", "M300,200")
    assert led.label_box.bottom < UPPER.top


def test_a_name_off_its_mark_stands_nearer_to_it_than_to_another(journeys: History) -> None:
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    mark = NamedMark("lock", 300, 200, journey_map.RADIUS, "2")
    point = MapPoint("lock", "The Lock", 0, 0)
    stop = journey_map.Stop(point, mark, (2,), NamePosition(0, "start", 8, 4))
    around = [Box(270, 207, 296, 214), Box(310, 185, 320, 225), Box(280, 185, 290, 225), UPPER]

    def led(*others: journey_map.Stop) -> journey_map.Stop:
        drawn = [stop, *others]
        (found,) = journey_map._led("wide", [stop], drawn, ground, around, MultiLineString())
        return found

    below = led().label_box.bottom + 2 * journey_map.RADIUS
    other = replace(stop, mark=replace(mark, id="gate", y=below))
    assert not led().is_nearest([other])
    assert led(other).is_nearest([other])


UPPER = Box(240, 180, 298, 190)  # above a mark, with a way past it


def test_no_line_leads_from_a_country_to_a_place_in_it(journeys: History) -> None:
    inside = changed(journeys, "the-lock", part_of="vik")
    (drawing,) = read(inside, "journeys/the-way-of-the-corps/").find_class("journey-map")
    assert len(drawing.find_class("stop")) == 2
    assert drawing.find_class("leg") == []


def test_dots_have_room_for_their_names_before_rings(journeys: History) -> None:
    ground = Projection(journeys.corpus.of(Frame)[0], journey_map.WIDTH)
    area = MapPoint("area", "The Country", 0, 0, is_area=True)
    ring = journey_map.Stop(area, NamedMark("area", 300, 225, 0, "Area"), (1,), is_ringed=True)
    mark = NamedMark("lock", 300, 200, journey_map.RADIUS, "2 The Lock")
    dot = journey_map.Stop(MapPoint("lock", "The Lock", 0, 0), mark, (2,))
    stops = [ring.beside_its_ring("wide"), dot]
    asked: list[list[str]] = []
    positions = journey_map._positions

    def noted(marks: list[NamedMark], *others: object) -> object:
        asked.append([one.id for one in marks])
        return positions(marks, *others)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journey_map, "_positions", noted)
        journey_map._labelled("wide", stops, ground, [], MultiLineString())
    assert asked == [["lock", "area"], ["lock", "area"]]


def test_lines_too_short_to_tell_a_way_are_not_drawn_alone() -> None:
    short = journey_map.Leg(2, (0, 0), (5, 5), (10, 0), is_back=False)
    long = journey_map.Leg(3, (10, 0), (50, 20), (90, 0), is_back=False)
    assert journey_map._drawn([short]) == ()
    assert journey_map._drawn([short, long]) == [short, long]


def test_a_name_keeps_off_the_broad_line_of_a_mark_that_is_lit(history: History) -> None:
    ground = Projection(history.corpus.of(Frame)[0], journey_map.WIDTH)
    mark = NamedMark("here", 300, 300, journey_map.RADIUS, "Here")
    position = journey_map._positions([mark], ground, ())["here"]
    assert position.x == journey_map.RADIUS + journey_map.LIT + GAP
