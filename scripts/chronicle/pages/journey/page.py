"""The pages of journeys: one per journey, with its map, and the list of all."""

from chronicle.corpus import addresses
from chronicle.graphics import journey_map
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, list_page, record_page
from chronicle.records import Journey


def render_journey(history: History, journey: Journey) -> Page:
    """Render the page of a journey."""
    context = PageTemplate(
        "journey.html", "journey", journey=journey, map=journey_map.draw(history, journey)
    )
    return record_page(history, journey, journey.summary, context)


def render_journeys(history: History) -> Page:
    """Render the list of all journeys."""
    journeys = {one: journey_map.draw(history, one) for one in history.corpus.of(Journey)}
    return list_page(
        history,
        addresses.JOURNEYS,
        PageTemplate("journeys.html", "index", journeys=journeys),
        "Who travelled from where to where, step by step on a map.",
    )
