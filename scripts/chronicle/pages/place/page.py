"""The page of places: maps, their lines, and all places by country."""

from collections.abc import Mapping, Sequence

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import maps, place_maps
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.queries import ordering
from chronicle.records import Deployment, Event, Journey, Line, Place

# The heading for countries with a single place, and for places without a country.
OTHER_PLACES_HEADING = "Other places"


def render_places(history: History) -> Page:
    """Render the page of places."""
    corpus = history.corpus
    places = corpus.of(Place)
    events_by_place = {}
    for place in places:
        events = corpus.records_linking_to(Event, place.id, "places")
        deployments = corpus.records_linking_to(Deployment, place.id, "places")
        dated: list[Event | Deployment] = [*events, *deployments]
        events_by_place[place.id] = ordering.sort_by_date(dated)
    counts = {name: len(records) for name, records in events_by_place.items()}
    maps = place_maps.draw_place_maps(history, counts)
    legend = {size: place_maps.marker_radius(size) for size in place_maps.LEGEND_COUNTS}
    context = PageTemplate(
        "places.html",
        "places",
        places=places,
        countries=_places_by_country(history, counts),
        events_by_place=events_by_place,
        shown_count=maps.marker_count,
        drawings=maps.drawings,
        legend=legend,
        places_outside_maps=maps.places_outside,
        journeys=corpus.of(Journey),
        lines=corpus.of(Line),
    )
    return render_list_page(
        history,
        addresses.PLACES,
        context,
        f"The map and every place that the {corpus.settings.papers.many} of "
        f"{history.site.name} name, each with what happened there.",
    )


def _places_by_country(
    history: History, counts: Mapping[str, int]
) -> list[tuple[str, str, Sequence[Place]]]:
    """Return the places by country, with anchors; countries with the most places come first.

    In each country, places with the most records come first. Areas, including the country itself,
    come last.
    """

    def sort_key(place: Place) -> tuple[bool, int, str]:
        is_area = maps.is_area(history, place)
        return is_area, -counts[place.id], ordering.alphabetical_key(place.name)

    ordered = sorted(history.corpus.of(Place), key=sort_key)
    countries = group_by_key((place.country, place) for place in ordered)
    countries_ = {}
    for country, places_ in countries.items():
        if country and len(places_) > 1:
            countries_[country] = places_
    groups: list[tuple[str, Sequence[Place]]] = sorted(countries_.items())
    groups.sort(key=lambda group: -len(group[1]))
    other_places = [place for place in ordered if place.country not in countries_]
    if other_places:
        groups.append((OTHER_PLACES_HEADING, other_places))
    return [(f"country-{number}", *group) for number, group in enumerate(groups, 1)]
