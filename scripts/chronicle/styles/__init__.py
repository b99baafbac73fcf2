"""How pages look: a style sheet and one for print, in files by what they are about."""

import re
from collections.abc import Iterable
from importlib import resources

# The files in their order: of two rules that are equally specific the later one counts. They lie in
# no cascade layers, with which Chromium, while a page loads, forgets the size of its letters for a
# moment and moves everything.
FILES = ("base", "frame", "page", "record", "reading", "drawings", "tools")
# What says how a page is printed, under its condition: no page waits for it.
PRINT_FILES = ("print",)
# How the frame of Material for MkDocs looks where our pages stand in that.
MATERIAL_FILES = ("material",)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s+")


def sheet(names: Iterable[str] = FILES) -> str:
    """The rules of these files, in their order: those of all pages, where none are named."""
    folder = resources.files(__name__)
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)


def minify(css: str) -> str:
    """A style sheet without comments and with single blanks: half as much to fetch."""
    return BLANKS.sub(" ", COMMENT.sub("", css)).strip()
