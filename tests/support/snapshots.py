"""Text snapshots of pages, in reading order, with the targets of links.

`make snapshots` regenerates those of the sample histories; a test compares them with the pages.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from lxml import html

from chronicle import build
from chronicle.content.markdown import EXTENSIONS
from chronicle.editions import book_builder
from chronicle.exports import downloads, feed
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.queries.metadata import page_metadata
from chronicle.search.index import documents
from support import ANOTHER, ROOT, SITE, TREATY, cited, plain_pandoc
from support.histories import fuller

SNAPSHOTS = ROOT / "tests" / "chronicle" / "pages" / "snapshots"
# Snapshots of complete histories.
WHOLES = SNAPSHOTS.with_name("wholes")
HISTORIES = ("ditch", "fuller", "treaty")
# Prefixes of block elements, which begin a line.
BEFORE = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
BEFORE |= {"li": "- ", "summary": "▸ ", "dd": ": ", "td": "| ", "th": "| "}
# Inline elements, and elements that are separated from the sentence by spaces.
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "strong", "sub", "sup", "wbr"}
APART = {"text", "title", "desc", "small", "option", "label", "span", "time", "button"}
# The size of a file, which changes with any edit.
SIZE = re.compile(r"[\d.]+ (?:Bytes|kB)$")


def history_of(name: str) -> History:
    """Return one of the sample histories."""
    if name == "fuller":
        with TemporaryDirectory() as directory:
            return fuller(Path(directory))
    there = ANOTHER if name == "ditch" else TREATY
    return build.load_project_history(there / "data", there / "docs", SITE)


def addresses(history: History) -> set[str]:
    """Return the paths of the pages with snapshots."""
    return {*build.render_functions(history), *history.handwritten}


def file_of(name: str, address: str) -> Path:
    """Return the snapshot file of a page."""
    return SNAPSHOTS / name / f"{address.rstrip('/') or 'index'}.txt"


def snapshot(history: History, address: str) -> str:
    """Return the title and text of a page, one line per block."""
    written = history.handwritten.get(address)
    if written and history.is_markdown_page(address):
        head, body = "", site_markdown.render_markdown(written.body, address, history)
    else:
        page = build.render_page(history, address)
        head, body = f"{page.title}\n", page.body
    return _lines(head + _words(html.fragment_fromstring(body, create_parent="main")))


def _lines(text: str) -> str:
    """Normalize whitespace and remove empty lines."""
    lines = [SIZE.sub("so large", " ".join(line.split())) for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


def _words(element: html.HtmlElement) -> str:
    """Return the text of an element with its descendants and accessible names."""
    if not isinstance(element.tag, str) or element.tag in ("script", "template"):
        return ""
    if element.get("class") == "fields":
        return ""  # the field descriptions are also in the schemas
    label = element.get("aria-label") or element.get("alt") or ""
    text = "".join((element.text or "", *(_words(one) + (one.tail or "") for one in element)))
    if element.tag == "a":
        leads = element.get("data-of") or element.get("href") or ""
        return f"[{text.strip()}]({leads})"
    if element.tag in INLINE:
        return text
    if element.tag in APART:
        return f" {text} "
    return f"\n{label}\n{BEFORE.get(element.tag, '')}{text.lstrip()}\n"


def found(history: History) -> str:
    """Return all search documents of a history with their fields, truncated to 160 characters."""
    made = (
        build.render_page(history, address).document for address in build.render_functions(history)
    )
    lines = []
    for document in documents(history, filter(None, made)):
        lines.append(document.address)
        for name, value in vars(document).items():
            if value and name not in ("address", "weight"):
                lines.append(f"  {name}: {str(value)[:160]}")
    return "\n".join(lines) + "\n"


def heads(history: History) -> str:
    """Return the metadata of pages for search engines and reference managers."""
    metadata = {}
    for address in sorted(build.render_functions(history)):
        page = build.render_page(history, address)
        if not page.is_listed:
            continue
        offered = page_metadata(history, address, page.title, page.description)
        metadata[address] = {
            "tags": dict(offered.tags),
            "unapi": offered.unapi,
        }
    return json.dumps(metadata, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def book(history: History) -> str:
    """Return the text of the book before typesetting."""
    body = book_builder.compose_book(history, EXTENSIONS).body
    return _lines(_words(html.fragment_fromstring(body, create_parent="main")))


def files_to_download(history: History) -> str:
    """Return the content of every download."""
    parts = []
    for download in downloads.ALL:
        text = downloads.download_content(history, download).removeprefix("\ufeff")
        parts.append(f"==== {download.file}\n{text}")
    return "\n".join("\n".join(parts).splitlines()) + "\n"


OF_WHOLES: dict[str, Callable[[], str]] = {
    "search": lambda: found(history_of("fuller")),
    "book": lambda: book(history_of("fuller")),
    "downloads": lambda: files_to_download(history_of("ditch")),
    "feed": lambda: feed.render_feed(history_of("fuller")),
    "heads": lambda: heads(history_of("ditch")),
}


def renew() -> None:
    """Regenerate all snapshots; pages use the stub for pandoc, as in the quick tests."""
    cited.STYLED.write_text(cited.in_styles(), "utf-8")
    cited.PRINTED.write_text(cited.for_programs(), "utf-8")
    pypandoc.convert_text = plain_pandoc.convert_text
    made = {}
    for name in HISTORIES:
        history = history_of(name)
        for address in addresses(history):
            made[file_of(name, address)] = snapshot(history, address)
    for name, whole in OF_WHOLES.items():
        made[WHOLES / f"{name}.txt"] = whole()
    for old in SNAPSHOTS.rglob("*.txt"):
        old.unlink()
    for file, text in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    renew()
