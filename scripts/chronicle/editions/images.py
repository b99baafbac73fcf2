"""Drawings for the book: images with a style sheet of their own, without links."""

import base64
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
# Attributes of a drawing for a mouse or for a screen reader, which a book has not.
DROPPED = ("role", "href", "tabindex", "aria-hidden", "aria-label")
# The width of a drawing as wide as a page, in pixels; twelve pixels are eight points.
WIDTH = "560"
STYLE = Path(__file__).with_name("drawing.css")
IMAGE = Markup('<img src="data:image/svg+xml;base64,{}" alt="{}" class="{}">')


def image(drawing: str, kind: str) -> Markup:
    """A drawing in SVG as an image, whose alternative text is the label of the drawing.

    `kind` names its rules in the style sheet of drawings: `glance` or `locator`.
    """
    root = ElementTree.fromstring(drawing)
    words = root.get("aria-label", "")
    for element in root.iter():
        element.tag = "g" if element.tag == "a" else element.tag.removeprefix(f"{{{SVG}}}")
        for name in DROPPED:
            element.attrib.pop(name, None)
    root.attrib |= {"xmlns": SVG, "class": kind, "width": root.get("width", WIDTH)}
    style = ElementTree.Element("style")
    style.text = STYLE.read_text("utf-8")
    root.insert(0, style)
    return IMAGE.format(base64.b64encode(ElementTree.tostring(root)).decode(), words, kind)
