"""Citations formatted by pandoc's CSL processor."""

import html
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pypandoc

from chronicle.citation.csl import Item
from chronicle.citation.forms import Forms
from chronicle.citation.styles import APA, CHICAGO, MLA, Style

# Stands for a locator in a formatted citation until the real one is put there: a number that no
# work has as a page.
SLOT = "987650123"
LOCATOR = f"p. {SLOT}"
# A work that is in no list: it stands between two citations of one work, or the later would come
# out as “ibid.”.
SEPARATOR = {"id": "apart-000", "type": "book", "title": "Apart"}
# Pandoc begins a title or a name in Georgian with a letter that only stands in words all in
# capitals.
GEORGIAN = {0x1C90 + number: 0x10D0 + number for number in range(0x30)}
# What is put right in a form: a description that stands for a title takes no quotation marks; stops
# stand inside all quotation marks; italics end where they have nothing more, and before a blank.
PRINTED = (
    (re.compile(r"“(\[[^“”]*\])([.,]?)”"), r"\1\2"),
    (re.compile(r"(‘[^“”]*)’([.,])”"), r"\1\2’”"),
    (re.compile("<em></em>"), ""),
    (re.compile(r" </em>"), "</em> "),
)
# A full stop at the end, also one inside a closing quotation mark.
LAST_STOP = re.compile(r"\.(”?)\Z")


def process(
    citations: Iterable[tuple[str, str]],
    items: Sequence[Item],
    style: Style,
) -> tuple[list[str], dict[str, str]]:
    """Format citations, each the id of one of the items and what pandoc wants to stand behind it.

    Returns the citations in order, those in the text without their brackets, and the bibliography
    by id. All are HTML without a full stop at the end.
    """
    document = "\n\n".join(f"[@{identifier}{at}]" for identifier, at in citations)
    with tempfile.TemporaryDirectory() as directory:
        bibliography = Path(directory, "items.json")
        bibliography.write_text(json.dumps(items, default=str), encoding="utf-8")
        run = ["--citeproc", f"--bibliography={bibliography}", f"--csl={style.file}"]
        # A style has no bibliography entry for some unpublished works; pandoc is kept from
        # warning, the note serves.
        run += ["--quiet", "--wrap=none"]
        page = pypandoc.convert_text(document, "html", format="markdown-smart", extra_args=run)
    root = ElementTree.fromstring(f"<body>{page.translate(GEORGIAN)}</body>")
    notes = (item.find("p") for item in root.iterfind(".//section[@id='footnotes']/ol/li"))
    cited = map(_markup, notes if style.notes else root.iterfind("./p"))
    listed = root.iterfind(".//div[@id='refs']/div")
    return (
        [form if style.notes else form.removeprefix("(").removesuffix(")") for form in cited],
        {div.attrib["id"].removeprefix("ref-"): _markup(div) for div in listed},
    )


def in_every_style(items: Iterable[Item]) -> list[Forms]:
    """Each item in every form of every style, by the name of the form.

    The forms are HTML without a full stop at the end. Those that have a place have `SLOT` for it;
    those that stand in the text are without the brackets.
    """
    # What is no key that pandoc could read may be an id; a number is one.
    numbered = [{**item, "id": f"i{number}"} for number, item in enumerate(items)]
    # Pandoc is a process of its own for each style.
    with ThreadPoolExecutor() as pool:
        found = pool.map(partial(_in_style, numbered), (CHICAGO, MLA, APA))
    return [chicago | mla | apa for chicago, mla, apa in zip(*found, strict=True)]


def _in_style(items: Sequence[Item], style: Style) -> list[Forms]:
    """The forms of each item in one style."""
    if not style.notes:
        items = [_titled(item) for item in items]
    # What is cited with a place for the first time is a twin of what is cited without one.
    twins = [{**item, "id": f"{item['id']}-twin"} for item in items]
    at = f", {{{LOCATOR}}}"
    rounds = ((items, ""), (twins, at), (items, ""), (items, at))
    cited = [
        (item["id"], locator)
        for group, locator in rounds[: len(style.citations)]
        for item in (*group, SEPARATOR)
    ]
    citations, bibliography = process(cited, [*items, *twins, SEPARATOR], style)
    starts = range(0, len(cited), len(items) + 1)
    by_round = [citations[start : start + len(items)] for start in starts]
    names = (style.entry, *style.citations)
    entries = [bibliography[item["id"]] for item in items]
    return [dict(zip(names, each, strict=True)) for each in zip(entries, *by_round, strict=True)]


def _titled(item: Item) -> Item:
    """An item as MLA and APA cite it, where the name of a newspaper is the title of an issue.

    Interviews here were published, or are kept; APA would list none.
    """
    if item["type"] == "interview":
        item = item | {"type": "document"}
    if "title" in item:
        return item
    rest = {name: value for name, value in item.items() if name != "container-title"}
    return rest | {"title": item["container-title"]}


def _markup(element: ElementTree.Element | None) -> str:
    """What stands inside an element as HTML, without a full stop at the end.

    Pandoc's link back from a note goes, and so do wrappers that mean nothing.
    """
    assert element is not None
    inside = "".join(_inside(element)).strip()
    for pattern, better in PRINTED:
        inside = pattern.sub(better, inside)
    return LAST_STOP.sub(r"\1", inside)


def _inside(element: ElementTree.Element, *, is_italic: bool = False) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        inside = "".join(_inside(child, is_italic=is_italic or child.tag == "em"))
        match child.tag, child.get("class"):
            case _, "footnote-back":
                pass
            case "span", "nodecoration" if is_italic:
                yield f"</em>{inside}<em>"
            case "span" | "p", _:
                yield inside
            case tag, _:
                attributes = child.items()
                typed = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
                yield f"<{tag}{typed}>{inside}</{tag}>"
        yield html.escape(child.tail or "", quote=False)
