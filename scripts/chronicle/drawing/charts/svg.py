"""SVG from a Vega-Lite specification: to stand alone, or for a page.

Vega-Lite is compiled by vl-convert, which needs no browser and no network. Style sheets match the
colours of the attributes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import vl_convert

from chronicle.drawing.charts.spec import Spec
from chronicle.drawing.charts.style import DARK, PAPER, SERIF
from chronicle.store import Store, version

# The version of all drawings in the store.
VERSION = version(("drawing",), ("vl-convert-python",))
SVG = "http://www.w3.org/2000/svg"
SIZE = re.compile(r'<svg [^>]*\bwidth="(?P<width>\d+)\S*" height="(?P<height>\d+)[^>]*>')
# What shows nothing, or says the same as nothing; a chart on a page is one image with one label.
NEEDLESS = re.compile(
    r'<path class="(?:back|fore)ground"[^>]*>(?:</path>)?'
    r'|<rect width="[\d.]+" height="[\d.]+" fill="#fbfaf6"[^>]*>(?:</rect>)?'
    r'| (?:class|role|aria-[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"'
    r'| (?:opacity|stroke-width)="1"| font-weight="normal"| transform="translate\(0,0\)"'
    r'| text-anchor="start"| font-size="12px"| font-family="system-ui, sans-serif"| [xy]2="0"'
)
DECIMAL = re.compile(r"-?\d+\.\d+")
QUOTE = {'"': "&quot;"}  # in an attribute


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


def slim(drawing: str) -> str:
    """A drawing as vl-convert makes it, without a background and without what a page needs not."""
    match = SIZE.match(drawing)
    assert match
    inside = NEEDLESS.sub("", drawing[match.end() :]).replace(SERIF, "serif")
    inside = DECIMAL.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), inside)
    return f'<svg viewBox="0 0 {match["width"]} {match["height"]}" role="img">{inside}'


def for_page(drawing: str, kind: str, label: str) -> str:
    """A slim drawing as an image on a page, of the class `kind`, with a label."""
    return drawing.replace("<svg", f'<svg class="{kind}" aria-label="{escape(label, QUOTE)}"', 1)


def as_file(drawing: str) -> str:
    """A drawing for a page as a file that a page shows as an image, with a look of its own."""
    style = f"svg{{font:12px system-ui,sans-serif}}text{{paint-order:stroke;stroke:{PAPER};"
    style += f"stroke-width:3px;stroke-linejoin:round}}[font-family]{{font-family:{SERIF}}}"
    dark = (
        f"[{attribute}='{light}']{{{attribute}:{colour}}}"
        for attribute in ("fill", "stroke")
        for light, colour in DARK.items()
    )
    style += f"@media(prefers-color-scheme:dark){{{''.join(dark)}text{{stroke:{DARK[PAPER]}}}}}"
    opening, rest = drawing.split(">", 1)
    return f'{opening} xmlns="{SVG}"><style>{style}</style>{rest}'


def size(drawing: str) -> tuple[int, int]:
    """The width and the height of a slim drawing, in pixels."""
    width, height = drawing.split('"', 2)[1].split()[-2:]
    return int(width), int(height)
