"""The additional Markdown syntax of pages, as an extension of Python-Markdown.

The site (`site_markdown.py`) and the book share it and render it differently. Code is left as
written. Processors run by priority, the highest first; ours have a star:

- blocks: shown* 110, then md_in_html 105 and all other blocks of a page;
- inline: code 190, citations* 175, links 160;
- tree: all inline patterns 20, notes* 19, records* 18, in a part of a page files* 17, anchors
  (attr_list) 8, terms* 7.5 before they are marked (abbr) 7, finish* 6.5, contents 5.
"""

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from chronicle.content import citation_syntax, studies
from chronicle.content.chapters import HREF_ATTRIBUTE, RECORD_TARGET
from chronicle.content.markdown_pages import SHORTCODE, link_target
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.records import Question
from chronicle.templates import remove_blank_lines

CITATION_ELEMENT = "cited"
RECORD_LINK_IN_HTML = re.compile(rf"(?P<before>{HREF_ATTRIBUTE}){RECORD_TARGET}")
PAGE_LINK_IN_HTML = re.compile(r'<a\b(?![^>]*hreflang)(?=[^>]*\shref="(?P<href>[^"]*))')
EXTERNAL_LINK = re.compile(r"[a-z]+:|//")
# A function that adds the content for a comment to an element; it may consume some of the blocks
# that follow.
ContentInserter = Callable[[Element, list[str]], None]


class PageExtension(Extension):  # type: ignore[misc]
    """A Python-Markdown extension for citations, links to records, and lines that show records.

    `file` is the source file of the page at the URL `address`, relative to the folder of all pages.
    """

    def __init__(self, history: History, address: str) -> None:
        super().__init__()
        self.history = history
        self.address = address
        self.page = history.markdown_pages.get(address)
        self.file = addresses.source_file(address)
        if self.page:
            self.file = self.page.path_in_docs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Register the processors for citations, links and lines that show records."""
        self.md = md
        md.inlinePatterns.register(_CitationProcessor(), "citations", 175)
        md.parser.blockprocessors.register(_ShortcodeProcessor(self), "shown", 110)
        self.add_treeprocessor("notes", 19, self._insert_note_calls)
        self.add_treeprocessor("records", 18, self._resolve_links)

    def add_treeprocessor(self, name: str, priority: float, run: Callable[[Element], None]) -> None:
        """Register a function to run on the element tree of the page after parsing."""
        processor = Treeprocessor(self.md)
        processor.run = run
        self.md.treeprocessors.register(processor, name, priority)

    def insert_html(self, parent: Element, markup: str, index: int | None = None) -> None:
        """Insert HTML into an element at an index, or last; do nothing if it is empty."""
        if html := remove_blank_lines(markup):
            block = Element("p")
            block.text = self.md.htmlStash.store(html)
            block.tail = "\n"
            parent.insert(len(parent) if index is None else index, block)

    def render_shortcode(self, kind: str, ids: list[str], caption: str) -> str:
        """Return the HTML of a shortcode: the records of a kind with these ids, and a caption."""
        raise NotImplementedError

    @property
    def comments(self) -> Mapping[str, ContentInserter]:
        """The function that replaces each comment which requests content, by comment."""
        return {studies.STUDIES_COMMENT: self._insert_studies}

    def handle_notes(self, blocks: list[str], root: Element) -> None:
        """Process the blocks of citations of the page, as written, in their order."""
        raise NotImplementedError

    def _insert_studies(self, parent: Element, blocks: list[str]) -> None:
        self.md.parser.parseChunk(parent, studies.studies_markdown(self.history.corpus))

    def _insert_note_calls(self, root: Element) -> None:
        """Replace citations by numbered calls, in document order."""
        blocks = []
        for call in list(root.iter(CITATION_ELEMENT)):
            blocks.append(call.text or "")
            number = str(len(blocks))
            call.tag = "sup"
            call.text = None
            call.set("class", "note-call")
            link = SubElement(call, "a", {"id": f"call-{number}", "href": f"#note-{number}"})
            link.text = AtomicString(number)
        self.handle_notes(blocks, root)

    def _resolve_links(self, root: Element) -> None:
        """Replace record ids in links, also in HTML, by URLs.

        A link to a page that does not exist (yet) becomes plain text. A link to an English page
        points to its version in the language of this page, if there is one. A link to a page in
        another language declares the language. On pages that explain the colour of links to
        questions, these links get the class `disputed`.
        """
        missing_lists = inventory.missing_list_addresses(self.history)
        tag = self.history.page_language(self.address).lang
        has_legend = tag or self.address.startswith(addresses.CHAPTERS)
        for link in root.iter("a"):
            href = link.get("href", "")
            path, hash_, anchor = href.partition("#")
            target = self.resolve_target(path)
            localized = self.history.language_alternates.get(target, {}).get(tag)
            is_english = not self.history.page_language(target).lang
            if addresses.is_markdown(path) and localized and is_english:
                relative = addresses.relative_address(self.address, localized)
                link.set("href", f"{relative}{hash_}{anchor}")
            elif href.startswith("id:"):
                identifier = href.removeprefix("id:")
                link.set("href", self._record_address(identifier) or href)
                if has_legend and self.history.corpus.find(Question, identifier):
                    link.set("class", "disputed")
            elif path.endswith((".md", "/")) and target in missing_lists:
                link.tag = "span"
                link.attrib.clear()
            language = self._target_language(link.get("href", ""))
            if language:
                link.set("hreflang", language)
        stash = self.md.htmlStash.rawHtmlBlocks
        for number, raw in enumerate(stash):
            if isinstance(raw, str):
                raw = RECORD_LINK_IN_HTML.sub(self._replace_link_in_raw_html, raw)
                stash[number] = PAGE_LINK_IN_HTML.sub(self._declare_target_language, raw)

    def _target_language(self, href: str) -> str:
        """Return the language of the page that a link points to, if it is not that of this page."""
        path = href.partition("#")[0]
        if not path.endswith((".md", "/")) or EXTERNAL_LINK.match(path):
            return ""
        tag = self.history.page_language(self.resolve_target(path)).lang or "en"
        return "" if tag == (self.history.page_language(self.address).lang or "en") else tag

    def _declare_target_language(self, link: re.Match[str]) -> str:
        language = self._target_language(link["href"])
        return f'{link[0]} hreflang="{language}"' if language else link[0]

    def _replace_link_in_raw_html(self, link: re.Match[str]) -> str:
        address = self._record_address(link["id"])
        if address:
            return f"{link['before']}{address}"
        return link[0]

    def _record_address(self, identifier: str) -> str:
        """Return the URL of a record, in the page's language if possible; empty if unknown."""
        record = self.history.corpus.records.get(identifier)
        if record is None:
            return ""
        address = record.site_address(self.history.corpus)
        localized = self.history.pages_in_language(self.history.page_language(self.address).lang)
        return addresses.relative_address(self.address, localized.get(address, address))

    def resolve_target(self, path: str) -> str:
        """Return the URL that a relative link on the page points to; see `link_target`."""
        return link_target(self.address, self.file, path)


class _CitationProcessor(InlineProcessor):  # type: ignore[misc]
    """An inline processor that replaces citations, and the space before them, by a call."""

    def __init__(self) -> None:
        super().__init__(rf"[ \n]?{citation_syntax.CITATION_BRACKETS.pattern}(?!\()")

    def handleMatch(  # noqa: N802 (Python-Markdown calls it so)
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element for the call, or None if the match is an e-mail address."""
        blocks = citation_syntax.citation_blocks(match[0])
        if not blocks:
            return None, None, None
        call = Element(CITATION_ELEMENT)
        call.text = AtomicString(blocks[0].raw)
        return call, match.start(), match.end()


class _ShortcodeProcessor(BlockProcessor):  # type: ignore[misc]
    """A block processor that replaces a line or a comment by the records that it requests."""

    def __init__(self, page: PageExtension) -> None:
        super().__init__(page.md.parser)
        self.page = page

    def test(self, parent: Element, block: str) -> bool:
        """Return whether a block has a line, or is a comment, that requests records."""
        return bool(SHORTCODE.search(block) or self._find_inserter(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the records to an element, between the text before and after the line."""
        block = blocks.pop(0)
        if insert := self._find_inserter(block):
            insert(parent, blocks)
            return
        before, caption, kind, ids, after = SHORTCODE.split(block, maxsplit=1)
        self.parser.parseBlocks(parent, [before.rstrip("\n")])
        self.page.insert_html(parent, self.page.render_shortcode(kind, ids.split(","), caption))
        blocks.insert(0, after.lstrip("\n"))

    def _find_inserter(self, block: str) -> ContentInserter | None:
        """Return the function that replaces a comment, which Python-Markdown stores as HTML."""
        aside = HTML_PLACEHOLDER_RE.fullmatch(block.strip())
        if not aside:
            return None
        raw = self.parser.md.htmlStash.rawHtmlBlocks[int(aside[1])]
        comment = str(raw).strip().removeprefix("<!-- ").removesuffix(" -->")
        return self.page.comments.get(comment)
