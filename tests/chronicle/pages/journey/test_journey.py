"""Journeys: records with a map, a list of steps, and separate checks."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from chronicle.graphics import journey_map
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.records import Frame, Journey
from support import parse_page, update_record, visible_text, with_records
from support.cases import cases
from support.histories import extend_history

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
    return extend_history(tmp_path_factory.mktemp("journeys"), {"journeys.yml": JOURNEYS})


@pytest.fixture(scope="module")
def page(journeys: History) -> HtmlElement:
    return parse_page(journeys, "journeys/the-way-of-the-corps/")


def test_map_has_lines_and_numbered_places(page: HtmlElement) -> None:
    (drawing,) = page.xpath("//*[@class='journey-map']")
    assert [leg.get("class") for leg in drawing.find_class("leg")] == [
        "leg",
        "leg return-leg",
    ]
    stops = [visible_text(stop.find("title")) for stop in drawing.find_class("marker")]
    # The isthmus and its parent places have no coordinates.
    assert stops == ["1, 3 Vik", "2 The Lock"]
    assert "the way back" in visible_text(page.find(".//figcaption"))
    assert "Lines show the order, not the route" in visible_text(page)


def test_line_skips_steps_that_start_anew(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    first, second, third = journey.steps
    steps = (first, second.model_copy(update={"anew": True}), third)
    separated = update_record(journeys, journey.id, steps=steps)
    (drawing,) = parse_page(separated, "journeys/the-way-of-the-corps/").xpath(
        "//*[@class='journey-map']"
    )
    assert len(drawing.find_class("leg")) == 1
    all_separate = tuple(step.model_copy(update={"anew": True}) for step in journey.steps)
    page = parse_page(
        update_record(journeys, journey.id, steps=all_separate), "journeys/the-way-of-the-corps/"
    )
    assert "Lines show" not in visible_text(page)


def test_lines_within_the_inset_are_drawn_only_there(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    changed = update_record(journeys, journey.id, inset=journeys.corpus.of(Frame)[0].id)
    maps = parse_page(changed, "journeys/the-way-of-the-corps/").find_class("map-drawing")
    assert [len(drawing.find_class("leg")) for drawing in maps] == [0, 2]


def test_journey_without_map_is_a_list(journeys: History) -> None:
    (journey,) = journeys.corpus.of(Journey)
    frame = journeys.corpus.of(Frame)[0]
    without_frames = with_records(journeys, Frame)
    assert journey_map.draw_journey(without_frames, journey) is None
    assert parse_page(without_frames, "journeys/the-way-of-the-corps/").xpath(
        "//ol[@class='steps']/li"
    )
    with_small_frame = with_records(journeys, Frame, frame.model_copy(update={"north": 59.0}))
    assert journey_map.draw_journey(with_small_frame, journey) is None  # a single place has no path


@cases
def test_rejects_invalid_journeys(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in JOURNEYS
    with pytest.raises(DataError) as error:
        extend_history(tmp_path, {"journeys.yml": JOURNEYS.replace(old, new, 1)})
    assert "journeys.yml" in str(error.value)
    assert message in str(error.value)
