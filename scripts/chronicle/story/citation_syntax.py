"""Citations typed in Markdown, `[@holm-1987, p. 12]`, as mkdocs-bibtex reads them.

This is the only place that knows that library.
"""

import re

from mkdocs_bibtex.citation import Citation, CitationBlock

__all__ = ["TYPED", "Citation", "CitationBlock", "blocks", "without"]

# A block of citations as it is typed.
TYPED = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")


def blocks(markdown: str) -> list[CitationBlock]:
    """Every block of citations in a text, in order.

    Each has its `citations`, of which each has `prefix`, `key` and `suffix`, and its text as typed.
    """
    return list(CitationBlock.from_markdown(markdown))


def without(markdown: str) -> str:
    """A text without its citations, nor the blanks before them."""
    return re.sub(rf"\s*{TYPED.pattern}", "", markdown)
