"""Markdown pages, rendered for the book with its ids, links and notes."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

from chronicle.content import notes
from chronicle.corpus import addresses
from chronicle.editions.book_templates import book_anchor, render_book_template
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
# An image in HTML, which is not processed, so its path stays relative to the page.
HTML_IMAGE = re.compile(r"<img\b(?![^>]*\bsrc=[\"']?https?:)", re.IGNORECASE)
HTML_IMAGE_MESSAGE = (
    "the book cannot include an image written as HTML; write ![description](its-file.png)"
)
PLACEHOLDER_HOST = "https://here.invalid/"  # precedes a path while links are resolved


def render_page(history: History, extensions: Extensions, address: str) -> Markup:
    """Return the text of the page at a URL as HTML.

    `extensions` are the Markdown extensions of the pages, with their settings.

    Raises:
        DataError: The page has an image that the book would not find.
    """
    page = history.markdown_pages[address]
    if raw := HTML_IMAGE.search(page.text):
        raise DataError([page.make_problem(raw.start(), HTML_IMAGE_MESSAGE)])
    settings: dict[str, dict[str, Any]] = {}
    for name in (*ADDED_EXTENSIONS, *extensions):
        if name not in OMITTED_EXTENSIONS:
            settings[name] = dict(extensions.get(name, {}))
    printed = _BookExtension(history, address)
    markdown = Markdown(extensions=[*settings, printed], extension_configs=settings)
    return Markup(markdown.convert(page.body))


class _BookExtension(PageExtension):
    """An extension for a page of the book: its ids and links, and no title, which the book sets.

    Image paths are relative to the root of the site, and notes are in the text.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Register the processors of the page."""
        super().extendMarkdown(md)
        self.add_treeprocessor("suited", -1, self._adapt_for_print)  # runs last

    def handle_notes(self, blocks: list[str], root: Element) -> None:
        """Replace each call by its note, which pandoc moves out of the text."""
        rendered = notes.render_notes(blocks, self.history.formatted_works)
        calls = [call for call in root.iter("sup") if call.get("class") == "note-call"]
        for number, (call, note) in enumerate(zip(calls, rendered, strict=True), 1):
            call.remove(call[0])
            call.tag = "span"
            call.attrib = {"class": "note", "data-number": str(number)}
            call.text = self.md.htmlStash.store(note)

    def render_shortcode(self, kind: str, ids: list[str], caption: str) -> str:
        """Return the HTML of a chart (with its URL) or a map; for other records return the name."""
        names = {"kind": kind, "names": ids, "caption": Prose(caption)}
        return render_book_template(self.history, "shown-in-print.html", **names).strip()

    def _adapt_for_print(self, root: Element) -> None:
        for element in list(root.iter()):
            for child in list(element):
                if OMITTED_ELEMENTS & {child.tag, child.get("class")}:
                    element.remove(child)
            if element.tag == "aside":  # pandoc drops its class
                element.tag = "div"
            if identifier := element.attrib.pop("id", ""):
                # An empty element, because pandoc drops the ids of other elements.
                target = Element("span", id=book_anchor(f"{self.address}#{identifier}"))
                target.tail = element.text
                element.text = None
                element.insert(0, target)
            if href := element.get("href"):
                element.set("href", self._pending_target(href))
            if source := element.get("src"):
                image_address = urljoin(f"{PLACEHOLDER_HOST}{self.file}", source)
                element.set("src", unquote(image_address.removeprefix(PLACEHOLDER_HOST)))

    def _pending_target(self, href: str) -> str:
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
