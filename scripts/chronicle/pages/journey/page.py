"""The pages of journeys: one per journey, with its map, and the list of all."""

from chronicle.corpus import addresses
from chronicle.graphics import journey_map
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page, render_record_page
from chronicle.records import Journey


def render_journey(history: History, journey: Journey) -> Page:
    """Render the page of a journey."""
    context = PageTemplate(
        "journey.html", "journey", journey=journey, map=journey_map.draw_journey(history, journey)
    )
    return render_record_page(history, journey, journey.summary, context)


def render_journeys(history: History) -> Page:
    """Render the list of all journeys."""
    journeys = {
        journey: journey_map.draw_journey(history, journey)
        for journey in history.corpus.of(Journey)
    }
    return render_list_page(
        history,
        addresses.JOURNEYS,
        PageTemplate("journeys.html", "index", journeys=journeys),
        "Who travelled from where to where, step by step on a map.",
    )
