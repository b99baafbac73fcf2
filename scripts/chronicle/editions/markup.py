"""The HTML of a page of the site, made fit for a page of a book.

What only makes sense on a screen goes; what is folded is opened; ids become unique in the whole book; links say where they
lead from the site's root, until the book knows what is in it.
"""

from __future__ import annotations

import base64
import copy
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import tinyhtml5
from lxml import html
from markupsafe import Markup

from chronicle.corpus import addresses

# An element of lxml, which brings no types.
Element: TypeAlias = Any
SVG, XMLNS = "http://www.w3.org/2000/svg", "{http://www.w3.org/2000/xmlns/}"
# Stands before an address while links are resolved.
HERE = "https://here.invalid/"
WORD_JOINER = "\u2060"
# A link that awaits its target: the address from the site's root.
TO = "data-to"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Controls, and ways about a site: by element, by class, by what they say.
SCREEN_ELEMENTS = (
    "//nav | //form | //button | //input | //select | //script | //template | //dialog | //*[@hidden] | //footer | //hr"
)
SCREEN_CLASSES = (
    "former",
    "headerlink",
    "cite",
    "Z3988",
    "coins",
    "skip",
    "band",
    "narrow",
    "shared",
    "spread",
    "voices",
)
# What pages keep out of their search is furniture too, but for notes, margins, drawings and tables.
SCREEN_ONLY = " | ".join(
    (
        SCREEN_ELEMENTS,
        *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in SCREEN_CLASSES),
        "//*[@data-search-exclude and not(self::aside or self::section or self::a or self::figure or self::details)]",
        "//section[@data-search-exclude and not(contains(@class, 'notes'))]",
        "//a[contains(@class, 'permalink') and normalize-space() = '#']",
        "//div[@class='locator']",  # a place's own, which is one mark on land drawn elsewhere
    )
)
# Drawings by the class of what they stand in; each has its rules in the style sheet of drawings.
DRAWINGS = ("glance", "strip", "neighbourhood", "locator", "legend", "map", "chart", "signs")
MAPS = ("map", "locator")
# What a drawing without words is said to be: one whose meaning stands beside it.
SIGN = "Sign"
# A small timeline with fewer marks says less than the dates beside it; a drawing of fewer ties less than their table.
FEWEST_MARKS, FEWEST_TIES = 3, 6


def read(body: str) -> Element:
    """The body of a page as a tree in one `div`."""
    return html.fragment_fromstring(body, create_parent="div")


def inside(tree: Element) -> Markup:
    """The HTML of what stands inside an element that has no text of its own."""
    return Markup("").join(Markup(html.tostring(child, encoding="unicode")) for child in tree)


def anchor(address: str) -> str:
    """The id in the book of a page, or of what has an anchor there: `events/x/#y` becomes `events-x--y`."""
    page, _, inside = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    return f"{name}--{inside}" if inside else name


def prepare(tree: Element, address: str, file: str = "") -> Element:
    """A page of the site as matter of a book; the tree that is given is changed.

    `address` is where the page is read, `file` the path below `docs` of one that is written by hand.
    """
    for element in list(tree.xpath(SCREEN_ONLY)):
        element.drop_tree()
    for strip in tree.find_class("strip"):
        _axis(strip)
    for ties in tree.find_class("neighbourhood"):
        _rejoin(ties)
    for inset in tree.find_class("inset"):
        _part(inset)
    for picture in list(tree.iter("svg")):
        _draw(picture)
    for element in list(tree.iter("a")):
        _link(element, address, file)
    for element in tree.xpath(".//*[@id]"):
        element.set("id", anchor(f"{address}#{element.get('id')}"))
    for call in tree.find_class("call"):
        _join(call)
    for margin in list(tree.iter("aside")):
        _facts(margin)
    for folded in list(tree.iter("details")):
        _open(folded)
    for element in tree.iter():
        for name in [name for name in element.attrib if name.startswith(("aria-", "data-")) and name != TO]:
            del element.attrib[name]
    return tree


def links(tree: Element) -> Iterator[tuple[Element, str]]:
    """The links that await their targets, each with the address from the site's root."""
    for element in list(tree.iter("a")):
        if (address := element.get(TO)) is not None:
            yield element, address


def lower(tree: Element, steps: int) -> None:
    """Make every heading as many steps smaller."""
    for element in tree.iter(*HEADINGS):
        element.tag = HEADINGS[min(HEADINGS.index(element.tag) + steps, len(HEADINGS) - 1)]


def _link(element: Element, address: str, file: str) -> None:
    """Note where a link leads; one to another host stays as it is, and a name that only links to itself is plain text."""
    href = element.get("href")
    if href is None:
        return
    markdown = urlsplit(href).path.endswith(".md")
    target = urljoin(f"{HERE}{file if markdown else address}", href)
    if not target.startswith(HERE):
        return
    there = target.removeprefix(HERE)
    if markdown:
        page, _, inside = there.partition("#")
        there = addresses.hand_written(page) + (f"#{inside}" if inside else "")
    if "permalink" in element.get("class", "").split():
        element.drop_tag()
        return
    del element.attrib["href"]
    element.set(TO, there)


def _join(call: Element) -> None:
    """Keep the call of a note on the line of its word."""
    before, parent = call.getprevious(), call.getparent()
    if before is not None:
        before.tail = f"{before.tail or ''}{WORD_JOINER}"
    else:
        parent.text = f"{parent.text or ''}{WORD_JOINER}"


def _facts(margin: Element) -> None:
    """Turn what a margin carries into lines of text: a label and what stands under it; a map goes before them."""
    kind = "facts"
    for located in list(margin.iterfind(".//dd[@class='locator']")):
        located.drop_tree()
        located.tag = "div"
        located.tail = None
        margin.insert(0, located)
        kind = "facts located"
    for definitions in margin.iter("dl"):
        lines = [group for group in definitions if group.tag == "div"]
        for group in lines:
            terms, values = group.findall("dt"), group.findall("dd")
            group.tag = "p"
            group.text = None
            for term in terms:
                term.tag = "b"
                term.tail = " "
            for number, value in enumerate(values):
                value.tag = "span"
                value.tail = "; " if number < len(values) - 1 else ""
        definitions.drop_tag()
    margin.tag = "div"
    margin.set("class", kind)


def _open(folded: Element) -> None:
    """Open what is folded; its summary becomes the line above it."""
    folded.attrib.pop("open", None)
    folded.tag = "div"
    folded.set("class", "opened")
    for summary in folded.findall("summary"):
        summary.tag = "p"
        summary.set("class", "summary")


def _axis(strip: Element) -> None:
    """Write the decades of a small timeline under its axis, where the page has them in a line of text beside the drawing."""
    (picture,), (line,) = strip.iter("svg"), strip.iter("figcaption")
    if len(list(picture.iter("title"))) < FEWEST_MARKS:
        strip.drop_tree()
        return
    height = int(picture.attrib.pop("height"))
    decades = [decade.text for decade in line]
    for number, decade in enumerate(decades):
        label = html.Element("text", {"x": str(round(1000 * number / len(decades))), "y": str(height + 21)})
        label.text = decade
        picture.append(label)
    line.drop_tree()
    del picture.attrib["preserveaspectratio"]
    picture.set("viewbox", f"0 -3 1000 {height + 30}")
    picture.set("aria-label", strip.get("aria-label"))


def _rejoin(ties: Element) -> None:
    """Make a table whole again, of which the later rows are folded on the page; few ties need no drawing."""
    first, *later = ties.iter("tbody")
    for body in later:
        first.extend(list(body))
    for folded in ties.findall("details"):
        folded.drop_tree()
    if len(first) < FEWEST_TIES:
        for figure in ties.findall("figure"):
            figure.drop_tree()


def _part(inset: Element) -> None:
    """Let an inset, which lies over its map on the page, stand under it as a figure with its name."""
    figure = next(inset.iterancestors("figure"))
    inset.drop_tree()
    inset.tag = "figure"
    inset.tail = None
    (name,) = inset.find_class("name")
    name.tag = "figcaption"
    figure.addnext(inset)


def _kind(picture: Element) -> str:
    """What kind of drawing it is, by its own class or that of what it stands in."""
    classes = (name for element in (picture, *picture.iterancestors()) for name in element.get("class", "").split())
    return next((name for name in classes if name in DRAWINGS), "map")


def _draw(picture: Element) -> None:
    """Put a drawing in the place of inline SVG: an image with its own style sheet and its words as alternative text."""
    words, kind = picture.get("aria-label") or SIGN, _kind(picture)
    document = tinyhtml5.parse(html.tostring(picture, encoding="unicode", with_tail=False), namespace_html_elements=False)
    drawing = next(document.iter(f"{{{SVG}}}svg"))
    for element in drawing.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        if element.tag == "a":  # a drawing in a book is looked at
            element.tag = "g"
        for name in list(element.attrib):
            if name in ("role", "href", "tabindex") or name.startswith(("aria-", "data-", XMLNS)):
                del element.attrib[name]
    if kind in MAPS:
        for area in drawing.iter("g"):
            if "wide" in area.get("class", "").split():  # WeasyPrint knows no `text-transform` in a drawing
                for name in area.iter("text"):
                    name.text = (name.text or "").upper()
        for parent in list(drawing.iter()):
            for text in parent.findall("text"):
                _with_halo(text, parent)
    drawing.set("xmlns", SVG)
    drawing.set("class", kind)
    style = ElementTree.Element("style")
    style.text = _drawing_style(kind)
    drawing.insert(0, style)
    data = base64.b64encode(ElementTree.tostring(drawing)).decode()
    image = html.Element("img", {"src": f"data:image/svg+xml;base64,{data}", "alt": words, "class": f"drawing {kind}"})
    image.tail = picture.tail
    picture.getparent().replace(picture, image)


def _with_halo(text: ElementTree.Element, parent: ElementTree.Element) -> None:
    """Put the same words in the colour of paper behind words on a map; WeasyPrint knows no `paint-order`."""
    behind = copy.deepcopy(text)
    behind.set("class", f"{text.get('class', '')} halo".strip())
    parent.insert(list(parent).index(text), behind)


@cache
def _drawing_style(kind: str) -> str:
    """The rules of one kind of drawing; each stands on a line of its own."""
    rules = resources.files("chronicle.editions").joinpath("drawing.css").read_text(encoding="utf-8").splitlines()
    return "\n".join(rule for rule in rules if rule.startswith(f".{kind} "))
