"""The pages of ships: one for each, and the list of all."""

from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
from chronicle.history import History
from chronicle.values.text import Prose
from chronicle_ships.model import Ship


class ShipPage(PageContext):
    """What the page of a ship shows."""

    template = "ship.html"

    ship: Ship
    """The ship."""


class ShipsPage(PageContext):
    """What the list of ships shows."""

    template = "ships.html"


def render_ship(history: History, ship: Ship) -> Page:
    """The page of a ship."""
    return record_page(history, ship, ship.summary, ShipPage(ship=ship))


def render_ships(history: History) -> Page:
    """The list of all ships."""
    return make_page(
        history,
        ShipsPage(),
        address="ships/",
        title=Prose("Ships"),
        description="Every ship.",
    )
