"""Text snapshots of pages, in reading order, with the targets of links.

`make snapshots` regenerates the snapshots of the sample histories; a test compares them with the pages.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from lxml import html

from chronicle import build
from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.editions import book_builder
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.queries.metadata import page_metadata
from chronicle.search.index import iter_documents
from support import IDEAS, ROOT, SAMPLE, cited, load_project, plain_pandoc
from support.histories import extended_history

SNAPSHOTS = ROOT / "tests" / "chronicle" / "pages" / "snapshots"
# Snapshots of generated files of a complete history.
DUMPS = SNAPSHOTS.with_name("dumps")
HISTORIES = ("base", "extended", "ideas")
# Prefixes of block elements, which begin a line.
BLOCK_PREFIXES = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
BLOCK_PREFIXES |= {"li": "- ", "summary": "▸ ", "dd": ": ", "td": "| ", "th": "| "}
# Inline elements, and elements that are separated from the sentence by spaces.
INLINE_ELEMENTS = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "q",
    "strong",
    "sub",
    "sup",
    "wbr",
}
SPACED_ELEMENTS = {"text", "title", "desc", "small", "option", "label", "span", "time", "button"}
# The size of a file, which changes with any edit.
FILE_SIZE = re.compile(r"[\d.]+ (?:Bytes|kB)$")


def load_sample_history(name: str) -> History:
    """Return one of the sample histories."""
    if name == "extended":
        with TemporaryDirectory() as directory:
            return extended_history(Path(directory))
    project = SAMPLE if name == "base" else IDEAS
    return load_project(project)


def page_paths(history: History) -> set[str]:
    """Return the paths of the pages with snapshots."""
    return {*build.render_functions(history), *history.markdown_pages}


def snapshot_file(name: str, address: str) -> Path:
    """Return the snapshot file of a page."""
    return SNAPSHOTS / name / f"{address.rstrip('/') or 'index'}.txt"


def render_snapshot(history: History, address: str) -> str:
    """Return the title and text of a page, one line per block."""
    markdown_page = history.markdown_pages.get(address)
    if markdown_page and history.is_markdown_page(address):
        head = ""
        body = site_markdown.render_markdown(markdown_page.body, address, history)
    else:
        page = build.render_page(history, address)
        head = f"{page.title}\n"
        body = page.body
    return _normalize_lines(
        head + _element_text(html.fragment_fromstring(body, create_parent="main"))
    )


def _normalize_lines(text: str) -> str:
    """Normalize whitespace and remove empty lines."""
    lines = [FILE_SIZE.sub("so large", " ".join(line.split())) for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


def _element_text(element: html.HtmlElement) -> str:
    """Return the text of an element with its descendants and accessible names."""
    if not isinstance(element.tag, str) or element.tag in ("script", "template"):
        return ""
    if element.get("class") == "collapsed-row":
        return ""  # the field descriptions are also in the schemas
    label = element.get("aria-label") or element.get("alt") or ""
    text = "".join(
        (element.text or "", *(_element_text(child) + (child.tail or "") for child in element))
    )
    if element.tag == "a":
        target = element.get("data-of") or element.get("href") or ""
        return f"[{text.strip()}]({target})"
    if element.tag in INLINE_ELEMENTS:
        return text
    if element.tag in SPACED_ELEMENTS:
        return f" {text} "
    return f"\n{label}\n{BLOCK_PREFIXES.get(element.tag, '')}{text.lstrip()}\n"


def dump_search_documents(history: History) -> str:
    """Return all search documents of a history with their fields, truncated to 160 characters."""
    page_documents = (
        build.render_page(history, address).search_document
        for address in build.render_functions(history)
    )
    lines = []
    for document in iter_documents(history, filter(None, page_documents)):
        lines.append(document.address)
        for name, value in vars(document).items():
            if value and name not in ("address", "weight"):
                lines.append(f"  {name}: {str(value)[:160]}")
    return "\n".join(lines) + "\n"


def dump_metadata(history: History) -> str:
    """Return the metadata of pages for search engines and reference managers."""
    metadata = {}
    for address in sorted(build.render_functions(history)):
        page = build.render_page(history, address)
        if not page.is_listed:
            continue
        page_data = page_metadata(history, address, page.title, page.description)
        metadata[address] = {
            "tags": dict(page_data.tags),
            "unapi": page_data.unapi_path,
        }
    return json.dumps(metadata, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def render_book(history: History) -> str:
    """Return the text of the book before typesetting."""
    body = book_builder.compose_book(history, REQUIRED_EXTENSIONS).body
    return _normalize_lines(_element_text(html.fragment_fromstring(body, create_parent="main")))


def dump_downloads(history: History) -> str:
    """Return the content of every download."""
    parts = []
    for download in downloads.ALL_DOWNLOADS:
        text = download.render(history).removeprefix("\ufeff")
        parts.append(f"==== {download.file_name}\n{text}")
    return "\n".join("\n".join(parts).splitlines()) + "\n"


HISTORY_DUMPS: dict[str, Callable[[], str]] = {
    "search": lambda: dump_search_documents(load_sample_history("extended")),
    "book": lambda: render_book(load_sample_history("extended")),
    "downloads": lambda: dump_downloads(load_sample_history("base")),
    "metadata": lambda: dump_metadata(load_sample_history("base")),
}


def write_snapshots() -> None:
    """Regenerate all snapshots; pages use the stub for pandoc, as in the quick tests."""
    cited.STYLES_SNAPSHOT.write_text(cited.render_styles(), "utf-8")
    cited.EXPORT_SNAPSHOT.write_text(cited.render_export_formats(), "utf-8")
    pypandoc.convert_text = plain_pandoc.convert_text
    texts = {}
    for name in HISTORIES:
        history = load_sample_history(name)
        for address in page_paths(history):
            texts[snapshot_file(name, address)] = render_snapshot(history, address)
    for name, dump in HISTORY_DUMPS.items():
        texts[DUMPS / f"{name}.txt"] = dump()
    for old in SNAPSHOTS.rglob("*.txt"):
        old.unlink()
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    write_snapshots()
