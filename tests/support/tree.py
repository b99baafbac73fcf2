"""The site as Markdown and other files, for tests that read all of it, and for MkDocs without our plugin."""

import json
from collections.abc import Iterator
from pathlib import Path

from chronicle import build
from chronicle.corpus import addresses
from chronicle.exports import structured
from chronicle.files import contents
from chronicle.history import History
from chronicle.pages.handwritten import finish
from chronicle.pages.page import Page


def pages(history: History) -> Iterator[Page]:
    """Every page that is made from the record, one after the other."""
    return (build.render_page(history, address) for address in build.plans(history))


def files(history: History, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Every file but styles and scripts: its path, and its content. Pages written by hand, and what else belongs to them, lie in `docs`."""
    listed = []
    for page in pages(history):
        listed.append(page.listing)
        # JSON is YAML.
        front = "".join(f"{name}: {json.dumps(value)}\n" for name, value in page.front.items())
        text = f"---\n{front}---\n\n{page.body}\n\n{page.structured}\n"
        yield addresses.source_file(page.address), text.encode()
    for name, make in build.files(history).items():
        yield name, make()
    yield addresses.SEARCH_INDEX, build.index(history, filter(None, listed))
    for path in contents(docs):
        name = path.relative_to(docs).as_posix()
        content = path.read_bytes()
        if path.suffix == ".md":
            address = addresses.of_file(name)
            text = finish(content.decode(), address, history)
            content = f"{text}\n{structured.block(address, history)}\n".encode()
        yield name, content
