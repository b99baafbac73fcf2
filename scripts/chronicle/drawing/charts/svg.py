"""SVG from a Vega-Lite specification: to stand alone, or for a page, with its colours and faces.

Vega-Lite is compiled by vl-convert, which needs no browser and no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree

import vl_convert

from chronicle.drawing.charts.layers import Spec
from chronicle.drawing.charts.style import HAIRLINE, INK, LABEL, PAPER, SERIF, SOFT, TIME
from chronicle.store import NO_STORE, Store, version

# The version of all drawings in the store.
VERSION = version(("drawing",), ("vl-convert-python",))
SVG = "http://www.w3.org/2000/svg"
# The colours and faces of a specification, and the classes by which the style sheet of a page
# gives its own.
CLASSES = {PAPER: "paper", INK: "ink", SOFT: "soft", HAIRLINE: "hair", TIME: "time"}
FACES = {SERIF: "serif", LABEL: "label"}
# Attributes that say the same as none, or that serve Vega's own scripts; a chart on a page is one
# image with one label.
DROPPED = {
    "class",
    "role",
    "aria-roledescription",
    "aria-hidden",
    "aria-label",
    "pointer-events",
    "stroke-miterlimit",
}
DEFAULTS = {
    "opacity": "1",
    "stroke-width": "1",
    "x2": "0",
    "y2": "0",
    "transform": "translate(0,0)",
    "text-anchor": "start",
    "font-weight": "normal",
}
# The classes of what Vega draws behind and before the marks.
VIEW = ("background", "foreground")
# Vega draws a circle as a path of two arcs.
CIRCLE = re.compile(r"M(?P<r>[\d.]+),0A(?P=r),(?P=r),0,1,1,-(?P=r),0A(?P=r),(?P=r),0,1,1,(?P=r),0")
LONG = re.compile(r"-?\d+\.\d{2,}")


def draw(
    specs: Mapping[str, Spec], store: Store = NO_STORE, kind: str = "charts"
) -> dict[str, str]:
    """The SVG of every specification, as vl-convert makes it, by the same keys.

    `kind` is that of their entries in the store.
    """

    def convert(missing: Mapping[str, str]) -> dict[str, str]:
        return {key: vl_convert.vegalite_to_svg(specs[key]) for key in missing}

    inputs = {key: json.dumps(spec) for key, spec in specs.items()}
    return store.entries(kind, VERSION, inputs, convert)


def for_page(svg: str, width: int, label: str, kind: str) -> str:
    """An SVG for a page: an image with a label, of the class `kind`, without a look of its own.

    It is `width` wide and as high as it was.
    """
    root = ElementTree.fromstring(svg)
    inside = "".join(_slim(child) for child in root if not _is_background(child))
    attributes = {"viewBox": f"0 0 {width} {height(svg)}", "role": "img", "aria-label": label}
    return _tag("svg", {"class": kind} | attributes, inside)


def height(svg: str) -> int:
    """The height of a drawing, as vl-convert makes it, on a page, in pixels."""
    return int(float(ElementTree.fromstring(svg).attrib["height"])) + 4


def _is_background(element: ElementTree.Element) -> bool:
    return element.tag.endswith("rect") and element.get("fill") == PAPER


def _slim(element: ElementTree.Element) -> str:
    """An element without what a page does not need, its colours and faces as classes.

    An element that shows nothing is left out, and so is a group around what needs none.
    """
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if _is_invisible(element) or (tag == "path" and element.get("class") in VIEW):
        return ""
    attributes = _attributes(element)
    if circle := CIRCLE.fullmatch(attributes.get("d", "")):
        tag = "circle"
        del attributes["d"]
        attributes["r"] = circle["r"]
    inside = _text(element.text or "") + "".join(_slim(child) for child in element)
    if tag == "g" and not (attributes and inside):
        return inside
    if classes := _classes(element):
        attributes["class"] = " ".join(classes)
    return _tag(tag, attributes, inside)


def _is_invisible(element: ElementTree.Element) -> bool:
    clear = element.get("stroke-opacity") == element.get("fill-opacity") == "0"
    return clear or element.get("display") == "none"


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    """The attributes that a page needs, long numbers rounded.

    Raises ValueError where an element has a style, which the policy of the site forbids.
    """
    if "style" in element.attrib:
        raise ValueError(f"the drawing has a style of its own: {element.get('style')}")
    return {
        name: LONG.sub(lambda match: f"{float(match[0]):.1f}", value)
        for name, value in element.items()
        if name not in DROPPED and DEFAULTS.get(name) != value and not _class(name, value)
    }


def _classes(element: ElementTree.Element) -> list[str]:
    classes = (_class(name, value) for name, value in element.items())
    return [name for name in classes if name]


def _class(name: str, value: str) -> str:
    """The class that stands for an attribute, where it is a colour or a face."""
    if name == "font-family":
        return FACES[value]
    return f"{CLASSES[value]}-{name}" if name in ("fill", "stroke") and value in CLASSES else ""


def _tag(tag: str, attributes: dict[str, str], inside: str) -> str:
    element = ElementTree.Element(tag, attributes)
    opening = ElementTree.tostring(element, encoding="unicode").removesuffix(" />")
    return f"{opening}>{inside}</{tag}>" if inside else f"{opening}/>"


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
