"""Pages written by hand as the book has them: with links and ids of the book, and notes."""

import base64
import mimetypes
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import charts, locator_map
from chronicle.editions.environment import Heading, Piece, anchor, fill
from chronicle.editions.images import image
from chronicle.history import History
from chronicle.pages import families
from chronicle.records.base import Record
from chronicle.story import studies
from chronicle.story.handwritten import PERIOD, SHOWN, without_links
from chronicle.story.notes import link_records, numbered
from chronicle.values.text import Prose

# Extensions of the site for which a book has no use, and those that MkDocs adds by itself.
NOT_PRINTED = ("abbr", "toc")
ADDED = ("tables", "fenced_code")
# The settings of each extension of Markdown, by its name.
Extensions = Mapping[str, Mapping[str, Any]]
HERE = "https://here.invalid/"  # stands before an address while links are resolved
CALL = '\u2060<sup class="call"><a id="PAGE--call-{n}" href="#PAGE--note-{n}">{n}</a></sup>'


class Writer:
    """Renders the pages of the book that are written by hand.

    `extensions` are those of Markdown for which they are meant, with their settings; below `docs`
    lie their pictures.
    """

    def __init__(self, history: History, extensions: Extensions, docs: Path) -> None:
        self.history = history
        self.docs = docs
        self.extensions = {}
        for name in (*ADDED, *extensions):
            if name not in NOT_PRINTED:
                self.extensions[name] = dict(extensions.get(name, {}))

    def page(self, address: str, number: str = "") -> Piece | None:
        """The page at an address, whose title may have a number; None where there is none."""
        page = self.history.handwritten.get(address)
        if page is None:
            return None
        call = CALL.replace("PAGE", anchor(address))
        text, notes = numbered(page.body, self.history.formatted, call)
        return fill(
            self.history,
            "chapter.html",
            Heading("part", address, page.title, number),
            deck=page.front_matter.description,
            text=self._html(text, address, page.file.partition("/")[2]),
            notes=[*map(Markup, notes)],
        )

    @property
    def turns(self) -> str:
        """The list of great turns of the home page, in Markdown; empty where it has none."""
        home = self.history.handwritten.get("")
        if home is None:
            return ""
        listed = PERIOD.search(home.body)
        if listed is None:
            return ""
        return listed["turns"] or ""

    def _html(self, text: str, address: str, file: str) -> Markup:
        """Markdown of the page at an address, whose file is named from the root, as HTML."""
        markdown = Markdown(extensions=list(self.extensions), extension_configs=self.extensions)
        markdown.treeprocessors.register(_Suited(markdown, address, file, self.docs), "suited", -1)
        text = studies.with_list(text, self.history.corpus)
        text = SHOWN.sub(self._shown, text)
        text = without_links(text, address, file, families.missing(self.history))
        return Markup(markdown.convert(link_records(text, address, self.history.corpus)))

    def _shown(self, match: re.Match[str]) -> str:
        """A chart or a map as HTML, with its words and the address of the chart.

        A question and a statement are named.
        """
        kind = match["kind"]
        names = match["ids"].split(",")
        drawing = partial(charts.svg, self.history, is_alone=False)
        shown: object
        others: list[Record] = []
        if kind == "map":
            shown = locator_map.of_places(self.history, names)
        else:
            shown, *rest = [self.history.corpus[name] for name in names]
            if kind == "ladders":
                others = rest
        piece = fill(
            self.history,
            "shown-in-print.html",
            kind=kind,
            shown=shown,
            others=others,
            words=Prose(match["words"]),
            image=image,
            drawing=drawing,
        )
        return piece.text.strip()


class _Suited(Treeprocessor):  # type: ignore[misc]
    """Gives a page the ids, links and pictures of the book, which sets its title itself."""

    def __init__(self, markdown: Markdown, address: str, file: str, docs: Path) -> None:
        super().__init__(markdown)
        self.address = address
        self.file = file
        self.docs = docs

    def run(self, root: Element) -> None:
        for title in root.findall("h1"):
            root.remove(title)
        for element in root.iter():
            if identifier := element.get("id"):
                element.set("id", anchor(f"{self.address}#{identifier}"))
            if href := element.get("href"):
                element.set("href", self.target(href))
            if element.tag == "img":
                self.take_in(element)

    def take_in(self, picture: Element) -> None:
        """Put a picture of the site into the book, and of another only its words."""
        source = urlsplit(urljoin(f"{HERE}{self.file}", picture.get("src", "")))
        path = self.docs / unquote(source.path).lstrip("/")
        if source.netloc != urlsplit(HERE).netloc or not path.is_file():
            picture.tag = "em"
            picture.text = picture.get("alt", "")
            picture.attrib.clear()
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        content = base64.b64encode(path.read_bytes()).decode()
        picture.set("src", f"data:{kind};base64,{content}")

    def target(self, href: str) -> str:
        """Where a link leads, from the root of the site; one to elsewhere stays as it is."""
        is_file = addresses.is_markdown(urlsplit(href).path)
        here = self.address
        if is_file:
            here = self.file
        there = urljoin(f"{HERE}{here}", href)
        if not there.startswith(HERE):
            return href
        path, hash_, inside = there.removeprefix(HERE).partition("#")
        if is_file:
            path = addresses.of_file(path)
        return f"to:{path}{hash_}{inside}"
