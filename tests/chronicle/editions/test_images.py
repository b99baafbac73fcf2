from __future__ import annotations

import base64
from typing import Any
from xml.etree import ElementTree

from chronicle.editions.images import SVG, image


def drawn(markup: str) -> Any:
    """The drawing in an image."""
    source = ElementTree.fromstring(f"{markup.removesuffix('>')}/>").attrib["src"]
    return ElementTree.fromstring(base64.b64decode(source.partition(",")[2]))


def test_a_drawing_stands_as_an_image_with_words_and_without_links() -> None:
    found = image(
        '<svg viewBox="0 0 9 9" aria-label="Map"><a href="#x" class="c"><circle r="2"/></a></svg>',
        "chart",
    )
    assert 'alt="Map" class="drawing chart"' in found
    root = drawn(found)
    assert (root.get("viewBox"), root.get("class")) == ("0 0 9 9", "chart")
    assert [element.tag.partition("}")[2] for element in root.iter()] == [
        "svg",
        "style",
        "g",
        "circle",
    ]
    assert root[1].attrib == {"class": "c"}


def test_words_can_be_given_and_the_rules_are_those_of_the_kind() -> None:
    found = image("<svg/>", "strip", "Small timeline")
    assert 'alt="Small timeline"' in found
    rules = (drawn(found)[0].text or "").splitlines()
    assert len(rules) > 2
    assert {rule.partition(" ")[0] for rule in rules} == {".strip"}


def test_a_country_on_the_map_is_named_in_capitals_and_words_stand_on_paper() -> None:
    root = drawn(
        image(
            '<svg><a class="place open wide" transform="translate(1 2)"><g><text>Vik</text></g></a><a><g><text>Lock</text></g></a></svg>',
            "map",
        )
    )
    words = list(root.iter(f"{{{SVG}}}text"))
    assert [word.text for word in words] == ["VIK", "VIK", "Lock", "Lock"]
    assert [word.get("class") for word in words] == ["halo", None, "halo", None]
    assert root.find(f"{{{SVG}}}g").get("transform") == "translate(1 2)"
