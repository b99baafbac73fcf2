"""Drawings as a book shows them: images with a style sheet of their own, which nothing links."""

from __future__ import annotations

import base64
import copy
import re
from functools import cache
from importlib import resources
from xml.etree import ElementTree

from markupsafe import Markup

from chronicle.drawing.period import Canvas

SVG = "http://www.w3.org/2000/svg"
# Attributes of a drawing that is read with a mouse or aloud.
DROPPED = ("role", "href", "tabindex", "data-pixels", "aria-hidden", "aria-label")
# Kinds of drawings whose words stand on land and lines.
MAPS = ("map", "locator")
# The drawing of the period, in pixels, of which twelve make eight points at the width of a page.
FRAME = Canvas("wide", 560, 5.4, 15, 70, chapters=True)
IMAGE = Markup('<img src="data:image/svg+xml;base64,{}" alt="{}" class="drawing {}">')


def image(drawing: str, kind: str, words: str = "") -> Markup:
    """A drawing, in SVG as the rooms above make it, as an image with words in its place.

    `kind` chooses the rules of its style sheet; without `words` it has those of the drawing.
    """
    root = ElementTree.fromstring(drawing)
    words = words or root.get("aria-label", "Sign")
    if kind in MAPS:
        _letter(root)
    for element in root.iter():
        element.tag = "g" if element.tag == "a" else element.tag.removeprefix(f"{{{SVG}}}")
        for name in DROPPED:
            element.attrib.pop(name, None)
    root.attrib |= {"xmlns": SVG, "class": kind}
    style = ElementTree.Element("style")
    style.text = _style(kind)
    root.insert(0, style)
    return IMAGE.format(base64.b64encode(ElementTree.tostring(root)).decode(), words, kind)


def _letter(root: ElementTree.Element) -> None:
    """Give the words of a map capitals for areas, and the colour of paper behind them.

    WeasyPrint has neither `text-transform` nor `paint-order` in a drawing.
    """
    for area in root.iter("a"):
        if "wide" in area.get("class", "").split():
            for name in area.iter("text"):
                name.text = (name.text or "").upper()
    for parent in list(root.iter()):
        for text in parent.findall("text"):
            behind = copy.deepcopy(text)
            behind.set("class", f"{text.get('class', '')} halo".strip())
            parent.insert(list(parent).index(text), behind)


@cache
def _style(kind: str) -> str:
    """The rules of one kind of drawing, a line each."""
    file = resources.files("chronicle.editions").joinpath("drawing.css")
    rules = re.findall(rf"^\.{kind} [^}}]*}}", file.read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(" ".join(rule.split()) for rule in rules)
