"""SVG from a Vega-Lite specification: to stand alone, or for a page.

Vega-Lite is compiled by vl-convert, which needs no browser and no network. Style sheets match the
colours of the attributes.
"""

import json
import re
from collections.abc import Callable, Mapping

import vl_convert

from chronicle.drawing.charts.spec import Spec
from chronicle.drawing.charts.style import SERIF
from chronicle.store import Store, version

# The version of all drawings in the store.
VERSION = version(("drawing",), ("vl-convert-python",))
SIZE = re.compile(r'<svg [^>]*\bwidth="(?P<width>\d+)\S*" height="(?P<height>\d+)[^>]*>')
# What shows nothing, or says the same as nothing; what is read out are the links and the whole.
NEEDLESS = re.compile(
    r'<path class="(?:back|fore)ground"[^>]*>(?:</path>)?'
    r'|<rect width="[\d.]+" height="[\d.]+" fill="#fbfaf6"[^>]*>(?:</rect>)?'
    r'| (?:class|role|aria-(?!label)[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"'
    r'|(?<=title") aria-label="[^"]*"'
    r'| (?:opacity|stroke-width)="1"| font-weight="normal"| transform="translate\(0,0\)"'
    r'| text-anchor="start"| font-size="12px"| font-family="system-ui, sans-serif"| [xy]2="0"'
)
LINK = re.compile(r'<a xlink:href="([^"]*)"><path( aria-label="[^"]*")')
DECIMAL = re.compile(r"-?\d+\.\d+")


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
    inside = LINK.sub(r'<a href="\1"\2><path', inside)
    inside = DECIMAL.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), inside)
    return f'<svg viewBox="0 0 {match["width"]} {match["height"]}">{inside}'
