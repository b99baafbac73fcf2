"""SVG from a Vega-Lite specification: to stand alone, or for a page, with its colours and faces.

Vega-Lite is compiled by vl-convert, which needs no browser and no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import vl_convert

from chronicle.drawing.charts.layers import Spec
from chronicle.drawing.charts.style import (
    DARK,
    HAIRLINE,
    INK,
    LABEL,
    PAPER,
    SERIF,
    SOFT,
    TIME,
)
from chronicle.store import Store, version

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
DECIMAL = re.compile(r"-?\d+\.\d+")
MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
# The attributes by which elements say where they stand.
CENTRES = {"text": ("x", "y"), "circle": ("cx", "cy")}
ENDS = ("x2", "y2")
QUOTE = {'"': "&quot;"}  # in an attribute
# Attributes that hold for all in a group, unless it has its own.
INHERITED = (
    *("class", "font-size", "font-weight", "font-style", "text-anchor"),
    *("stroke-width", "stroke-dasharray"),
)


def draw(
    specs: Mapping[str, Spec], store: Store, kind: str, finish: Callable[[str], str] = str
) -> dict[str, str]:
    """The SVG of every specification, as vl-convert makes it and then finished, by the same keys.

    `kind` is that of their entries in the store.
    """

    def convert(missing: Mapping[str, str]) -> dict[str, str]:
        return {key: finish(vl_convert.vegalite_to_svg(specs[key])) for key in missing}

    inputs = {key: json.dumps(spec) for key, spec in specs.items()}
    return store.entries(kind, VERSION, inputs, convert)


def slim(svg: str, width: int) -> str:
    """A drawing as vl-convert makes it, without a look of its own: `width` wide, as high as it was.

    Colours and faces are left to the style sheet of a page.
    """
    root = ElementTree.fromstring(svg)
    height = int(float(root.attrib["height"])) + 4
    drawing = ElementTree.Element("svg", {"viewBox": f"0 0 {width} {height}", "role": "img"})
    drawing.extend(one for child in root if not _is_background(child) for one in _slim(child))
    _group(drawing)
    return ElementTree.tostring(drawing, encoding="unicode").replace(" />", "/>")


def for_page(drawing: str, kind: str, label: str) -> str:
    """A slim drawing as an image on a page, of the class `kind`, with a label."""
    opening, rest = drawing.removeprefix("<svg").split(">", 1)
    return f'<svg class="{kind}"{opening} aria-label="{escape(label, QUOTE)}">{rest}'


def as_file(drawing: str) -> str:
    """A drawing for a page as a file that a page shows as an image, with a look of its own.

    In an image the colours of a system are those of its light look: none of them is used.
    """
    faces = "".join(f".{name}{{font-family:{face}}}" for face, name in FACES.items())
    style = "text{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}"
    style += f"{faces}{_rules({colour: colour for colour in CLASSES})}"
    style += f"@media(prefers-color-scheme:dark){{{_rules(DARK)}}}"
    opening, rest = drawing.split(">", 1)
    return f'{opening} xmlns="{SVG}"><style>{style}</style>{rest}'


def _rules(colours: Mapping[str, str]) -> str:
    """The colours of all classes, and of the paper behind words."""
    rules = (
        f".{name}-fill{{fill:{colours[colour]}}}.{name}-stroke{{stroke:{colours[colour]}}}"
        for colour, name in CLASSES.items()
    )
    return f"{''.join(rules)}text{{stroke:{colours[PAPER]}}}"


def height(drawing: str) -> int:
    """The height of a slim drawing, in pixels."""
    return int(drawing.split('"', 2)[1].split()[-1])


def _is_background(element: ElementTree.Element) -> bool:
    return element.tag.endswith("rect") and element.get("fill") == PAPER


def _slim(element: ElementTree.Element) -> list[ElementTree.Element]:
    """An element without what a page does not need, its colours and faces as classes.

    It is none where it shows nothing, and what a group has where the group itself says nothing.
    """
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if _is_invisible(element) or (tag == "path" and element.get("class") in VIEW):
        return []
    attributes = _attributes(element)
    if circle := CIRCLE.fullmatch(attributes.get("d", "")):
        tag = "circle"
        del attributes["d"]
        attributes["r"] = circle["r"]
    inside = [one for child in element for one in _slim(child)]
    if tag == "g" and not (attributes and inside):
        return inside
    if not inside:
        tag, attributes = _placed(tag, attributes)
    if classes := _classes(element):
        attributes["class"] = " ".join(classes)
    slim = ElementTree.Element(tag, attributes)
    slim.text = element.text
    slim.extend(inside)
    return [slim]


def _group(parent: ElementTree.Element) -> None:
    """Say once how neighbours look that look alike, in a group around them."""
    children = list(parent)
    for child in children:
        parent.remove(child)
        if child.tag == "g":
            _group(child)
    for look, alike in groupby(children, key=_look):
        run = list(alike)
        if look and len(run) > 1:
            group = ElementTree.SubElement(parent, "g", dict(look))
            for child in run:
                child.attrib = {k: v for k, v in child.items() if k not in INHERITED}
            group.extend(run)
        else:
            parent.extend(run)


def _look(element: ElementTree.Element) -> tuple[tuple[str, str], ...]:
    """The attributes of an element that one in it has too if it has no others; of a group, none."""
    if element.tag == "g":
        return ()
    return tuple((name, value) for name, value in element.items() if name in INHERITED)


def _placed(tag: str, attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The same where it stands, rather than moved there; a line as a path, which is shorter."""
    moved = MOVED.fullmatch(attributes.get("transform", ""))
    x, y = moved.groups() if moved else ("0", "0")
    rest = {name: value for name, value in attributes.items() if name not in ("transform", *ENDS)}
    if tag == "line":
        return "path", {
            "d": f"M{x} {y}l{' '.join(attributes.get(end, '0') for end in ENDS)}",
            **rest,
        }
    if moved and tag in CENTRES:
        across, down = CENTRES[tag]
        return tag, {across: x, down: y, **rest}
    return tag, attributes


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
        name: DECIMAL.sub(lambda match: f"{round(float(match[0]), 1):g}", value)
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
