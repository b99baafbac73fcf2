from __future__ import annotations

from chronicle.record.locators import Place
from chronicle.views.sources import first_anchor, place_anchor


def test_anchors_of_places() -> None:
    places = (Place("page", 25), Place("note", 75), Place("paragraph", 19))
    assert [place_anchor(place) for place in places] == ["p-25", "n-75", "para-19"]
    assert place_anchor(Place("named", 0, "front matter")) == "front-matter"
    assert first_anchor("pp. 24–25, n. 75") == "p-24"
