"""Citations in Markdown, `[@holm-1987, p. 12]`, in the syntax of mkdocs-bibtex.

Only this module uses that library.
"""

import re

from mkdocs_bibtex.citation import EMAIL_REGEX, Citation, CitationBlock

__all__ = [
    "CITATION_BRACKETS",
    "Citation",
    "CitationBlock",
    "citation_blocks",
    "parse_citations",
    "remove_citations",
]

CITATION_BRACKETS = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
# A citation key. Unlike in mkdocs-bibtex, it may contain punctuation, as in generated keys:
# Lee.1999.
CITATION_KEY = r"\w+(?:[-.:/+]+\w+)*"
CITATION = re.compile(
    rf"(?P<prefix>[^@]*?)\s*@(?P<key>{CITATION_KEY})(?:,\s*(?P<suffix>.+))?",
    re.DOTALL,
)


def citation_blocks(markdown: str) -> list[CitationBlock]:
    """Return all blocks of citations in a text, in order.

    Each block has its raw text and its citations, with `prefix`, `key` and `suffix`.
    """
    return [
        CitationBlock(raw=block.raw, citations=parse_citations(block.raw))
        for block in CitationBlock.from_markdown(markdown)
    ]


def parse_citations(text: str) -> list[Citation]:
    """Return the citations in a text such as `@holm-1987, p. 12; @lee-1999`."""
    citations = []
    for item in text.split(";"):
        match = CITATION.match(item)
        if match and not EMAIL_REGEX.match(item):
            citations.append(Citation(match["key"], match["prefix"], match["suffix"] or ""))
    return citations


def remove_citations(markdown: str) -> str:
    """Return a text without its citations and the spaces before them."""
    return re.sub(rf"\s*{CITATION_BRACKETS.pattern}", "", markdown)
