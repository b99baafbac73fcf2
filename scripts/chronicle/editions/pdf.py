"""The book as a PDF, set by WeasyPrint: tagged, with bookmarks, links, page numbers and an index.

The index is set after the rest, when it is known on which pages its entries are mentioned, and joined to it.
"""

from __future__ import annotations

import copy
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from lxml import html
from markupsafe import Markup
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from chronicle.editions import markup
from chronicle.editions.markup import Element
from chronicle.editions.whole import Volume

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
VARIANT = "pdf/ua-1"
# Links after which the page stands where they lead: in lists by date, in tables of deployments, at disputes.
WITH_PAGE = (
    ".//*[@class='dated']/li/a | .//div[@class='sent']//td[2]/a | .//p[@class='dispute']/a | .//span[@class='disputed']/a"
    " | .//span[@class='drawn']/a"
)
TARGET = "data-page"
MOST_SETTINGS = 4
# The parts whose mentions the index gives; where others list everything, it would only repeat them.
INDEXED = ("part-story", "part-events", "part-deployments", "part-questions")


@dataclass(frozen=True)
class Run:
    """Pages on which somebody is mentioned without a gap, or the page of the entry itself."""

    first: int
    last: int
    main: bool = False

    @property
    def id(self) -> str:
        """The anchor of the first page."""
        return f"page-{self.first}"

    @property
    def words(self) -> str:
        """The pages as an index prints them."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def write(volume: Volume, path: Path) -> None:
    """Set the book and write it to a file. Raises RuntimeError where page numbers do not come to rest."""
    fonts = FontConfiguration()
    tree = _numbered(volume)
    book, start = _settled(volume, tree, fonts)
    index = _render(volume, volume.fill("index.html", pages=index_pages(volume, book, start)), fonts, len(book.pages))
    for number, page in enumerate(book.pages, 1):
        page.anchors[f"page-{number}"] = (0, 0, 0, 0)
    whole = book.copy([*book.pages, *index.pages])
    whole.write_pdf(path, pdf_variant=VARIANT, pdf_identifier=volume.identifier.encode())


def _numbered(volume: Volume) -> Element:
    """The book with its front matter, and an empty element wherever the number of a page will stand."""
    tree = markup.read(volume.fill("front.html", target=TARGET))
    tree.extend(copy.deepcopy(volume.body))
    tree.extend(markup.read(volume.fill("index-opening.html", pages={})))
    for link in tree.xpath(f"({WITH_PAGE})[starts-with(@href, '#')]"):
        holder = link.getparent()
        number = html.Element("span", {"class": "at", TARGET: link.get("href").removeprefix("#")})
        if (link.text or "").isdigit():  # the page says more than which of several it is
            link.text = "p. "
            link.append(number)
            continue
        if len(holder.findall("a")) > 1:  # each has its own, before what follows it
            after, link.tail = link.tail, None
            link.addnext(number)
            link.tail, number.tail = " p. ", after
            continue
        joint = " See p. " if holder.text_content().rstrip().endswith(".") else ", p. "
        holder[-1].tail = f"{(holder[-1].tail or '').rstrip()}{joint}"
        holder.append(number)
    return tree


def _settled(volume: Volume, tree: Element, fonts: FontConfiguration) -> tuple[Document, dict[str, int]]:
    """The book set with its page numbers, and the page of every anchor.

    Each number has room of a fixed width, so that a second setting, in which the numbers are known, falls as the first did.
    WeasyPrint's own `target-counter` stops before they are right in a book of this length.
    """
    start: dict[str, int] = {}
    for _ in range(MOST_SETTINGS):
        for number in tree.xpath(f".//span[@{TARGET}]"):
            number.text = str(start.get(number.get(TARGET), "000"))
        book = _render(volume, markup.inside(tree), fonts)
        before, start = start, {}
        for number, page in enumerate(book.pages, 1):
            for anchor in page.anchors:
                start.setdefault(anchor, number)
        if start == before:
            return book, start
        del book  # two settings at once would need a gigabyte more
        gc.collect()
    raise RuntimeError(f"page numbers are still changing after {MOST_SETTINGS} settings")


def index_pages(volume: Volume, book: Document, start: Mapping[str, int]) -> dict[str, list[Run]]:
    """For each entry of the index, by its id: the page of the entry itself, then those of the parts that mention it."""
    parts = [line.id for line in volume.contents if line.level == 1] + ["part-index"]
    bounds = [(start[part], start[parts[parts.index(part) + 1]]) for part in INDEXED if part in start]
    mentions: dict[str, set[int]] = {entry.id: set() for entry in volume.index}
    for first, end in bounds:
        for number in range(first, end):
            for kind, target, *_ in book.pages[number - 1].links:
                if kind == "internal" and target in mentions:
                    mentions[target].add(number)
    return {
        identifier: [Run(start[identifier], start[identifier], main=True), *runs(numbers)]
        for identifier, numbers in mentions.items()
    }


def runs(numbers: Iterable[int]) -> Iterator[Run]:
    """Page numbers in order, those without a gap together."""
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield Run(first, last)
            first = last = number
    if first is not None and last is not None:
        yield Run(first, last)


def _render(volume: Volume, body: str, fonts: FontConfiguration, after: int = 0) -> Document:
    """Set a piece of the book whose first page follows so many others."""
    style = resources.files("chronicle.editions").joinpath("print.css").read_text(encoding="utf-8")
    if after:
        side = "left" if after % 2 else "right"
        style += f"@page :first {{ counter-reset: page {after + 1}; }}\nhtml {{ break-before: {side}; }}\n"
    text = volume.fill("document.html", body=Markup(body))
    return HTML(string=text).render(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts, pdf_variant=VARIANT)
