"""The whole book as a tree of Markdown, for any other generator: pages, hand-written ones with notes, downloads, assets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chronicle import addresses
from chronicle import book as books
from chronicle.chapters import Chapter
from chronicle.citation.notes import Registry, link_records, prepare
from chronicle.exports import downloads
from chronicle.pages.page import Book
from chronicle.records import GlossaryTerm

# Templates of one theme; another generator brings its own.
NOT_CARRIED = {"overrides"}


def write(book: Book, docs: Path, directory: Path) -> int:
    """Write the tree into a directory. Only files that are new or changed are touched; returns how many."""
    count = 0
    for name, content in files(book, docs):
        path = directory / name
        if path.exists() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
    return count


def files(book: Book, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree: its path, and its content as bytes."""
    for page in books.pages(book):
        yield page.file, page.markdown.encode()
    for made in downloads.made(book):
        yield made.address, made.content
    registry = Registry(book.corpus, book.formatted)
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        if not path.is_file() or inside.parts[0] in NOT_CARRIED:
            continue
        content = path.read_bytes()
        if path.suffix == ".md":
            text = prepare(content.decode("utf-8"), registry)
            content = finish(text, addresses.hand_written(inside.as_posix()), book, registry).encode()
        yield inside.as_posix(), content


def finish(markdown: str, address: str, book: Book, registry: Registry) -> str:
    """A hand-written page whose citations have been found: its notes, links to records, and abbreviations explained.

    A chapter is told apart from other pages: it opens with its number and ends with the way to its neighbours.
    """
    text = link_records(registry.finish(markdown), address, book.corpus)
    here = next((number for number, chapter in enumerate(book.chapters) if chapter.address == address), None)
    if here is not None:
        text = _opening(book.chapters[here]) + text + _way_on(book.chapters, here)
    used = [term for term in book.corpus.of(GlossaryTerm) if term.name in text]
    return text + "".join(f"\n*[{term.name}]: {term.description}" for term in used) + ("\n" if used else "")


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
