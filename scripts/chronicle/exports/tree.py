"""The whole book as a tree of Markdown, for any other generator: generated pages, hand-written pages with notes, assets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chronicle import book as books
from chronicle.citation.notes import Registry, cite, link_records
from chronicle.pages.page import Book

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
    registry = Registry(book.corpus, book.formatted)
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        if not path.is_file() or inside.parts[0] in NOT_CARRIED:
            continue
        content = path.read_bytes()
        if path.suffix == ".md":
            text = cite(content.decode("utf-8"), registry)
            content = link_records(text, _address(inside), book.corpus).encode()
        yield inside.as_posix(), content


def _address(file: Path) -> str:
    """The address at which a Markdown file is read: `about/cite.md` at `about/cite/`."""
    parts = file.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "index" else parts
    return "".join(f"{part}/" for part in parts)
