"""The stylesheets of the site, for screen and print, in one file per subject."""

import re
from collections.abc import Iterable
from pathlib import Path

# The files in cascade order. They use no cascade layers, because with these Chromium briefly loses
# the font size while a page loads, and the layout shifts.
STYLESHEET_FILES = ("base", "header-and-footer", "page", "record", "reading", "drawings", "tools")
SITE_STYLESHEET = "assets/site.css"
# The files of each stylesheet. The print stylesheet is loaded with a media condition, so that it
# does not block rendering.
FILES_BY_STYLESHEET = {SITE_STYLESHEET: STYLESHEET_FILES, "assets/print.css": ("print",)}

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
WHITESPACE = re.compile(r"\s+")


def read_stylesheets(stems: Iterable[str] = STYLESHEET_FILES) -> str:
    """Return the rules of these files in order; by default, the rules for all pages."""
    paths = (Path(__file__).with_name(f"{name}.css") for name in stems)
    return "\n".join(path.read_text("utf-8") for path in paths)


def minify_css(css: str) -> str:
    """Return a stylesheet without comments and repeated spaces, which halves its size."""
    return WHITESPACE.sub(" ", CSS_COMMENT.sub("", css)).strip()
