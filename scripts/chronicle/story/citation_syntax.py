"""Citations written in Markdown, `[@holm-1987, p. 12]`, as mkdocs-bibtex reads them.

This is the only place that knows that library.
"""

import re

from mkdocs_bibtex.citation import EMAIL_REGEX, Citation, CitationBlock

__all__ = ["BLOCK", "Citation", "CitationBlock", "blocks", "citations", "without"]

BLOCK = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
# A key, inside which a program that makes keys may put more than mkdocs-bibtex reads: Lee.1999.
KEY = r"\w+(?:[-.:/+]+\w+)*"
CITATION = re.compile(
    rf"(?P<prefix>[^@]*?)\s*@(?P<key>{KEY})(?:,\s*(?P<suffix>.+))?",
    re.DOTALL,
)


def blocks(markdown: str) -> list[CitationBlock]:
    """Every block of citations in a text, in order.

    Each has its `citations`, of which each has `prefix`, `key` and `suffix`, and its raw text.
    """
    found = []
    for block in CitationBlock.from_markdown(markdown):
        found.append(CitationBlock(raw=block.raw, citations=citations(block.raw)))
    return found


def citations(inside: str) -> list[Citation]:
    """The citations that stand between the brackets of a block."""
    found = []
    for part in inside.split(";"):
        match = CITATION.match(part)
        if match and not EMAIL_REGEX.match(part):
            found.append(Citation(match["key"], match["prefix"], match["suffix"] or ""))
    return found


def without(markdown: str) -> str:
    """A text without its citations and the blanks before them."""
    return re.sub(rf"\s*{BLOCK.pattern}", "", markdown)
