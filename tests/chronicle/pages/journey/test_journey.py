"""Journeys: a kind of record with a map, a list of steps, and checks of its own."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from chronicle.drawing import journey_map
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.records.journey import Journey
from chronicle.records.place import Frame, FrameName
from chronicle.values.text import Prose
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
    stops = {words(stop.find("title")): stop for stop in drawing.find_class("spot")}
    # The isthmus has no coordinates, and nothing that holds it has.
    assert list(stops) == ["1, 3 Vik", "2 The Lock"]
    assert stops["1, 3 Vik"].get("data-steps") == "1 3"
    assert drawing[0].get("aria-label") == "Map of The way of the corps"
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


def test_what_lies_in_a_city_is_drawn_as_that(journeys: History) -> None:
    inside = changed(journeys, "the-lock", part_of="vik")
    assert journey_map.draw(inside, inside.corpus.of(Journey)[0]) is None


def test_a_country_has_its_numbers_before_its_name_and_lines_end_there(journeys: History) -> None:
    frame = journeys.corpus.of(Frame)[0]
    name = FrameName(name=Prose("Estmark"), at=(58, 12), place="the-lock")
    named = with_only(journeys, Frame, frame.model_copy(update={"names": (name,)}))
    drawn = journey_map.draw(named, named.corpus.of(Journey)[0])
    assert drawn
    assert [(spot.name, spot.at) for spot in drawn.sheet.spots][-1] == ("2 Estmark", (58, 12))
