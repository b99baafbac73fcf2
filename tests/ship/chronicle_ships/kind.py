"""Ships, as a site has them."""

from collections.abc import Iterator

from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.records import Finding, Records, records_of
from chronicle_ships.model import Ship
from chronicle_ships.page import render_ship, render_ships


def no_ship_sinks_before_she_is_launched(records: Records) -> Iterator[Finding]:
    """A ship sank after she was launched."""
    for ship in records_of(Ship, records):
        if ship.sank and ship.sank.sort_key < ship.date.sort_key:
            yield Finding(ship.id, ("sank",), f"{ship.sank} is before her launch, {ship.date}")


SHIP = Kind(
    model=Ship,
    checks=(no_ship_sinks_before_she_is_launched,),
    pages=(
        OnePage("ships/", render_ships, of=records_by_page(Ship)),
        Pages(records_by_page(Ship), render_ship),
    ),
)
