import base64
from typing import Any
from xml.etree import ElementTree

from chronicle.editions.images import SVG, image


def drawn(markup: str) -> Any:
    """The drawing in an image."""
    source = ElementTree.fromstring(f"{markup.removesuffix('>')}/>").attrib["src"]
    return ElementTree.fromstring(base64.b64decode(source.partition(",")[2]))


def test_a_drawing_stands_as_an_image_with_words_and_without_links() -> None:
    link = '<a href="#x" class="c"><circle r="2"/></a>'
    found = image(f'<svg viewBox="0 0 9 9" aria-label="Map">{link}</svg>', "chart")
    assert 'alt="Map" class="chart"' in found
    root = drawn(found)
    assert (root.get("viewBox"), root.get("class")) == ("0 0 9 9", "chart")
    names = [element.tag.partition("}")[2] for element in root.iter()]
    assert names == ["svg", "style", "g", "circle"]
    assert root[1].attrib == {"class": "c"}


def test_the_words_of_a_map_stand_on_paper() -> None:
    root = drawn(image("<svg><g><text>Lock</text></g></svg>", "locator"))
    words = list(root.iter(f"{{{SVG}}}text"))
    assert [(word.text, word.get("class")) for word in words] == [("Lock", "halo"), ("Lock", None)]
