"""An edition as a PDF, set by WeasyPrint: tagged, with bookmarks, links, page numbers and an index.

The text is set once. While it is, every number of a page has the room of three digits; when all
pages are there, the numbers are put in. The index, which needs the pages on which its entries are
mentioned, is set after the text and joined to it.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pydyf
from markupsafe import Markup
from weasyprint import CSS, HTML, Document
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import split_first_line

from chronicle.editions.environment import UNKNOWN, anchor, fill
from chronicle.editions.volume import INDEX, IndexPlace, Volume

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
VARIANT = "pdf/ua-1"
LEAD = (
    "A number in bold is the page of an entry of its own; the others are pages on which the name "
    "stands."
)
# As wide as a digit.
FIGURE_SPACE = "\u2007"
# How numbers stand in their room, by the class of their links: in the text, and in the contents.
ALIGNED = {"at": str.ljust, "folio": str.rjust}
# Parts of the complete record whose mentions the index has; others list all there is.
INDEXED = ("chapters", "timeline", "deployments", "questions")

# How pydyf packs a stream.
PACK = pydyf.Stream.data.fget


def write(volume: Volume, path: Path, tell: Callable[[str], object] = print) -> None:
    """Set an edition and write it to a file."""
    gc.disable()  # what setting makes lives to its end, and to look for garbage takes a fifth of it
    try:
        _write(volume, path, tell)
    finally:
        gc.enable()
        gc.collect()


def _write(volume: Volume, path: Path, tell: Callable[[str], object]) -> None:
    fonts = FontConfiguration()
    tell(f"{path.name}: setting pages")
    text = _set(volume, fill("front.html", volume).text + volume.body, fonts)
    numbers = starts(text)
    _number(text, numbers | {INDEX: len(text.pages) + 1})
    index = volume.index(LEAD, index_pages(volume, text, numbers))
    back = _set(volume, index, fonts, len(text.pages))
    for number, page in enumerate(text.pages, 1):
        page.anchors[f"page-{number}"] = (0, 0, 0, 0)
    document = text.copy([*text.pages, *back.pages])
    tell(f"{path.name}: writing {len(document.pages)} pages")
    identifier = volume.imprint.identifier.encode()
    document.write_pdf(path, pdf_variant=VARIANT, pdf_identifier=identifier)


def _references(pdf: Any) -> tuple[bytes, ...]:
    """The references of the pages of a PDF, listed once.

    pydyf lists them again for each of a quarter of a million tags, which takes as long as all else.
    """
    if len(vars(pdf).setdefault("listed", ())) != pdf.pages["Count"]:
        pdf.listed = tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])
    return cast(tuple[bytes, ...], pdf.listed)


pydyf.PDF.page_references = property(_references)


def _packed(stream: Any) -> bytes:
    """A stream as it is written, packed once.

    pydyf packs each a second time, for a digest of them all.
    """
    if "packed" not in vars(stream):
        stream.packed = PACK(stream)
    return cast(bytes, stream.packed)


pydyf.Stream.data = property(_packed)
# Level 9, which pydyf asks for, takes four times as long and saves two in a hundred.
pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=lambda level: zlib.compressobj(7))


def _first_line(text: str, *measures: Any, **more: Any) -> Any:
    """The first line of a text, as `split_first_line` gives it: third, where the next begins.

    Where a text fits but for the blank at its end, WeasyPrint breaks it after or in its first word.
    That blank may hang over the end of a line.
    """
    line = split_first_line(text, *measures, **more)
    if line[2] is not None and text.endswith(" "):
        begun = text.encode()[: line[2]].decode()
        if " " not in begun.strip():
            bare = split_first_line(text.rstrip(" "), *measures, **more)
            return bare if bare[2] is None else line
    return line


inline.split_first_line = _first_line


def starts(text: Document) -> dict[str, int]:
    """The number of the page on which each anchor stands."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(text.pages, 1):
        for name in page.anchors:
            numbers.setdefault(name, number)
    return numbers


def index_pages(
    volume: Volume, text: Document, start: Mapping[str, int]
) -> dict[str, list[IndexPlace]]:
    """For each line of the index, by its address: its own page, then the others."""
    lines = [line.address for line in volume.lines]
    targets = {f"{volume.imprint.site.url}{address}": address for address in lines}
    targets |= {anchor(address): address for address in lines}
    mentions: dict[str, set[int]] = {address: set() for address in lines}
    for number in _indexed(volume, start, len(text.pages)):
        for _, target, *_ in text.pages[number - 1].links:
            if target in targets:
                mentions[targets[target]].add(number)
    own: dict[str, set[int]] = {address: set() for address in lines}
    own |= {address: {start[entry]} for address, entry in volume.entries.items()}
    return {
        address: [
            *(IndexPlace(f"page-{page}", str(page), main=True) for page in own[address]),
            *runs(pages - own[address]),
        ]
        for address, pages in mentions.items()
    }


def runs(numbers: Iterable[int]) -> Iterator[IndexPlace]:
    """Page numbers in order, those without a gap together; each leads to its first page."""
    for _, group in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        first, *rest = [number for _, number in group]
        yield IndexPlace(f"page-{first}", f"{first}–{rest[-1]}" if rest else str(first))


def _indexed(volume: Volume, start: Mapping[str, int], last: int) -> Iterator[int]:
    """The pages whose mentions the index has."""
    parts = [line.id for line in volume.contents if line.level == 1 and line.id != INDEX]
    ends = [*(start[part] for part in parts[1:]), last + 1]
    for part, end in zip(parts, ends, strict=True):
        if volume.imprint.kind == "reading" or part in INDEXED:
            yield from range(start[part], end)


def _number(text: Document, numbers: Mapping[str, int]) -> None:
    """Put in the numbers of pages, for each of which a link has kept room.

    To set the text again would double time and memory. Beyond WeasyPrint's public interface this
    gives the words of a box another text, which is shaped when it is drawn.
    """
    for page in text.pages:
        for _, target, _, box in page.links:
            if align := ALIGNED.get(box.element.get("class")):
                number = align(str(numbers[target]), len(UNKNOWN), FIGURE_SPACE)
                for word in box.descendants():
                    if UNKNOWN in getattr(word, "text", ""):
                        word.pango_layout.text = word.text.replace(UNKNOWN, number)


def _set(volume: Volume, body: Markup, fonts: FontConfiguration, after: int = 0) -> Document:
    """Set a piece of an edition whose first page follows so many others."""
    folder = resources.files("chronicle.editions")
    style = folder.joinpath("print.css").read_text(encoding="utf-8")
    style += folder.joinpath(f"{volume.imprint.kind}.css").read_text(encoding="utf-8")
    if after:
        side = "left" if after % 2 else "right"
        style += f"@page :first {{ counter-reset: page {after + 1}; }}\n"
        style += f"html {{ break-before: {side}; }}\n"
    document = HTML(string=volume.document(body))
    document._ua_stylesheets = lambda forms=False: [_user_agent()]
    sheet = CSS(string=style, font_config=fonts)
    return document.render(stylesheets=[sheet], font_config=fonts, pdf_variant=VARIANT)


@cache
def _user_agent() -> CSS:
    """The style sheet that WeasyPrint lies under all others, without what we have no use for.

    It has rules for marks and notes of every element, which would be a quarter of all memory.
    """
    file = resources.files("weasyprint").joinpath("css/html5_ua.css")
    rules = file.read_text(encoding="utf-8").splitlines()
    used = (rule for rule in rules if not rule.startswith(("::footnote", "::note")))
    return CSS(string="\n".join(used).replace("\n::marker", "\nli::marker"))
