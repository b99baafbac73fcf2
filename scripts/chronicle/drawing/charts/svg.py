"""SVG from a Vega-Lite specification: one that stands alone, and one for a page, whose colours and faces are the page's.

Vega-Lite is compiled by vl-convert, which needs no browser and no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert

from chronicle.drawing.charts.style import HAIRLINE, INK, LABEL, PAPER, SERIF, SOFT, TIME
from chronicle.store import kept

SVG = "http://www.w3.org/2000/svg"
# The colours and faces of a specification, and the classes by which the stylesheet of the page gives its own.
CLASSES = {PAPER: "paper", INK: "ink", SOFT: "soft", HAIRLINE: "hair", TIME: "time"}
FACES = {SERIF: "serif", LABEL: "label"}
# Attributes that say the same as no attribute, or that serve Vega's own scripts; a chart on a page is one image with one label.
DROPPED = {
    "class",
    "role",
    "aria-roledescription",
    "aria-hidden",
    "aria-label",
    "pointer-events",
    "stroke-miterlimit",
    "font-family",
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
# Vega draws a circle as a path of two arcs.
CIRCLE = re.compile(r"M(?P<r>[\d.]+),0A(?P=r),(?P=r),0,1,1,-(?P=r),0A(?P=r),(?P=r),0,1,1,(?P=r),0")
LONG = re.compile(r"-?\d+\.\d{2,}")


def draw(specs: Mapping[str, Mapping[str, Any]], cache: Path | None = None) -> dict[str, str]:
    """The SVG of every specification, as vl-convert makes it, by the same keys.

    `cache` is a file that keeps drawings, since a chart changes seldom and pages are made at every save.
    """

    def drawn(wanted: Mapping[str, str]) -> dict[str, str]:
        return {key: vl_convert.vegalite_to_svg(dict(specs[key])) for key in wanted}

    texts = {key: json.dumps(spec) for key, spec in specs.items()}
    return kept(cache, metadata.version("vl-convert-python"), texts, drawn)


def for_page(svg: str, width: int, label: str, kind: str) -> str:
    """An SVG for a page: `width` wide, its height as drawn, an image with a label, of the class `kind`.

    It has no colour, face or style of its own.
    """
    root = ElementTree.fromstring(svg)
    height = int(float(root.attrib["height"])) + 4
    body = "".join(_slim(child) for child in root if not (child.tag.endswith("rect") and child.get("fill") == PAPER))
    shown = ElementTree.Element("svg", {"class": kind, "viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": label})
    opening = ElementTree.tostring(shown, encoding="unicode").removesuffix(" />")
    return f"{opening}>{body}</svg>"


def _slim(element: ElementTree.Element) -> str:
    """An element without what the page does not need, colours as classes; an empty group is nothing, a bare one its content."""
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if element.get("display") == "none" or element.get("stroke-opacity") == element.get("fill-opacity") == "0":
        return ""
    if tag == "path" and element.get("class") in ("background", "foreground"):
        return ""
    kept, classes = {}, []
    for name, value in element.items():
        if name in ("fill", "stroke") and value in CLASSES:
            classes.append(f"{CLASSES[value]}-{name}")
        elif name == "font-family":
            classes.append(FACES[value])
        elif name == "style":
            raise ValueError(f"the drawing has a style of its own: {value}")
        elif name not in DROPPED and DEFAULTS.get(name) != value:
            kept[name] = LONG.sub(lambda match: f"{float(match[0]):.1f}", value)
    if circle := CIRCLE.fullmatch(kept.get("d", "")):
        tag = "circle"
        kept = {name: value for name, value in kept.items() if name != "d"} | {"r": circle["r"]}
    inside = (_text(element.text) if element.text else "") + "".join(_slim(child) for child in element)
    if tag == "g" and (not kept or not inside):
        return inside
    if classes:
        kept["class"] = " ".join(classes)
    made = ElementTree.tostring(ElementTree.Element(tag, kept), encoding="unicode").removesuffix(" />")
    return f"{made}>{inside}</{tag}>" if inside else f"{made}/>"


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
