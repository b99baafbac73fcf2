"""An edition as an EPUB 3, converted by pandoc from the same text as the PDF."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pypandoc
from markupsafe import Markup

from chronicle.editions.catalogue import READING
from chronicle.editions.environment import UNKNOWN
from chronicle.editions.volume import Volume
from chronicle.site import LICENCE

COVER_LINE = 14  # letters
# What only print has: numbers of pages.
NUMBER = re.compile(rf'<a class="at" [^>]*>[^<]*{UNKNOWN}</a>')
# What pandoc reads without its language, which goes to an element inside.
IN_A_LANGUAGE = re.compile(r'<(?P<tag>i|cite) lang="(?P<language>[^"]*)">(?P<words>.*?)</(?P=tag)>')
SPOKEN = r'<\g<tag>><span lang="\g<language>">\g<words></span></\g<tag>>'


def write(volume: Volume, path: Path, tell: Callable[[str], object] = print) -> None:
    """Write an edition to a file, with a document inside for each chapter, or each part and group.

    Raises subprocess.CalledProcessError where pandoc fails or has to warn.
    """
    tell(f"{path.name}: converting")
    level = 1 if volume.edition == READING else 2
    noon = dt.datetime.combine(volume.book.day, dt.time(12), dt.UTC)
    style = resources.files("chronicle.editions").joinpath("epub.css").read_text(encoding="utf-8")
    files = {
        "book.html": text(volume),
        "metadata.json": json.dumps(_metadata(volume)),
        "cover.svg": volume.fill("cover.svg", lines=cover_lines(volume.title)),
        "epub.css": style,
    }
    with tempfile.TemporaryDirectory() as directory:
        for name, content in files.items():
            Path(directory, name).write_text(content, encoding="utf-8")
        subprocess.run(
            [
                pypandoc.get_pandoc_path(),
                "book.html",
                "--from=html",
                "--to=epub3",
                "--metadata-file=metadata.json",
                "--epub-cover-image=cover.svg",
                "--css=epub.css",
                f"--split-level={level}",
                "--toc",
                f"--toc-depth={level + 1}",
                "--fail-if-warnings",
                f"--output={path.resolve()}",
            ],
            cwd=directory,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))},
            check=True,
        )


def text(volume: Volume) -> str:
    """The whole edition as HTML that pandoc reads without loss."""
    front = Markup('<h1 id="imprint">This edition</h1>') + volume.fill("imprint.html")
    back = volume.fill("index.html", pages=None)
    body = NUMBER.sub("", front + volume.body + back)
    return volume.fill("document.html", body=Markup(IN_A_LANGUAGE.sub(SPOKEN, body)))


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


def _metadata(volume: Volume) -> dict[str, str]:
    """What the EPUB says of itself, as pandoc reads it."""
    description = f"{volume.subtitle} Version {volume.version}."
    metadata = {
        "title": volume.title,
        "subtitle": description.removesuffix("."),
        "date": volume.date,
        "lang": "en",
        "identifier": volume.identifier,
        "description": description,
        "rights": f"{LICENCE.name}, {LICENCE.url}",
        "toc-title": "Contents",
        "author": volume.book.site.author,
    }
    return {name: value for name, value in metadata.items() if value}
