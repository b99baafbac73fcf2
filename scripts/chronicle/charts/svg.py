"""SVG from a Vega-Lite specification: one that stands alone, and one for a page, whose colours and faces are the page's.

Vega-Lite is compiled by vl-convert, which needs no browser and no network. Its results are kept in a cache, since a chart
changes seldom and a page is drawn at every save.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert

from chronicle.charts.layers import HAIRLINE, INK, LABEL, PAPER, SERIF, SOFT, TIME

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


class Drawer:
    """Draws specifications, and keeps what it drew in a JSON file; call `save` when all is drawn."""

    def __init__(self, cache: Path | None = None) -> None:
        self.cache = cache
        self.known: dict[str, str] = {}
        self.used: dict[str, str] = {}
        if cache and cache.exists():
            with contextlib.suppress(ValueError):  # a cache that cannot be read is made anew
                self.known = json.loads(cache.read_text(encoding="utf-8"))

    def draw(self, spec: Mapping[str, Any]) -> str:
        """The SVG of a specification, as vl-convert makes it."""
        typed = f"{metadata.version('vl-convert-python')}{json.dumps(spec)}"
        key = hashlib.sha256(typed.encode()).hexdigest()[:24]
        self.used[key] = self.known.get(key) or vl_convert.vegalite_to_svg(dict(spec))
        return self.used[key]

    def save(self) -> None:
        """Keep what was drawn; what was not asked for is forgotten."""
        if self.cache and self.used != self.known:
            self.cache.parent.mkdir(parents=True, exist_ok=True)
            self.cache.write_text(json.dumps(self.used, ensure_ascii=False), encoding="utf-8")


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
