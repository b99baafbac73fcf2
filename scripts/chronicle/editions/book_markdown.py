"""Markdown pages, rendered for the book with its ids, links and notes."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

from chronicle.content import notes
from chronicle.corpus import addresses
from chronicle.editions.book_templates import Heading, RenderedPart, book_anchor, render_part
from chronicle.editions.images import svg_to_image
from chronicle.graphics import bar_charts, locator_map
from chronicle.history import History
from chronicle.pages.markdown_extension import PageExtension
from chronicle.problems import DataError
from chronicle.values import Prose

# Extensions of the site that a book does not need, and those that MkDocs adds by default.
OMITTED_EXTENSIONS = ("abbr", "toc")
ADDED_EXTENSIONS = ("tables", "fenced_code")
# The settings of each Markdown extension, by its name.
Extensions = Mapping[str, Mapping[str, Any]]
# Elements that the book omits, by tag or class: titles, because the book sets its own, summaries of
# collapsed text, and links to adjacent pages.
OMITTED_ELEMENTS = frozenset(("h1", "summary", "breadcrumbs", "chapters"))
# Elements that keep their id in an EPUB; pandoc drops the id of an aside.
WITH_ID = ("a", "div", "span", "h2", "h3", "h4", "h5", "h6")
# An image in HTML, which is not processed, so its path stays relative to the page.
HTML_IMAGE = re.compile(r"<img\b(?![^>]*\bsrc=[\"']?https?:)", re.IGNORECASE)
HTML_IMAGE_MESSAGE = (
    "the book cannot include an image written as HTML; write ![description](its-file.png)"
)
PLACEHOLDER_HOST = "https://here.invalid/"  # precedes a path while links are resolved
NOTE_CALL_TAG = '<sup class="note-call">'


class PageRenderer:
    """A renderer for the Markdown pages of the book.

    `extensions` are the Markdown extensions of the pages, with their settings.
    """

    def __init__(self, history: History, extensions: Extensions) -> None:
        self.history = history
        self.extensions = {}
        for name in (*ADDED_EXTENSIONS, *extensions):
            if name not in OMITTED_EXTENSIONS:
                self.extensions[name] = dict(extensions.get(name, {}))

    def render_page(self, address: str, number: str = "") -> RenderedPart | None:
        """Return the page at a URL, with an optional number, or None if there is no page.

        Raises:
            DataError: It has an image that the book would not find.
        """
        page = self.history.handwritten.get(address)
        if page is None:
            return None
        if raw := HTML_IMAGE.search(page.text):
            raise DataError([page.make_problem(raw.start(), HTML_IMAGE_MESSAGE)])
        printed = _BookExtension(self.history, address)
        markdown = Markdown(
            extensions=[*self.extensions, printed], extension_configs=self.extensions
        )
        text = markdown.convert(page.body).replace(NOTE_CALL_TAG, f"\u2060{NOTE_CALL_TAG}")
        return render_part(
            self.history,
            "chapter.html",
            Heading("part", address, page.title, number),
            deck=page.front_matter.description,
            text=Markup(text),
            notes=printed.notes,
        )


class _BookExtension(PageExtension):
    """A page of the book, with its ids and links, and without a title, which the book sets.

    Image paths are relative to the root of the site. `notes` are the notes of the page.
    """

    notes: Sequence[Markup] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Register the processors of the page."""
        super().extendMarkdown(md)
        self.add_treeprocessor("suited", -1, self._adapt_for_print)  # runs after all others

    def handle_notes(self, blocks: list[str], root: Element) -> None:
        """Store the notes, which the book typesets itself."""
        self.notes = [*map(Markup, notes.render_notes(blocks, self.history.formatted_works))]

    def render_shortcode(self, kind: str, ids: list[str], caption: str) -> str:
        """Return a chart with its URL, or a map, as HTML; for other records, the name."""
        part = render_part(
            self.history,
            "shown-in-print.html",
            kind=kind,
            names=ids,
            chart=self.history.corpus[ids[0]],
            caption=Prose(caption),
            image=svg_to_image,
            groups=partial(bar_charts.chart_groups, self.history),
            map_of=partial(locator_map.map_from_shortcode, self.history),
        )
        return part.text.strip()

    def _adapt_for_print(self, root: Element) -> None:
        for element in list(root.iter()):
            for child in list(element):
                if OMITTED_ELEMENTS & {child.tag, child.get("class")}:
                    element.remove(child)
            if element.tag == "aside":
                element.tag = "div"
            if identifier := element.get("id"):
                self._set_anchor(element, book_anchor(f"{self.address}#{identifier}"))
            if href := element.get("href"):
                element.set("href", self.resolve_target(href))
            if source := element.get("src"):
                image_address = urljoin(f"{PLACEHOLDER_HOST}{self.file}", source)
                element.set("src", unquote(image_address.removeprefix(PLACEHOLDER_HOST)))

    def _set_anchor(self, element: Element, identifier: str) -> None:
        """Set an id; if pandoc would drop it, set it on an empty element inside."""
        if element.tag in WITH_ID:
            element.set("id", identifier)
            return
        del element.attrib["id"]
        target = Element("span", id=identifier)
        target.tail, element.text = element.text, None
        element.insert(0, target)

    def resolve_target(self, href: str) -> str:
        """Return a link's target as `to:` and its URL on the site; keep external links."""
        is_file = addresses.is_markdown(urlsplit(href).path)
        page_address = self.address
        if is_file:
            page_address = self.file
        address = urljoin(f"{PLACEHOLDER_HOST}{page_address}", href)
        if not address.startswith(PLACEHOLDER_HOST):
            return href
        path = address.removeprefix(PLACEHOLDER_HOST)
        return f"to:{addresses.file_address(path) if is_file else path}"
