"""Journeys, as the site has them."""

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.pages.journey.page import render_journey, render_journeys
from chronicle.records.journey import Journey

JOURNEY = Kind(
    model=Journey,
    pages=(
        OnePage(addresses.JOURNEYS, render_journeys, of=records_by_page(Journey)),
        Pages(records_by_page(Journey), render_journey),
    ),
)
