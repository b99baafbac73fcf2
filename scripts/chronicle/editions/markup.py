"""The HTML of a page of the site, made fit for a page of a book.

What only makes sense on a screen goes; what is folded is opened; ids become unique in the whole book; links say where they
lead from the site's root, until the book knows what is in it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import tinyhtml5
from lxml import html
from markupsafe import Markup

from chronicle import addresses

# An element of lxml, which brings no types.
Element: TypeAlias = Any
SVG, XMLNS = "http://www.w3.org/2000/svg", "{http://www.w3.org/2000/xmlns/}"
# Stands before an address while links are resolved.
HERE = "https://here.invalid/"
WORD_JOINER = "\u2060"
# A link that awaits its target: the address from the site's root.
TO = "data-to"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Controls, and ways about a site. What pages keep out of their search is furniture too, but for notes and margins.
SCREEN_ONLY = (
    "//nav | //form | //button | //input | //select | //script | //template | //dialog | //*[@hidden] | //footer | //hr"
    " | //*[@data-search-exclude and not(self::aside) and not(self::section) and not(self::a)]"
    " | //section[@data-search-exclude and not(contains(@class, 'notes'))]"
    " | //section[contains(@class, 'former')] | //a[contains(@class, 'headerlink')]"
    " | //a[contains(@class, 'permalink') and normalize-space() = '#'] | //figure[contains(@class, 'band')]"
)


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
    """Turn what a margin carries into lines of text: a label and what stands under it."""
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
    margin.set("class", "facts")


def _open(folded: Element) -> None:
    """Open what is folded; its summary becomes the line above it."""
    folded.attrib.pop("open", None)
    folded.tag = "div"
    folded.set("class", "opened")
    for summary in folded.findall("summary"):
        summary.tag = "p"
        summary.set("class", "summary")


def _draw(picture: Element) -> None:
    """Put a drawing in the place of inline SVG: an image with its own style sheet and its words as alternative text."""
    words = picture.get("aria-label") or ""
    document = tinyhtml5.parse(html.tostring(picture, encoding="unicode", with_tail=False), namespace_html_elements=False)
    drawing = next(document.iter(f"{{{SVG}}}svg"))
    for element in drawing.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        if element.tag == "a":  # a drawing in a book is looked at
            element.tag = "g"
            element.attrib.clear()
        for name in [name for name in element.attrib if name == "role" or name.startswith(("aria-", XMLNS))]:
            del element.attrib[name]
    drawing.set("xmlns", SVG)
    style = ElementTree.Element("style")
    style.text = _drawing_style()
    drawing.insert(0, style)
    data = base64.b64encode(ElementTree.tostring(drawing)).decode()
    image = html.Element("img", {"src": f"data:image/svg+xml;base64,{data}", "alt": words, "class": "drawing"})
    image.tail = picture.tail
    picture.getparent().replace(picture, image)


@cache
def _drawing_style() -> str:
    return resources.files("chronicle.editions").joinpath("drawing.css").read_text(encoding="utf-8")
