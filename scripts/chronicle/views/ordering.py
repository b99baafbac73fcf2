"""The orders in which readers meet things."""

from __future__ import annotations

import re
import unicodedata

# What the alphabet passes over: tags, quotation marks, brackets.
PASSED_OVER = re.compile(r"<[^>]+>|[“”‘’\[\]]")


def alphabetical(words: str) -> str:
    """A key that sorts names and entries, HTML or not: without markup, diacritics or capitals."""
    letters = unicodedata.normalize("NFKD", PASSED_OVER.sub("", words))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()
