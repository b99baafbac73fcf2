"""Notes on hand-written pages: `[@key, p. 25, n. 75]` becomes the call of a note at the end.

mkdocs-bibtex reads the citations; `Registry` stands in for its own registry, which drops locators.
It first puts a placeholder where each citation stood; `finish` then numbers them in the order of
the page, gives a work in full the first time and in short after that, and appends the notes as
ready HTML, which is cheaper than Markdown footnotes.
"""

import re
from collections.abc import Callable, Mapping

from markupsafe import escape

from chronicle.citation.formatted_works import at_place
from chronicle.citation.processor import Forms, sentence
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.text import capital
from chronicle.story import citation_syntax
from chronicle.story.chapters import RECORD_LINK
from chronicle.story.citation_syntax import Citation, CitationBlock

# Stands for a citation between the two passes; the characters are for private use and never typed.
# The blank before a citation goes: a call stands close to its word.
PLACEHOLDER = re.compile("[ \n]?\ue000(\\d+)\ue001")


class Registry:
    """What mkdocs-bibtex asks for citations.

    One object serves a whole build; its state is that of one page.
    """

    footnote_format = "{key}"  # asked for by mkdocs-bibtex, which here writes no footnotes

    def __init__(self, formatted: Mapping[str, Forms]) -> None:
        self.formatted = formatted
        self.blocks: list[CitationBlock] = []

    def validate_citation_blocks(self, blocks: list[CitationBlock]) -> None:
        """Begin a page; `page_checks` has told before what is wrong with its citations."""
        self.blocks = []

    def inline_text(self, block: CitationBlock) -> str:
        """A placeholder for the call; mkdocs-bibtex puts it wherever this citation stands."""
        self.blocks.append(block)
        return f"\ue000{len(self.blocks) - 1}\ue001"

    def reference_text(self, citation: Citation) -> str:
        """A reference, for the command by which mkdocs-bibtex lists them; here the notes do."""
        return self.note([citation], set())

    def note(self, citations: list[Citation], cited: set[str]) -> str:
        """One note. `cited` are the works that the page has cited before it; this adds its own."""
        parts = []
        for citation in citations:
            if citation.key not in self.formatted:
                continue
            form = "short" if citation.key in cited else "full"
            locator = str(escape(citation.suffix.strip()))
            text = at_place(self.formatted[citation.key], form, locator)
            parts.append(f"{escape(citation.prefix.strip())} {text}".strip())
            cited.add(citation.key)
        return "; ".join(parts)

    def finish(self, markdown: str) -> str:
        """Number the calls on a page and append its notes."""

        def call(number: int) -> str:
            link = f'<a id="call-{number}" href="#note-{number}">{number}</a>'
            return f'<sup class="call">{link}</sup>'

        text, notes = self.numbered(markdown, call)
        if not notes:
            return text
        items = "\n".join(_item(number, note) for number, note in enumerate(notes, 1))
        section = '<section class="notes" aria-label="Notes" data-search-exclude>'
        return f"{text}\n\n{section}\n<hr>\n<ol>\n{items}\n</ol>\n</section>\n"

    def numbered(self, markdown: str, call: Callable[[int], str]) -> tuple[str, list[str]]:
        """A page with its calls, and its notes as HTML; `call` makes the call of a number."""
        notes: list[str] = []
        cited: set[str] = set()

        def numbering(match: re.Match[str]) -> str:
            notes.append(sentence(capital(self.note(self.blocks[int(match[1])].citations, cited))))
            return call(len(notes))

        return PLACEHOLDER.sub(numbering, markdown), notes


def _item(number: int, note: str) -> str:
    back = f'<a href="#call-{number}" aria-label="Back to the text">↩</a>'
    return f'<li id="note-{number}">{note} {back}</li>'


def prepare(markdown: str, registry: Registry) -> str:
    """A page with a placeholder where each citation stood, as mkdocs-bibtex would leave it.

    The registry's `finish` comes next.
    """
    blocks = citation_syntax.blocks(markdown)
    registry.validate_citation_blocks(blocks)
    for block in blocks:
        markdown = markdown.replace(str(block), registry.inline_text(block))
    return markdown


def link_records(markdown: str, page_address: str, corpus: Corpus) -> str:
    """Turn `[words](id:record)` into links from the page at an address.

    An id that nothing has stays as typed: `page_checks` refuses it but where it is shown as code.
    """

    def target(match: re.Match[str]) -> str:
        record = corpus.records.get(match["id"])
        if record is None:
            return match[0]
        return f"]({addresses.relative(page_address, addresses.address(record, corpus))})"

    return RECORD_LINK.sub(target, markdown)
