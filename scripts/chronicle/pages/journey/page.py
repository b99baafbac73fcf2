"""The pages of journeys: one for each, with its map, and the list of all."""

from collections.abc import Mapping

from chronicle.corpus import addresses
from chronicle.drawing import journey_map
from chronicle.drawing.journey_map import JourneyMap
from chronicle.frame import Page, PageContext, make_page, record_page
from chronicle.history import History
from chronicle.records import Journey


class JourneyPage(PageContext):
    """What the page of a journey shows."""

    template = "journey.html"
    style = "journey"

    journey: Journey
    """The journey."""
    map: JourneyMap | None
    """Its map; none where a history has no maps, or no place of it has coordinates."""


class JourneysPage(PageContext):
    """What the list of journeys shows."""

    template = "journeys.html"
    style = "index"

    journeys: Mapping[Journey, JourneyMap | None]
    """All journeys, in the order of the data, each with its map."""


def render_journey(history: History, journey: Journey) -> Page:
    """The page of a journey."""
    context = JourneyPage(journey=journey, map=journey_map.draw(history, journey))
    return record_page(history, journey, journey.summary, context)


def render_journeys(history: History) -> Page:
    """The list of all journeys."""
    journeys = {one: journey_map.draw(history, one) for one in history.corpus.of(Journey)}
    return make_page(
        history,
        JourneysPage(journeys=journeys),
        address=addresses.JOURNEYS,
        title="Journeys",
        description="Who went from where to where, step by step on a map.",
    )
