"""What the data say of themselves as a data set, in the terms of schema.org, wherever they do."""

from typing import Any

from chronicle.corpus import addresses
from chronicle.exports.package import keywords
from chronicle.exports.record_json import permalink
from chronicle.history import History, once_per_history
from chronicle.queries import selection
from chronicle.records.event import Event
from chronicle.records.place import PlaceRecord

Node = dict[str, Any]


@once_per_history
def described(history: History) -> Node:
    """Its date, which is that of its version, its address, and what it covers and is drawn from."""
    node: Node = {
        "identifier": f"{history.site.url}{addresses.DATA}",
        "keywords": keywords(history),
        "temporalCoverage": _period(history),
        "spatialCoverage": _countries(history),
        "isBasedOn": [
            {"@id": permalink(paper, history)} for paper in selection.papers(history.corpus)
        ],
    }
    if history.edition:
        node["dateModified"] = history.edition.date.iso
    return {name: value for name, value in node.items() if value}


def _period(history: History) -> str:
    """The years from the first to the last event, as ISO 8601 has them; empty without events."""
    dates = [event.date for event in history.corpus.of(Event)]
    first = [date.earliest for date in dates if date.earliest]
    last = [date.latest for date in dates if date.latest]
    if not first or not last:
        return ""
    return f"{min(first).year:04}/{max(last).year:04}"


def _countries(history: History) -> list[Node]:
    """The countries in which the record has events."""
    countries = []
    for place in history.corpus.of(PlaceRecord):
        if place.kind == "country" and history.corpus.linking(Event, place.id):
            countries.append({"@type": "Place", "name": place.label.as_text})
    return countries
