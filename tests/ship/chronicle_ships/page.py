"""The pages of ships: one for each, and the list of all."""

from chronicle.history import History
from chronicle.pages.page import Page, make_page, record_page
from chronicle.values.text import Prose
from chronicle_ships.model import Ship


def render_ship(history: History, ship: Ship) -> Page:
    """The page of a ship."""
    return record_page(history, ship, ship.summary)


def render_ships(history: History) -> Page:
    """The list of all ships."""
    return make_page(
        history=history,
        template="ships.html",
        address="ships/",
        title=Prose("Ships"),
        description="Every ship.",
    )
