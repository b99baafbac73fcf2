from __future__ import annotations

from chronicle.record.locators import CitablePlace
from chronicle.views.sources import first_anchor, place_anchor


def test_anchors_of_places() -> None:
    places = (CitablePlace("page", 25), CitablePlace("note", 75), CitablePlace("paragraph", 19))
    assert [place_anchor(place) for place in places] == ["p-25", "n-75", "para-19"]
    assert place_anchor(CitablePlace("named", 0, "front matter")) == "front-matter"
    assert first_anchor("pp. 24–25, n. 75") == "p-24"
