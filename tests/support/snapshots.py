"""The words of pages as text, in the order in which they are read, with where their links lead.

`make snapshots` writes those of the invented histories anew; a test compares them with the pages.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from lxml import html

from chronicle import build
from chronicle.editions import composing
from chronicle.exports import downloads, feed
from chronicle.history import History
from chronicle.pages import finish
from chronicle.queries.metadata import page_metadata
from chronicle.search.index import documents
from chronicle.story.markdown import EXTENSIONS
from support import ANOTHER, ROOT, SITE, TREATY, cited, plain_pandoc
from support.histories import fuller

SNAPSHOTS = ROOT / "tests" / "chronicle" / "pages" / "snapshots"
# What is made of a whole history, below it.
WHOLES = SNAPSHOTS.with_name("wholes")
HISTORIES = ("ditch", "fuller", "treaty")
# What stands before the words of an element, which begin a line.
BEFORE = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
BEFORE |= {"li": "- ", "summary": "▸ ", "dd": ": ", "td": "| ", "th": "| "}
# What goes on in a line; the second kind is no part of a sentence.
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "strong", "sub", "sup", "wbr"}
APART = {"text", "title", "desc", "small", "option", "label", "span", "time", "button"}
# How large a file is, which any change of it changes.
SIZE = re.compile(r"[\d.]+ (?:Bytes|kB)$")


def history_of(name: str) -> History:
    """One of the invented histories."""
    if name == "fuller":
        with TemporaryDirectory() as directory:
            return fuller(Path(directory))
    there = ANOTHER if name == "ditch" else TREATY
    return build.load(there / "data", there / "docs", SITE)


def addresses(history: History) -> set[str]:
    """The addresses of the pages of which there are snapshots."""
    return {*build.pages(history), *history.handwritten}


def file_of(name: str, address: str) -> Path:
    """The file that has the words of a page of a history."""
    return SNAPSHOTS / name / f"{address.rstrip('/') or 'index'}.txt"


def snapshot(history: History, address: str) -> str:
    """The title and the words of a page, a line for each block of its text."""
    written = history.handwritten.get(address)
    if written and history.is_written(address):
        head, body = "", finish.html(written.body, address, history)
    else:
        page = build.render_page(history, address)
        head, body = f"{page.title}\n", page.body
    return _lines(head + _words(html.fragment_fromstring(body, create_parent="main")))


def _lines(text: str) -> str:
    """A text with one blank between words, without empty lines."""
    lines = [SIZE.sub("so large", " ".join(line.split())) for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


def _words(element: html.HtmlElement) -> str:
    """The words of an element and of all that it holds, and what is only heard."""
    if not isinstance(element.tag, str) or element.tag in ("script", "template"):
        return ""
    if element.get("class") == "fields":
        return ""  # what the models say of their fields, which the schemas say too
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
    """What the search can find in a history, each with all by which it is found; long texts by how they begin."""
    made = (build.render_page(history, address).document for address in build.pages(history))
    lines = []
    for document in documents(history, filter(None, made)):
        lines.append(document.address)
        for name, value in vars(document).items():
            if value and name not in ("address", "weight"):
                lines.append(f"  {name}: {str(value)[:160]}")
    return "\n".join(lines) + "\n"


def heads(history: History) -> str:
    """What search engines and reference managers are told of pages, made from the record or written."""
    metadata = {}
    for address in sorted(build.pages(history)):
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
    """The words of the book, as it is before it is set."""
    body = composing.compose(history, EXTENSIONS).body
    return _lines(_words(html.fragment_fromstring(body, create_parent="main")))


def files_to_download(history: History) -> str:
    """Every file that is offered."""
    parts = []
    for download in downloads.ALL:
        text = downloads.content(history, download).removeprefix("\ufeff")
        parts.append(f"==== {download.file}\n{text}")
    return "\n".join("\n".join(parts).splitlines()) + "\n"


OF_WHOLES: dict[str, Callable[[], str]] = {
    "search": lambda: found(history_of("fuller")),
    "book": lambda: book(history_of("fuller")),
    "downloads": lambda: files_to_download(history_of("ditch")),
    "feed": lambda: feed.write(history_of("fuller")),
    "heads": lambda: heads(history_of("ditch")),
}


def renew() -> None:
    """Write all snapshots anew; those of pages with what stands for pandoc, as in the quick tests."""
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
