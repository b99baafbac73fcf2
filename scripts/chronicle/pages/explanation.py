"""Abbreviations and terms explained where they occur, by the glossary of a book."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from chronicle.book import Book, once_a_book
from chronicle.record import languages
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import italics


class Explainer:
    """Explains terms where they occur, each once in a text."""

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        self.meanings = {str(escape(term.name)): str(escape(term.description)) for term in terms}
        longest_first = map(re.escape, sorted(self.meanings, key=len, reverse=True))
        words = rf"(?<![\w-])({'|'.join(longest_first)})(?![\w-])"
        self.pattern = re.compile(words) if terms else None

    def explain(self, text: str) -> Markup:
        """Prose as HTML, each term with its meaning the first time it occurs."""
        html = italics(str(escape(text)))
        explained: set[str] = set()

        def explain(match: re.Match[str]) -> str:
            term = match[1]
            if term in explained:
                return term
            explained.add(term)
            return f'<abbr title="{self.meanings[term]}">{term}</abbr>'

        if self.pattern:
            html = self.pattern.sub(explain, html)
        return Markup(languages.mark(html))


@once_a_book
def explainer(book: Book) -> Explainer:
    """What explains the terms of a book."""
    return Explainer(book.corpus.of(GlossaryTerm))
