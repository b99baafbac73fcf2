"""The chapters written by hand: which records each names and which places it cites."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import ValidationError

from chronicle.corpus import addresses
from chronicle.records import Source
from chronicle.story import citation_syntax
from chronicle.story.citation_syntax import CitationBlock
from chronicle.story.handwritten import SHOWN, WrittenPage
from chronicle.values import Date, Prose

# A link to a record by its id: [the words](id:the-record), or [the words][1] and on a line of its
# own [1]: id:the-record, or in HTML.
REFERENCE = r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?"
IN_HTML = r"\bhref *= *[\"']?"
NAMED = r"id:(?P<id>[^)\s\"'<>]+)"
RECORD_LINK = re.compile(rf"(?:\]\(|{REFERENCE}|{IN_HTML}){NAMED}", re.MULTILINE)
BOX_OF_ONE_BLOCK = re.compile(r"<aside\b[^>]*>\n(?P<text>.*)\n</aside>", re.DOTALL)
# A line of its own that gives the block before it an anchor (attr_list of Python-Markdown).
PARAGRAPH_ANCHOR = re.compile(r"^\{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or box: its text as written, its anchor, the ids of the records that it links.

    `sources` are the passages that it cites; faults in citations are left to `page_checks`.
    `number` counts the paragraphs of the page; a box has the number of the paragraph before it.
    """

    markdown: str
    anchor: str
    records: tuple[str, ...]
    sources: tuple[Source, ...]
    number: int = 0
    is_box: bool = False

    @cached_property
    def text(self) -> str:
        """Its text without citations."""
        return citation_syntax.without(self.markdown).strip()

    @cached_property
    def tells_of(self) -> frozenset[str]:
        """The ids of the records it links and of the works it cites."""
        return frozenset(self.records).union(source.work for source in self.sources)


@dataclass(frozen=True, eq=False)
class Chapter:
    """One chapter: its address, number, title, questions for discussion, and paragraphs.

    `years` are those that it covers, where it says so.
    """

    address: str
    number: int
    title: Prose
    discussion: tuple[Prose, ...]
    paragraphs: tuple[Paragraph, ...]
    years: Date | None = None

    @property
    def name(self) -> str:
        """Its name in its address."""
        return self.address.removeprefix(addresses.CHAPTERS).rstrip("/")

    @property
    def handout(self) -> str:
        """The address of its sheet for teaching."""
        return addresses.handout(self.name)


def load(pages: Mapping[str, WrittenPage]) -> tuple[Chapter, ...]:
    """The chapters in the order of their numbers: the pages by hand that have a `number`."""
    chapters = []
    for address, page in pages.items():
        front_matter = page.front_matter
        if not address.startswith(addresses.CHAPTERS) or not front_matter.number:
            continue
        chapter = Chapter(
            address=address,
            number=front_matter.number,
            title=page.title,
            discussion=front_matter.discussion,
            paragraphs=paragraphs(page.body),
            years=front_matter.years,
        )
        chapters.append(chapter)
    return tuple(sorted(chapters, key=lambda chapter: chapter.number))


@lru_cache(maxsize=1024)
def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs and boxes of a page, without front matter, headings, charts and other HTML.

    The result is kept, since a server asks for the same page at every save.
    """
    return tuple(_paragraphs(body))


def _paragraphs(body: str) -> Iterator[Paragraph]:
    """Yield the paragraphs and boxes of a page; a box has the number of the paragraph before it."""
    number = 0
    for block in re.split(r"\n\s*\n", body.strip()):
        box = BOX_OF_ONE_BLOCK.fullmatch(block)
        if box:
            block = box["text"]
        if block.startswith(("#", "<", "|")) or SHOWN.fullmatch(block):
            continue
        anchor = ""
        match = PARAGRAPH_ANCHOR.search(block)
        if match:
            anchor = match["id"]
        records = [link["id"] for link in RECORD_LINK.finditer(block)]
        sources = _sources(citation_syntax.blocks(block))
        number += not box
        yield Paragraph(
            markdown=PARAGRAPH_ANCHOR.sub("", block),
            anchor=anchor,
            records=tuple(records),
            sources=tuple(sources),
            number=number,
            is_box=bool(box),
        )


def _sources(blocks: Iterable[CitationBlock]) -> Iterator[Source]:
    """The passages that blocks of citations name; faults in them are left to `page_checks`."""
    for block in blocks:
        for citation in block.citations:
            with contextlib.suppress(ValidationError):
                yield Source(work=citation.key, at=citation.suffix.strip())
