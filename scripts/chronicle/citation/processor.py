"""Citations formatted by pandoc's CSL processor."""

from __future__ import annotations

import html
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypandoc

from chronicle.store import kept

Item = Mapping[str, Any]
Forms = dict[str, str]

# The forms of an item that are plain text, for programs; all others are HTML.
PLAIN = {"bibtex", "ris", "csl"}

# Items in one run of pandoc; beyond this its search for ambiguous names grows faster than the work.
BATCH = 500
# A full stop at the end, also one inside a closing quotation mark.
LAST_STOP = re.compile(r"\.(”?)\Z")
# The marks of a language, which change nothing in how a form ends.
SPAN = re.compile(r"</?span\b[^>]*>")


def process(markdown: str, items: Sequence[Item], style: str, *, notes: bool) -> tuple[list[str], dict[str, str]]:
    """The citations of a document in order, and its bibliography by id, as HTML without a full stop at the end.

    `markdown` holds one citation a paragraph; `style` is a CSL style as XML, and `notes` tells whether it cites in notes.
    """
    with tempfile.TemporaryDirectory() as directory:
        bibliography, style_file = Path(directory, "items.json"), Path(directory, "style.csl")
        bibliography.write_text(json.dumps(items), encoding="utf-8")
        style_file.write_text(style, encoding="utf-8")
        # A style has no bibliography entry for some unpublished works; pandoc is kept from warning, the note serves.
        run = ["--quiet", "--citeproc", f"--bibliography={bibliography}", f"--csl={style_file}", "--wrap=none"]
        page = pypandoc.convert_text(markdown, "html", format="markdown-smart", extra_args=run)
    root = ElementTree.fromstring(f"<body>{page}</body>")
    if notes:
        cited = [_markup(item.find("p")) for item in root.iterfind(".//section[@id='footnotes']/ol/li")]
    else:
        cited = [_markup(paragraph) for paragraph in root.iterfind("./p")]
    entries = {
        div.attrib["id"].removeprefix("ref-"): _markup(div.find("p") or div)
        for div in root.iterfind(".//div[@id='refs']/div")
    }  # fmt: skip
    return cited, entries


def format_all(
    items: Mapping[str, Item], make: Callable[[list[Item]], dict[str, Forms]], shaped_by: str, cache: Path | None
) -> dict[str, Forms]:
    """The forms of every item by id; `make` makes those of a batch, of items that `cache` does not hold.

    `shaped_by` tells what else `make` depends on, such as styles; the version of pandoc is added to it.
    """

    def made(wanted: Mapping[str, str]) -> dict[str, Forms]:
        missing = [items[identifier] for identifier in wanted]
        batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
        with ThreadPoolExecutor() as pool:  # pandoc is a process of its own, and uses one core
            return {identifier: forms for batch in pool.map(make, batches) for identifier, forms in batch.items()}

    texts = {identifier: json.dumps(item, sort_keys=True) for identifier, item in items.items()}
    return kept(cache, f"{metadata.version('pypandoc-binary')}{shaped_by}", texts, made)


def each_html(forms: Forms, change: Callable[[str], str]) -> Forms:
    """The forms of an item with a change made to each that is HTML; those for programs stay as they are."""
    return {name: form if name in PLAIN else change(form) for name, form in forms.items()}


def closed(form: str) -> str:
    """A formatted citation as a sentence: with a full stop, inside a closing quotation mark, as American styles have it."""
    text = SPAN.sub("", form)
    if form.endswith("”"):
        return form if text.endswith((".”", "?”", "!”")) else f"{form[:-1]}.”"
    return form if text.endswith((".", "?", "!")) else f"{form}."


def _markup(element: ElementTree.Element | None) -> str:
    """What stands inside an element, less pandoc's link back from a note and wrappers that mean nothing; no full stop."""
    assert element is not None
    return LAST_STOP.sub(r"\1", "".join(_inside(element)).strip())


def _inside(element: ElementTree.Element) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        inside = "".join(_inside(child))
        match child.tag, child.get("class"):
            case _, "footnote-back":
                pass
            case "span", "nodecoration":
                yield f'<span class="roman">{inside}</span>'
            case "span" | "p", _:
                yield inside
            case tag, _:
                attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in child.items())
                yield f"<{tag}{attributes}>{inside}</{tag}>"
        yield html.escape(child.tail or "", quote=False)
