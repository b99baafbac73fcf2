"""The key of a page of the story: what its links and words look like, of what it has."""

import re

from markupsafe import Markup

from chronicle import templates

# A link to a question, as it is made.
TO_QUESTION = re.compile(r"\]\((?:\.\./)*questions/[a-z0-9-]+/")


def key_of(text: str, has_terms: bool) -> Markup:
    """The key of a page, in whose `text` links to records are made. Terms are those explained."""
    parts = []
    if TO_QUESTION.search(text):
        parts.append(Markup("<i>Links in this colour</i> lead to where accounts differ."))
    if has_terms:
        parts.append(Markup("<dfn>Dotted</dfn> words are explained."))
    spans = Markup(" ").join(templates.element("span", part) for part in parts)
    return templates.element("p", spans, **{"class": "key", "aria-hidden": "true"})
