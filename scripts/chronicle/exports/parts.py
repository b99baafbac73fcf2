"""The parts of dates, figures and points in tables and linked data, and the names of parts.

Each part has its name and what it means.
"""

from __future__ import annotations

from chronicle.record.within import Path

DATE = {
    "earliest": "The first day that it can mean; none where that is open.",
    "latest": "The last day that it can mean; none where that is open.",
    "words": "In words, with its doubt.",
}
FIGURE = {
    "low": "The figure, or the lower end of a range; none where the claim is in words.",
    "high": "The figure, or the upper end of a range. It is no margin: see qualifier.",
    "qualifier": "How the voice qualifies its figure; nothing for a bare figure or a range.",
}
POINT = {
    "latitude": "Degrees north of the equator (WGS 84).",
    "longitude": "Degrees east of Greenwich (WGS 84).",
}


def identifier(owner: str, path: Path) -> str:
    """The identifier of a part of a record, counted from 1: `x/relations-2/sources-1`, `x/life`."""
    names = ("/" + step if isinstance(step, str) else f"-{step + 1}" for step in path)
    return owner + "".join(names)
