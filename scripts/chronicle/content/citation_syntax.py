"""Citations in Markdown, `[@holm-1987, p. 12]`, in the syntax of mkdocs-bibtex.

Only this module uses that library.
"""

import re

from mkdocs_bibtex.citation import EMAIL_REGEX, Citation, CitationBlock

__all__ = ["BLOCK", "Citation", "CitationBlock", "blocks", "citations", "remove_citations"]

BLOCK = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
# A citation key. Unlike in mkdocs-bibtex, it may contain punctuation, as in generated keys:
# Lee.1999.
KEY = r"\w+(?:[-.:/+]+\w+)*"
CITATION = re.compile(
    rf"(?P<prefix>[^@]*?)\s*@(?P<key>{KEY})(?:,\s*(?P<suffix>.+))?",
    re.DOTALL,
)


def blocks(markdown: str) -> list[CitationBlock]:
    """Return all blocks of citations in a text, in order.

    Each has its raw text and `citations` with `prefix`, `key` and `suffix`.
    """
    found = []
    for block in CitationBlock.from_markdown(markdown):
        found.append(CitationBlock(raw=block.raw, citations=citations(block.raw)))
    return found


def citations(inside: str) -> list[Citation]:
    """Return the citations between the brackets of a block."""
    found = []
    for part in inside.split(";"):
        match = CITATION.match(part)
        if match and not EMAIL_REGEX.match(part):
            found.append(Citation(match["key"], match["prefix"], match["suffix"] or ""))
    return found


def remove_citations(markdown: str) -> str:
    """Return a text without its citations and the spaces before them."""
    return re.sub(rf"\s*{BLOCK.pattern}", "", markdown)
