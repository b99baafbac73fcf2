"""The chapters, which are Markdown pages: the records that they link to and the works they cite."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import ValidationError

from chronicle.content import citation_syntax
from chronicle.content.citation_syntax import CitationBlock
from chronicle.content.markdown_pages import SHORTCODE, MarkdownPage
from chronicle.corpus import addresses
from chronicle.records import Source
from chronicle.values import Date, Prose

# A link to a record by its id: inline, [text](id:the-record); as a reference, [text][1] with the
# definition [1]: id:the-record on a separate line; or in HTML.
LINK_DEFINITION = r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?"
HREF_ATTRIBUTE = r"\bhref *= *[\"']?"
# An id contains no spaces, but a mistyped id may.
RECORD_TARGET = r"id:(?P<id>[^)\s\"'<>]+(?: [\w-]+(?=[ )]))*)"
RECORD_LINK = re.compile(
    rf"(?:\]\(|{LINK_DEFINITION}|{HREF_ATTRIBUTE}){RECORD_TARGET}", re.MULTILINE
)
SINGLE_BLOCK_BOX = re.compile(r"<aside\b[^>]*>\n(?P<text>.*)\n</aside>", re.DOTALL)
# A separate line that gives the preceding block an anchor (attr_list of Python-Markdown).
PARAGRAPH_ANCHOR = re.compile(r"^\{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or box: its Markdown, its anchor, and the ids of the records that it links to.

    `sources` are the passages that it cites; `page_checks` reports errors in citations. `number`
    counts the paragraphs of the page; a box has the number of the preceding paragraph.
    """

    markdown: str
    anchor: str
    record_ids: tuple[str, ...]
    sources: tuple[Source, ...]
    number: int = 0
    is_box: bool = False

    @property
    def is_quotation(self) -> bool:
        """Whether the paragraph is a block quotation."""
        return self.markdown.startswith(">")

    @cached_property
    def text(self) -> str:
        """The text of the paragraph without citations."""
        return citation_syntax.remove_citations(self.markdown).strip()

    @cached_property
    def mentioned_ids(self) -> frozenset[str]:
        """The ids of the records that the paragraph links to and of the works that it cites."""
        return frozenset(self.record_ids).union(source.work for source in self.sources)


@dataclass(frozen=True, eq=False)
class Chapter:
    """A chapter: its URL, number, title, discussion questions, and paragraphs.

    `years` are the years that it covers, if given.
    """

    address: str
    number: int
    title: Prose
    discussion_questions: tuple[Prose, ...]
    paragraphs: tuple[Paragraph, ...]
    years: Date | None = None

    @property
    def name(self) -> str:
        """The name of the chapter in its URL."""
        return self.address.removeprefix(addresses.CHAPTERS).rstrip("/")

    @property
    def handout_address(self) -> str:
        """The URL of the teaching handout of the chapter."""
        return f"{addresses.TEACHING}{self.name}/"


def load_chapters(pages: Mapping[str, MarkdownPage]) -> tuple[Chapter, ...]:
    """Return the chapters, sorted by number: the pages in `chapters/` with a `number`."""
    chapters = []
    for address, page in pages.items():
        front_matter = page.front_matter
        if not address.startswith(addresses.CHAPTERS) or not front_matter.number:
            continue
        chapter = Chapter(
            address=address,
            number=front_matter.number,
            title=page.title,
            discussion_questions=front_matter.discussion,
            paragraphs=split_paragraphs(page.body),
            years=front_matter.years,
        )
        chapters.append(chapter)
    return tuple(sorted(chapters, key=lambda chapter: chapter.number))


@lru_cache(maxsize=1024)
def split_paragraphs(body: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs and boxes of a page, without headings, charts and other HTML.

    The result is cached, because the server parses the same page at every rebuild.
    """
    return tuple(_iter_paragraphs(body))


def _iter_paragraphs(body: str) -> Iterator[Paragraph]:
    """Yield the paragraphs and boxes; a box has the number of the preceding paragraph."""
    number = 0
    for block in re.split(r"\n\s*\n", body.strip()):
        box = SINGLE_BLOCK_BOX.fullmatch(block)
        if box:
            block = box["text"]
        if block.startswith(("#", "<", "|")) or SHORTCODE.fullmatch(block):
            continue
        anchor = ""
        match = PARAGRAPH_ANCHOR.search(block)
        if match:
            anchor = match["id"]
        record_ids = [link["id"] for link in RECORD_LINK.finditer(block)]
        sources = _iter_sources(citation_syntax.citation_blocks(block))
        number += not box
        yield Paragraph(
            markdown=PARAGRAPH_ANCHOR.sub("", block),
            anchor=anchor,
            record_ids=tuple(record_ids),
            sources=tuple(sources),
            number=number,
            is_box=bool(box),
        )


def _iter_sources(blocks: Iterable[CitationBlock]) -> Iterator[Source]:
    """Yield the passages in blocks of citations; `page_checks` reports errors in them."""
    for block in blocks:
        for citation in block.citations:
            with contextlib.suppress(ValidationError):
                yield Source(work=citation.key, at=citation.suffix.strip())
