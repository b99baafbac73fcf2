"""Pages written by hand as the book has them: with links and ids of the book, and notes."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from chronicle import site
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map
from chronicle.drawing.charts.drawings import one_size
from chronicle.drawing.charts.style import PRINT
from chronicle.editions.environment import Heading, Piece, anchor, fill
from chronicle.editions.images import image
from chronicle.pages import families
from chronicle.record.models import Chart
from chronicle.record.text import Prose
from chronicle.story.handwritten import PERIOD, SHOWN, without_links
from chronicle.story.notes import link_records, numbered
from chronicle.views import maps

# Extensions of the site for which a book has no use, and those that MkDocs adds by itself.
NOT_PRINTED = ("abbr", "toc")
ADDED = ("tables", "fenced_code")
HERE = "https://here.invalid/"  # stands before an address while links are resolved
SHOWN_HERE = Markup('<figure class="shown">{}<figcaption>{}</figcaption></figure>')
CALL = '\u2060<sup class="call"><a id="{0}--call-{1}" href="#{0}--note-{1}">{1}</a></sup>'


class Writer:
    """Renders the pages of the book that are written by hand.

    `settings` is the `mkdocs.yml` for whose Markdown extensions they are meant.
    """

    def __init__(self, book: Book, settings: Path) -> None:
        self.book = book
        self.extensions = _extensions(settings)

    def page(self, address: str, number: str = "") -> Piece | None:
        """The page at an address, whose title may have a number; None where there is none."""
        page = self.book.handwritten.get(address)
        if page is None:
            return None
        text, notes = numbered(
            page.body,
            self.book.formatted,
            lambda number: CALL.format(anchor(address), number),
        )
        return fill(
            self.book,
            "chapter.html",
            Heading("part", address, Prose(page.title), number),
            deck=page.front_matter.description,
            text=self._html(text, address, page.file.partition("/")[2]),
            notes=[*map(Markup, notes)],
        )

    @property
    def turns(self) -> str:
        """The list of great turns of the home page, in Markdown; empty where it has none."""
        home = self.book.handwritten.get("")
        listed = PERIOD.search(home.body) if home else None
        return (listed["turns"] or "") if listed else ""

    def _html(self, text: str, address: str, file: str) -> Markup:
        """Markdown of the page at an address, whose file is named from the root, as HTML."""
        markdown = Markdown(extensions=list(self.extensions), extension_configs=self.extensions)
        markdown.treeprocessors.register(_Suited(markdown, address, file), "suited", -1)
        text = SHOWN.sub(self._shown, text)
        text = without_links(text, address, file, families.missing(self.book))
        return Markup(markdown.convert(link_records(text, address, self.book.corpus)))

    def _shown(self, match: re.Match[str]) -> str:
        """A chart or a map as HTML, with its words and the address of the chart; a statement."""
        words = Prose(match["words"])
        if match["kind"] == "statement":
            return SHOWN_HERE.format(self.book.corpus[match["ids"]].label, words.as_html)
        if match["kind"] == "map":
            where = locator_map.locate(self.book, maps.points(self.book, match["ids"].split(",")))
            assert where is not None
            return SHOWN_HERE.format(
                image(where.svg, "locator"), (words or Prose(where.name)).as_html
            )
        chart = self.book.corpus.get(Chart, match["ids"])
        link = Markup('{0} <a href="to:{1}">{1}</a>').format(
            (words or chart.shows).as_html, self.book.addresses[chart.id]
        )
        return SHOWN_HERE.format(image(one_size(self.book, chart.id, "", PRINT), "chart"), link)


class _Suited(Treeprocessor):  # type: ignore[misc]
    """Gives a page the ids and links of the book, and removes its title, which the book sets."""

    def __init__(self, markdown: Markdown, address: str, file: str) -> None:
        super().__init__(markdown)
        self.address, self.file = address, file

    def run(self, root: Element) -> None:
        for title in root.findall("h1"):
            root.remove(title)
        for element in root.iter():
            if identifier := element.get("id"):
                element.set("id", anchor(f"{self.address}#{identifier}"))
            if href := element.get("href"):
                element.set("href", self.target(href))

    def target(self, href: str) -> str:
        """Where a link leads, from the root of the site; one to elsewhere stays as it is."""
        is_file = urlsplit(href).path.endswith(".md")
        there = urljoin(f"{HERE}{self.file if is_file else self.address}", href)
        if not there.startswith(HERE):
            return href
        path, hash_, inside = there.removeprefix(HERE).partition("#")
        return f"to:{addresses.of_file(path) if is_file else path}{hash_}{inside}"


def _extensions(file: Path) -> dict[str, dict[str, Any]]:
    """The Markdown extensions of a site, with their settings."""
    named: dict[str, dict[str, Any]] = {name: {} for name in ADDED}
    for extension in site.load(file).get("markdown_extensions", ()):
        named |= extension if isinstance(extension, dict) else {extension: {}}
    return {name: options for name, options in named.items() if name not in NOT_PRINTED}
