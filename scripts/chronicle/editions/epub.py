"""The book as an EPUB 3, made by pandoc from the same document as the PDF."""

from __future__ import annotations

import copy
import datetime as dt
import json
import os
import subprocess
import tempfile
from importlib import resources
from pathlib import Path

import pypandoc
from lxml import html
from markupsafe import Markup

from chronicle.editions import markup
from chronicle.editions.markup import Element
from chronicle.editions.whole import Volume
from chronicle.settings import LICENCE

# What pandoc reads without its attributes; a language or an id on one of these goes to an element inside.
INLINE = ("i", "em", "cite", "b", "strong", "abbr")
COVER_LINE = 14


def write(volume: Volume, path: Path) -> None:
    """Write the book to a file, with a document inside for each part and each heading of the second level.

    Raises subprocess.CalledProcessError where pandoc fails or has to warn.
    """
    metadata = {
        "title": volume.title,
        "subtitle": f"{volume.book.site.description} Version {volume.version}",
        "date": volume.date,
        "lang": "en",
        "identifier": volume.identifier,
        "description": f"{volume.book.site.description} Version {volume.version}.",
        "rights": f"{LICENCE.name}, {LICENCE.url}",
        "toc-title": "Contents",
    }
    if volume.book.site.author:
        metadata["author"] = volume.book.site.author
    noon = dt.datetime.combine(volume.book.day, dt.time(12), dt.UTC)
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        (folder / "book.html").write_text(text(volume), encoding="utf-8")
        (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
        (folder / "cover.svg").write_text(volume.fill("cover.svg", lines=cover_lines(volume.title)), encoding="utf-8")
        (folder / "epub.css").write_bytes(resources.files("chronicle.editions").joinpath("epub.css").read_bytes())
        subprocess.run(
            [
                pypandoc.get_pandoc_path(), "book.html", "--from=html", "--to=epub3", "--metadata-file=metadata.json",
                "--epub-cover-image=cover.svg", "--css=epub.css", "--split-level=2", "--toc", "--toc-depth=3",
                "--fail-if-warnings", f"--output={path.resolve()}",
            ],
            cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}, check=True,
        )  # fmt: skip


def text(volume: Volume) -> str:
    """The whole book as HTML that pandoc reads without loss."""
    tree = copy.deepcopy(volume.body)
    suit(tree)
    front = Markup('<h1 id="imprint">This edition</h1>') + volume.fill("imprint.html")
    back = volume.fill("index-opening.html", pages=None) + volume.fill("index.html", pages=None)
    return volume.fill("document.html", body=front + markup.inside(tree) + back)


def suit(tree: Element) -> None:
    """Put classes, languages and ids where pandoc keeps them: on `div` and `span`. The tree is changed."""
    for element in list(tree.iter(*INLINE)):
        if language := element.attrib.pop("lang", None):
            _inside(element, html.Element("span", {"lang": language}))
    for row in tree.xpath(".//tr[@id]"):
        mark = html.Element("span", {"id": row.attrib.pop("id")})
        mark.tail, row[0].text = row[0].text, None
        row[0].insert(0, mark)
    for definitions in list(tree.iter("dl")):
        for group in definitions.findall("div"):
            if identifier := group.get("id"):
                _inside(group[0], html.Element("span", {"id": identifier}))
            group.drop_tag()
        _around(definitions)
    for paragraph in list(tree.iter("p")):
        if paragraph.attrib:
            _around(paragraph)


def cover_lines(title: str) -> list[str]:
    """A title as the lines of a cover, broken at blanks and after dashes."""
    lines = [""]
    for word in title.replace("–", "– ").split():
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(joined) > COVER_LINE:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _inside(element: Element, new: Element) -> None:
    """Put a new element around everything inside another."""
    new.text, element.text = element.text, None
    new.extend(list(element))
    element.append(new)


def _around(element: Element) -> None:
    """Put a `div` around an element and give it the element's attributes."""
    outer = html.Element("div", dict(element.attrib))
    element.attrib.clear()
    outer.tail, element.tail = element.tail, None
    element.getparent().replace(element, outer)
    outer.append(element)
