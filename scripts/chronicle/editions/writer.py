"""Pages written by hand as the book has them: with links and ids of the book, and notes."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import charts
from chronicle.editions.environment import Heading, Piece, anchor, fill
from chronicle.editions.images import image
from chronicle.history import History
from chronicle.pages import families
from chronicle.story import studies
from chronicle.story.handwritten import PERIOD, SHOWN, without_links
from chronicle.story.notes import link_records, numbered
from chronicle.values.text import Prose

# Extensions of the site for which a book has no use, and those that MkDocs adds by itself.
NOT_PRINTED = ("abbr", "toc")
ADDED = ("tables", "fenced_code")
# The settings of each extension of Markdown, by its name.
Extensions = Mapping[str, Mapping[str, Any]]
# What keeps its id in an electronic book, which pandoc makes.
WITH_ID = ("a", "div", "span", "h2", "h3", "h4", "h5", "h6")
HERE = "https://here.invalid/"  # stands before an address while links are resolved
CALL = '\u2060<sup class="call"><a id="PAGE--call-{n}" href="#PAGE--note-{n}">{n}</a></sup>'


class Writer:
    """Renders the pages of the book that are written by hand.

    `extensions` are those of Markdown for which they are meant, with their settings.
    """

    def __init__(self, history: History, extensions: Extensions) -> None:
        self.history = history
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
        markdown.treeprocessors.register(_Suited(markdown, address, file), "suited", -1)
        text = studies.with_list(text, self.history.corpus)
        text = SHOWN.sub(self._shown, text)
        text = without_links(text, address, file, families.missing(self.history))
        return Markup(markdown.convert(link_records(text, address, self.history.corpus)))

    def _shown(self, match: re.Match[str]) -> str:
        """A chart with its address, or a map, as HTML; of all else its name."""
        names = match["ids"].split(",")
        piece = fill(
            self.history,
            "shown-in-print.html",
            kind=match["kind"],
            names=names,
            shown=self.history.corpus[names[0]],
            words=Prose(match["words"]),
            image=image,
            groups=partial(charts.groups, self.history),
        )
        return piece.text.strip()


class _Suited(Treeprocessor):  # type: ignore[misc]
    """Gives a page the ids and links of the book, which sets its title itself.

    Its pictures are named from the root of the site.
    """

    def __init__(self, markdown: Markdown, address: str, file: str) -> None:
        super().__init__(markdown)
        self.address = address
        self.file = file

    def run(self, root: Element) -> None:
        for title in root.findall("h1"):
            root.remove(title)
        for element in list(root.iter()):
            if identifier := element.get("id"):
                self._identify(element, anchor(f"{self.address}#{identifier}"))
            if href := element.get("href"):
                element.set("href", self.target(href))
            if source := element.get("src"):
                there = urljoin(f"{HERE}{self.file}", source)
                element.set("src", unquote(there.removeprefix(HERE)))

    def _identify(self, element: Element, identifier: str) -> None:
        """Give an element an id, in an empty element at its head where it would lose it."""
        if element.tag in WITH_ID:
            element.set("id", identifier)
            return
        del element.attrib["id"]
        target = Element("span", id=identifier)
        target.tail, element.text = element.text, None
        element.insert(0, target)

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
            path = addresses.address_of_file(path)
        return f"to:{path}{hash_}{inside}"
