"""Drawings for the book: images with a separate stylesheet and without links."""

import base64
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
# Attributes of a drawing for a mouse or for a screen reader, which a book does not use.
OMITTED_ATTRIBUTES = ("role", "href", "tabindex", "aria-hidden", "aria-label")
# The width of a full-width drawing in pixels; twelve pixels are eight points.
FULL_WIDTH = 560
DRAWING_STYLESHEET = Path(__file__).with_name("drawing.css")
IMAGE_TEMPLATE = Markup('<img src="data:image/svg+xml;base64,{}" alt="{}" class="{}">')


def svg_to_image(drawing: str, css_class: str) -> Markup:
    """Return an SVG drawing as an image; its accessible label is the alternative text.

    `css_class` is the class of the image: `period-overview` or `locator-map`.
    """
    root = ElementTree.fromstring(drawing)
    label = root.get("aria-label", "")
    for element in root.iter():
        element.tag = "g" if element.tag == "a" else element.tag.removeprefix(f"{{{SVG}}}")
        for name in OMITTED_ATTRIBUTES:
            element.attrib.pop(name, None)
    _, _, units_across, units_down = map(float, root.attrib["viewBox"].split())
    width = float(root.get("width", FULL_WIDTH))
    height = width * units_down / units_across  # Typst does not derive the height
    root.attrib |= {
        "xmlns": SVG,
        "class": css_class,
        "width": f"{width:g}",
        "height": f"{height:g}",
    }
    style = ElementTree.Element("style")
    style.text = DRAWING_STYLESHEET.read_text("utf-8")
    root.insert(0, style)
    return IMAGE_TEMPLATE.format(
        base64.b64encode(ElementTree.tostring(root)).decode(), label, css_class
    )
