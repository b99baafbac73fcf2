"""Pages written by hand, finished: their notes, links to records, the drawing of the period, abbreviations explained."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import period as drawing
from chronicle.pages import cite as citing
from chronicle.record.models import Event, GlossaryTerm
from chronicle.story.chapters import ANCHOR, RECORD_LINK, Chapter
from chronicle.story.handwritten import ANCHOR as PAGE_ANCHOR
from chronicle.story.notes import Registry, link_records
from chronicle.views import period

# The end of a paragraph that has an anchor: the line break, and the line that gives the anchor.
PARAGRAPH_END = re.compile(rf"\n(?P<anchor>{ANCHOR.pattern})", re.MULTILINE)
# What begins a heading or an item of a list, before its words.
MARK = re.compile(r"(?:#{1,6}|[-*+]|\d+\.) +")
# Where the drawing of the whole period stands: before a list, whose links to events it numbers.
PERIOD = re.compile(r"^<!-- the period at a glance -->\n+(?P<turns>(?:\d+\. .*\n?)+)", re.MULTILINE)


def finish(markdown: str, address: str, book: Book, registry: Registry) -> str:
    """A hand-written page whose citations have been found: its notes, links to records, and abbreviations explained.

    A chapter is told apart from other pages: it opens with its number and ends with the way to its neighbours.
    """
    page = book.written.get(address)
    text = with_former_anchors(markdown, page.formerly if page else {})
    text = PERIOD.sub(lambda match: _period(match["turns"], address, book), registry.finish(text))
    text = link_records(text, address, book.corpus)
    here = next((number for number, chapter in enumerate(book.chapters) if chapter.address == address), None)
    if here is not None:
        text = _opening(book.chapters[here]) + _with_cite(text, book.chapters[here], book) + _way_on(book.chapters, here)
    used = [term for term in book.corpus.of(GlossaryTerm) if term.name in text]
    return text + "".join(f"\n*[{term.name}]: {term.description}" for term in used) + ("\n" if used else "")


def with_former_anchors(markdown: str, formerly: Mapping[str, str]) -> str:
    """A page on which the anchors that it had before arrive at the heading or paragraph that has the new ones.

    `formerly` maps old anchors to new ones.
    """
    lines = markdown.split("\n")
    for old, new in formerly.items():
        start = next((number for number, line in enumerate(lines) if _has_anchor(line, new)), None)
        if start is None:  # while serving, the page may be newer than the book
            continue
        while start and lines[start - 1].strip() and not MARK.match(lines[start]):
            start -= 1
        mark = MARK.match(lines[start])
        before = mark[0] if mark else ""
        lines[start] = f'{before}<span id="{old}"></span>{lines[start].removeprefix(before)}'
    return "\n".join(lines)


def _has_anchor(line: str, anchor: str) -> bool:
    return any(match["id"] == anchor for match in PAGE_ANCHOR.finditer(line))


def _period(turns: str, address: str, book: Book) -> str:
    """The drawing and its list. A link that leads to no event is told where links are made."""
    records = (book.corpus.records.get(match["id"]) for match in RECORD_LINK.finditer(turns))
    view = period.period(book, [record.id for record in records if isinstance(record, Event)])
    figure = drawing.draw(view, address) if view else ""
    return f'{figure}\n\n<div class="turns" markdown>\n\n{turns}\n</div>\n'


def _with_cite(text: str, chapter: Chapter, book: Book) -> str:
    """A chapter whose paragraphs each end with the way to their citations, and which ends with its own."""

    def cite(match: re.Match[str]) -> str:
        address = f"{chapter.address}#{match['id']}"
        return f"&nbsp;{citing.link(book, address)}{match[0]}" if address in book.citables else match[0]

    return f"{PARAGRAPH_END.sub(cite, text)}\n\n{citing.folded(book, chapter.address)}\n"


def _opening(chapter: Chapter) -> str:
    return f'<p class="crumb" data-search-exclude><a href="../">Story</a> › Chapter {chapter.number}</p>\n\n'


def _way_on(chapters: tuple[Chapter, ...], here: int) -> str:
    """The way from a chapter to the one before, the one after, and its packet for teaching."""
    chapter = chapters[here]
    neighbours = [("Before", chapters[max(0, here - 1) : here]), ("After", chapters[here + 1 : here + 2])]
    ways = [(other.address, f"{word}: {other.title}") for word, found in neighbours for other in found]
    ways.append((chapter.packet, "For teaching"))
    links = " ".join(f'<a href="{addresses.relative(chapter.address, there)}">{words}</a>' for there, words in ways)
    return f'\n\n<nav class="chapters" aria-label="Chapters" data-search-exclude>\n{links}\n</nav>\n'
