"""Abbreviations and terms explained where they occur, by the glossary of a history."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from chronicle.history import History, once_per_history
from chronicle.record import languages
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import italics, markup_of


@once_per_history
def explainer(history: History) -> Callable[[str], Markup]:
    """What gives prose as HTML, each term with its meaning the first time it occurs in it."""
    terms = history.corpus.of(GlossaryTerm)
    meanings = {str(escape(term.name)): str(escape(term.description)) for term in terms}
    longest_first = map(re.escape, sorted(meanings, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({'|'.join(longest_first)})(?![\w-])")

    def explain(text: str) -> Markup:
        html = italics(str(escape(markup_of(text))))
        left = dict(meanings)

        def explained(match: re.Match[str]) -> str:
            meaning = left.pop(match[1], None)
            return f'<abbr title="{meaning}">{match[1]}</abbr>' if meaning else match[1]

        return Markup(languages.mark(pattern.sub(explained, html) if meanings else html))

    return explain
