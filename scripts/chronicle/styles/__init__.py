"""How pages look: a style sheet and one for print, in files by what they are about."""

import re
from collections.abc import Iterable
from pathlib import Path

# The files in their order: of two rules that are equally specific the later one counts. They lie in
# no cascade layers, with which Chromium, while a page loads, forgets the size of its letters for a
# moment and moves everything.
FILES = ("base", "frame", "page", "record", "reading", "drawings", "tools")
# What says how a page is printed, under its condition: no page waits for it.
PRINT_FILES = ("print",)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s+")


def sheet(names: Iterable[str] = FILES) -> str:
    """The rules of these files, in their order; by default the rules of all pages."""
    paths = (Path(__file__).with_name(f"{name}.css") for name in names)
    return "\n".join(path.read_text("utf-8") for path in paths)


def minify(css: str) -> str:
    """A style sheet without comments and with single blanks: half as much to fetch."""
    return BLANKS.sub(" ", COMMENT.sub("", css)).strip()
