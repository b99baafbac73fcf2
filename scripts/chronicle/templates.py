"""Jinja environments for the templates that lie beside the modules of a package."""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined

BLANK_LINES = re.compile(r"\n\s*\n+")


def environment(package: str) -> Environment:
    """The templates of a package, by file name; they escape, and unknown variables are errors."""
    return Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates are part of the code, which stays loaded too
    )


def compact(markup: str) -> str:
    """Markup without blank lines, which would end a block of HTML in Markdown."""
    return BLANK_LINES.sub("\n", markup.strip())
